import type { PublicIndex, PublicProfile } from '../../domain/public-city.ts';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { useTranslation } from '../../ui/translation.ts';
import { useNow } from '../use-now.ts';
import styles from './FinderFooter.module.css';
import { ageWords, momentWords } from './moment-words.ts';

export interface FinderFooterProps {
  readonly index: PublicIndex;
  readonly profile: PublicProfile;
}

/** How it was worked out, whose data it is and how old. */
export function FinderFooter({ index, profile }: FinderFooterProps) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const now = useNow();
  const { city, madeAt, walkProfiles } = index;
  const made = new Date(madeAt);
  const pace = shared(`profileWithSpeed.${profile}`, {
    speed: formatNumber(walkProfiles[profile].speedKmh, 1),
  });
  return (
    <footer className={styles.footer}>
      <p>{t('footer.how', { profile: pace })}</p>
      <p className={styles.facts}>
        {city.synthetic && <strong>{shared('syntheticData')}</strong>}
        {city.mapApprovalNumber !== null && (
          <span>{shared('mapApproval', { number: city.mapApprovalNumber })}</span>
        )}
        {city.dataDate !== null && <span>{shared('dataDate', { date: formatDay(city.dataDate) })}</span>}
        {city.source !== null && <span>{city.source}</span>}
        <span>{t('footer.made', { when: momentWords(made), age: ageWords(made, now) })}</span>
        <span>{shared('gridLineNotice')}</span>
      </p>
    </footer>
  );
}
