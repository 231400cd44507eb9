import { facilityNames, serviceName } from '../../ui/data-words.ts';
import { formatDay } from '../../ui/format.ts';
import { formatMetric } from '../../ui/metric-words.ts';
import { StationGlyph } from '../../ui/StationGlyph.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { openingWords } from './opening-words.ts';
import styles from './StationCard.module.css';

import { isOpen, type ListedStation } from './station-list.ts';

export interface StationCardProps {
  readonly listed: ListedStation;
  /** Whether a walk, or its absence, is known. */
  readonly placed: boolean;
}

/** One station: minutes large, then whether it is open, what it is, what it offers and how to call. */
export function StationCard({ listed, placed }: StationCardProps) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const { station, walk, opening } = listed;
  const open = isOpen(listed);
  return (
    <li className={styles.card}>
      <div className={styles.walk}>
        {walk !== null && (
          <>
            <span aria-hidden="true">
              <span className={styles.minutes}>{formatMetric('walkMinutes', walk.walkMinutes)}</span>
              <span className={styles.unit}>{t('card.minutes')}</span>
              <span className={styles.metres}>{formatMetric('walkMetres', walk.walkMetres)}</span>
            </span>
            <VisuallyHidden>
              {t('card.walk', {
                minutes: formatMetric('walkMinutes', walk.walkMinutes),
                metres: formatMetric('walkMetres', walk.walkMetres),
              })}
            </VisuallyHidden>
          </>
        )}
        {walk === null && station.location === null && (
          <span className={styles.metres}>{t('card.online')}</span>
        )}
        {walk === null && station.location !== null && placed && (
          <span className={styles.metres}>{t('card.noPath')}</span>
        )}
        {walk === null && station.location !== null && !placed && <StationGlyph tier={station.tier} />}
      </div>
      <div className={styles.facts}>
        <h3 className={styles.name}>{station.name}</h3>
        <p className={open ? styles.open : styles.closed}>
          <span aria-hidden="true">{open ? '●' : '○'} </span>
          {openingWords(t, opening)}
        </p>
        <p className={styles.services}>
          <span className={styles.tier}>{shared(`tier.${station.tier}`)}</span>
          {station.services.map((service) => serviceName(service)).join(' · ')}
        </p>
        {station.address !== null && <p className={styles.quiet}>{station.address}</p>}
        {station.accessibility !== null && (
          <p className={styles.quiet}>
            <span aria-hidden="true">♿ </span>
            {t('card.accessibility')}
            {': '}
            {facilityNames(station.accessibility)}
          </p>
        )}
        <p className={styles.last}>
          {station.phone !== null && (
            <a
              className={styles.phone}
              href={`tel:${station.phone.replace(/[^+\d]/g, '')}`}
              aria-label={t('card.call', { name: station.name, phone: station.phone })}
            >
              <span aria-hidden="true">☎ </span>
              {station.phone}
            </a>
          )}
          <span className={styles.checked}>
            {station.checkedOn === null
              ? t('card.neverChecked')
              : t('card.checked', { date: formatDay(station.checkedOn) })}
          </span>
        </p>
      </div>
    </li>
  );
}
