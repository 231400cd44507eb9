import type { OpenCity } from '../../../state/city-store.ts';
import type { FigureTable } from '../../../state/figures-store.ts';
import type { ProblemEntry } from '../../../state/problem-list.ts';
import { formatNumber } from '../../../ui/format.ts';
import type { Translate } from '../../../ui/i18n.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { nameOf, problemPlace, problemSentence } from '../problem-words.ts';
import styles from './ProblemList.module.css';

export interface EntryButtonProps {
  readonly entry: ProblemEntry;
  readonly words: EntryWords;
  onLook(): void;
}

/** An entry of a list of problems: its weight by sign, what it is and where; pressed, it is brought into view. */
export function EntryButton({ entry, words, onLook }: EntryButtonProps) {
  const { t } = useTranslation('planner');
  const { title, sentence } = words;
  const { reason, stopsPublication } = entry;
  const isError =
    entry.kind === 'contested' ||
    entry.kind === 'not_taken' ||
    (reason === null && entry.problems.some(({ severity }) => severity === 'error'));
  return (
    <button type="button" className={styles.entry} data-key={entry.key} onClick={onLook}>
      <span
        className={isError ? styles.error : styles.warning}
        title={t(`problems.severity.${isError ? 'error' : 'warning'}`)}
      >
        {isError ? STATE_SIGNS.broken : STATE_SIGNS.attention}
      </span>
      <span className={styles.words}>
        <strong>{title}</strong>
        <span className={styles.message}>{sentence}</span>
        {reason !== null && <span className={styles.message}>{t('problems.reasonGiven', { reason })}</span>}
        {stopsPublication && <span className={styles.stops}>{t('problems.stops')}</span>}
      </span>
    </button>
  );
}

/** What and where, and a sentence with its numbers. */
export interface EntryWords {
  readonly title: string;
  readonly sentence: string;
}

/** An entry in the language of the page. */
export function entryWords(
  entry: ProblemEntry,
  city: OpenCity,
  figures: FigureTable | null,
  t: Translate,
): EntryWords {
  const { contested, notTaken, problems } = entry;
  const households = formatNumber(entry.households);
  if (contested) {
    const grid = (code: string) => (code === '' ? t('problems.noGrid') : nameOf(code, city, t));
    const { by, keptIn, wantedIn, buildingCode } = contested;
    return {
      title: `${t('problems.contested')} · ${buildingCode}`,
      sentence: t('problems.sentence.contested', {
        name: by.name,
        wanted: grid(wantedIn),
        kept: grid(keptIn),
        households,
      }),
    };
  }
  if (notTaken) {
    const name = (city.current.stations.get(notTaken.code) ?? notTaken.mine)?.name ?? notTaken.code;
    return {
      title: `${t('problems.notTaken')} · ${name}`,
      sentence: t(notTaken.mine ? 'problems.sentence.notTaken' : 'problems.sentence.notClosed'),
    };
  }
  if (entry.kind === 'unfinished') {
    return {
      title: `${t('problems.unfinished')} · ${nameOf(entry.subjects[0], city, t)}`,
      sentence: t('problems.sentence.unfinished', { households }),
    };
  }
  const [problem] = problems;
  return {
    title: `${t(`problems.code.${problem.code}`)} · ${problemPlace(problem, city, t)}`,
    sentence: problemSentence(problem, city, figures, t),
  };
}
