import type { ReactNode } from 'react';
import type { PublicStation } from '../../../domain/public-city.ts';
import { Button } from '../../../ui/Button.tsx';
import { facilityNames, serviceName } from '../../../ui/data-words.ts';
import { formatDay } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import type { OpeningState } from '../opening-state.ts';
import { openingWords } from '../opening-words.ts';
import { PhoneLink } from '../PhoneLink.tsx';
import { isOpen } from './openings.ts';
import styles from './StationCard.module.css';
import type { ListedStation } from './station-list.ts';
import { Walk } from './Walk.tsx';

export interface StationCardProps {
  readonly listed: ListedStation;
  /** `null` until the hours can be read. */
  readonly opening: OpeningState | null;
  readonly opened: boolean;
  onOpen(opened: boolean): void;
  /** What an opened card shows: the way there, sharing, a report. */
  readonly children: ReactNode;
  /** Tells a second card of the same station on a page apart. */
  readonly prefix?: string;
}

/** One station: minutes large, then whether it is open, what it is, what it offers and how to call. */
export function StationCard({
  listed,
  opening,
  opened,
  onOpen,
  children,
  prefix = 'listed',
}: StationCardProps) {
  const { t } = useTranslation('finder');
  const { station, reach } = listed;
  const [nameId, detailsId] = [`${prefix}-name-${station.code}`, `${prefix}-more-${station.code}`];
  return (
    <article className={styles.card} aria-labelledby={nameId} data-station={station.code}>
      <div className={styles.walk}>
        <Walk station={station} reach={reach} />
      </div>
      <div className={styles.facts}>
        <h3 id={nameId} className={styles.name}>
          {station.name}
        </h3>
        <p className={isOpen(opening) ? styles.open : styles.closed}>
          <span aria-hidden="true">{isOpen(opening) ? '●' : '○'} </span>
          {openingWords(t, opening)}
        </p>
        <StationFacts station={station} />
      </div>
      <div className={styles.acts}>
        {station.phone !== null && (
          <PhoneLink
            phone={station.phone}
            label={t('card.call', { name: station.name, phone: station.phone })}
          />
        )}
        <Button
          className={styles.more}
          aria-expanded={opened}
          aria-controls={opened ? detailsId : undefined}
          aria-label={t(opened ? 'card.lessOf' : 'card.moreOf', { name: station.name })}
          onClick={() => onOpen(!opened)}
        >
          {t(opened ? 'card.less' : 'card.more')}
        </Button>
      </div>
      {opened && (
        <div id={detailsId} className={styles.details}>
          {children}
        </div>
      )}
    </article>
  );
}

function StationFacts({ station }: { readonly station: PublicStation }) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  return (
    <>
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
      <p className={styles.quiet}>
        {station.checkedOn === null
          ? t('card.neverChecked')
          : t('card.checked', { date: formatDay(station.checkedOn) })}
      </p>
    </>
  );
}
