import { type KeyboardEvent, memo, type ReactNode, useEffect, useRef } from 'react';
import type { Station } from '../../../domain/city.ts';
import { cityIn } from '../../../state/city-store.ts';
import { isEditable } from '../../../state/draft-store.ts';
import type { ProblemEntry } from '../../../state/problem-list.ts';
import { stepTo } from '../../../state/problem-store.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState } from '../desk-context.tsx';
import { mend, mendingOf, useLookAt, useShownProblems } from '../problem-entries.ts';
import { EntryButton, entryWords } from './ProblemEntry.tsx';
import styles from './ProblemList.module.css';
import { HoursNotes } from './passages/HoursNotes.tsx';
import { ReasonForm } from './ReasonForm.tsx';

/** Longer lists are not read; the table filters the rest. */
const SHOWN = 100;

/** What is wrong in scope, heaviest first: each entry can be looked at and set about; arrow keys go through them. */
export function ProblemList() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const entries = useShownProblems();
  const stale = useDeskState('problems', (problems) => problems.stale);
  const step = useDeskState('problems', (problems) => problems.step);
  const chosen = useDeskState('problems', (problems) => problems.chosen);
  const stations = useCityPart(({ current }) => current.stations);
  const lookAt = useLookAt();
  const list = useRef<HTMLUListElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const places = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    const entry = places && stepTo(desk.stores.problems, entries, places);
    if (!entry) return;
    lookAt(entry);
    event.preventDefault();
    list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(entry.key)}"]`)?.focus();
  };
  return (
    <section aria-label={t('problems.label')} aria-busy={stale} data-step={step}>
      {stale && <p className={styles.none}>{t('problems.checking')}</p>}
      {entries.length === 0 && !stale && (
        <p className={styles.none}>
          <span aria-hidden="true">{STATE_SIGNS.fine} </span>
          {t('problems.none')}
        </p>
      )}
      <ul ref={list} className={styles.list} onKeyDown={onKeyDown}>
        {entries.slice(0, SHOWN).map((entry) => (
          <Entry
            key={entry.key}
            entry={entry}
            stations={stations}
            isChosen={entry.key === chosen}
            onLook={lookAt}
          />
        ))}
      </ul>
      {entries.length > SHOWN && (
        <p className={styles.none}>{t('problems.more', { count: entries.length - SHOWN })}</p>
      )}
      <HoursNotes />
    </section>
  );
}

interface EntryProps {
  readonly entry: ProblemEntry;
  /** Their names stand in entries. */
  readonly stations: ReadonlyMap<string, Station>;
  readonly isChosen: boolean;
  readonly onLook: (entry: ProblemEntry) => void;
}

/**
 * Translating a hundred sentences takes longer than the step they follow, and an entry in which nothing is new is
 * the same object as before: so it does not listen for every change of city and figures, and reads them when it comes.
 */
const Entry = memo(function Entry({ entry, isChosen, onLook }: EntryProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const city = cityIn(desk.stores.city);
  const { current: figures } = desk.stores.figures.getState();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { contested, notTaken, problems, stopsPublication } = entry;
  const editable = useDeskState('draft', isEditable) && desk.holds('planner', 'admin');
  const needsReason = editable && stopsPublication && problems[0].code === 'cuts_compound';
  if (city === null) return null;
  const mending = mendingOf(entry, city, figures);
  const words = entryWords(entry, city, figures, t);
  const { title } = words;
  return (
    <li ref={item} aria-current={isChosen} className={`${styles.item} ${isChosen ? styles.chosen : ''}`}>
      <EntryButton entry={entry} words={words} onLook={() => onLook(entry)} />
      {contested && (
        <span className={styles.acts}>
          <Act onAct={() => void desk.settling.takeWanted([contested.buildingCode])}>
            {t('problems.takeWanted')}
          </Act>
          <Act onAct={() => void desk.settling.keep([contested.buildingCode])}>{t('problems.keep')}</Act>
        </span>
      )}
      {notTaken && (
        <span className={styles.acts}>
          <Act onAct={() => void desk.settling.takeStation(notTaken.code)}>{t('problems.takeMine')}</Act>
          <Act onAct={() => desk.settling.dropStation(notTaken.code)}>{t('problems.keep')}</Act>
        </span>
      )}
      {mending && (
        <span className={styles.acts}>
          <Act
            label={`${t(`problems.mend.${mending.kind === 'tool' ? mending.tool : 'whole'}`)} · ${title}`}
            onAct={() => {
              onLook(entry);
              mend(desk, mending);
            }}
          >
            {t(`problems.mend.${mending.kind === 'tool' ? mending.tool : 'whole'}`)}
          </Act>
        </span>
      )}
      {needsReason && (
        <details className={styles.reason}>
          <summary aria-label={`${t('problems.giveReason')} · ${title}`}>{t('problems.giveReason')}</summary>
          <ReasonForm
            action={t('problems.giveReason')}
            onGive={(reason) => void desk.editing.explainCut(problems[0].where, reason)}
          />
        </details>
      )}
    </li>
  );
});

interface ActProps {
  readonly label?: string;
  readonly children: ReactNode;
  onAct(): void;
}

function Act({ label, children, onAct }: ActProps) {
  return (
    <button type="button" className={styles.act} aria-label={label} onClick={onAct}>
      {children}
    </button>
  );
}
