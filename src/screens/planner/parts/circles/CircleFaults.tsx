import { useTranslation } from '../../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState } from '../../desk-context.tsx';
import styles from './circles.module.css';

/** What is still missing before the circle can be kept; nothing about a form that nobody has touched. */
export function CircleFaults() {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  const index = useCityPart((city) => city.index);
  const kept = useDeskState('circles', (state) => state.kept);
  const edit = useDeskState('circles', (state) => state.edit);
  const faults = edit === null || edit.past.length === 0 ? [] : circles.faults();
  if (faults.length === 0) return null;
  const sentences = faults.map(({ reason, subject, otherCode }) =>
    t(`circles.fault.${reason}`, {
      subject: index.units.get(subject)?.name ?? subject,
      other: kept.find(({ code }) => code === otherCode)?.name ?? otherCode ?? '',
    }),
  );
  return (
    <ul className={styles.faults} aria-label={t('circles.faults')}>
      {[...new Set(sentences)].map((sentence) => (
        <li key={sentence}>▲ {sentence}</li>
      ))}
    </ul>
  );
}
