import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import { problemPlace, problemSentence } from '../problem-words.ts';
import styles from './ProblemList.module.css';

/** The heaviest thing for which the database would not publish the plan, where it is, and how many more there are. */
export function PublicationStops() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const figures = useDeskState('figures', ({ current }) => current);
  const entries = useDeskState('problems', (problems) => problems.entries);
  const stops = entries.filter(({ stopsPublication }) => stopsPublication);
  if (stops.length === 0) return null;
  const { problems } = stops[0];
  const problem = problems.find(({ isNew }) => isNew) ?? problems[0];
  const place = problemPlace(problem, city, t);
  const sentence = problemSentence(problem, city, figures, t);
  return (
    <p role="alert" className={styles.stops}>
      <span aria-hidden="true">{STATE_SIGNS.broken} </span>
      {t('problems.cannotPublish', { place, sentence })}{' '}
      {stops.length > 1 && t('problems.cannotPublishMore', { count: stops.length - 1 })}
    </p>
  );
}
