import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../domain/problem.ts';
import type { OpenCity } from '../../../state/city-store.ts';
import { select } from '../../../state/view-store.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { useShowPlace } from '../map-context.tsx';
import { codesIn, problemPlace, problemSentence } from '../problem-words.ts';
import styles from './ProblemList.module.css';

/** Longer lists are not read; the table filters the rest. */
const SHOWN = 100;

/** What is wrong in scope, worst first; each entry leads to its place. */
export function ProblemList() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const all = useDeskState('figures', (figures) => figures.problems);
  const stale = useDeskState('figures', (figures) => figures.problemsStale);
  const scope = useDeskState('view', (view) => view.scope);
  const problems = useMemo(() => problemsInScope(city, all, scope), [city, all, scope]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, also when no entry can take the focus.
    <section className={styles.problems} aria-label={t('problems.label')} aria-busy={stale} tabIndex={0}>
      <h2 className={styles.title}>
        {t('problems.label')} <span className={styles.count}>{problems.length}</span>
        {stale && <span className={styles.stale}>{t('problems.checking')}</span>}
      </h2>
      {problems.length === 0 && !stale && (
        <p className={styles.none}>
          <span aria-hidden="true">{STATE_SIGNS.fine} </span>
          {t('problems.none')}
        </p>
      )}
      <Entries problems={problems.slice(0, SHOWN)} />
      {problems.length > SHOWN && (
        <p className={styles.none}>{t('problems.more', { count: problems.length - SHOWN })}</p>
      )}
    </section>
  );
}

interface EntriesProps {
  readonly problems: readonly Problem[];
  /** Prints, beside each sentence, the one that the database answered. */
  readonly withDatabaseWords?: boolean;
  readonly onOpened?: () => void;
}

/** Problems as buttons that select and show what they are about. */
export function Entries({ problems, withDatabaseWords = false, onOpened }: EntriesProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const city = useOpenCity();
  const figures = useDeskState('figures', ({ current }) => current);
  const show = useShowPlace();
  const open = (problem: Problem) => {
    const [code] = codesIn(problem, city);
    if (code === undefined) return;
    if (city.current.grids.has(code)) select(desk.stores.view, { kind: 'grid', code });
    if (city.current.stations.has(code)) select(desk.stores.view, { kind: 'station', code });
    show(code);
    onOpened?.();
  };
  return (
    <ul className={styles.list}>
      {problems.map((problem, index) => {
        const error = problem.severity === 'error';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may stand twice at one place; position tells them apart.
          <li key={`${problem.code}:${problem.where}:${index}`}>
            <button type="button" className={styles.entry} onClick={() => open(problem)}>
              <span
                className={error ? styles.error : styles.warning}
                title={t(`problems.severity.${problem.severity}`)}
              >
                {error ? STATE_SIGNS.broken : STATE_SIGNS.attention}
              </span>
              <span className={styles.words}>
                <strong>
                  {t(`problems.code.${problem.code}`)} · {problemPlace(problem, city, t)}
                </strong>
                <span className={styles.message}>{problemSentence(problem, city, figures, t)}</span>
                {withDatabaseWords && (
                  <span className={styles.databaseWords} lang="en">
                    {problem.message}
                  </span>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function problemsInScope(city: OpenCity, problems: readonly Problem[], scope: string | null): Problem[] {
  const communities = scope === null ? null : city.index.communitiesWithin(scope);
  const within = (problem: Problem) =>
    communities === null ||
    codesIn(problem, city).some((code) => {
      const community = city.current.grids.get(code)?.communityCode ?? code;
      return communities.has(community);
    });
  const weight = (problem: Problem) => (problem.severity === 'error' ? 0 : 1);
  return problems.filter(within).sort((a, b) => weight(a) - weight(b));
}
