import { type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './ChosenStation.module.css';
import type { Openings } from './list/openings.ts';
import { StationCard } from './list/StationCard.tsx';
import type { ListedStation } from './list/station-list.ts';

export interface ChosenStationProps {
  /** `null` when there is no such station any more. */
  readonly listed: ListedStation | null;
  readonly openingOf: Openings;
  children(listed: ListedStation): ReactNode;
  onClose(): void;
}

/** A station that somebody was sent to by a link, or chose on the map or for its grid: open, above all others. */
export function ChosenStation({ listed, openingOf, children, onClose }: ChosenStationProps) {
  const { t } = useTranslation('finder');
  const heading = useRef<HTMLHeadingElement>(null);
  const code = listed?.station.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another station is read from its beginning.
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, [code]);
  return (
    <section className={styles.chosen} aria-labelledby="chosen">
      <div className={styles.head}>
        <h2 id="chosen" ref={heading} tabIndex={-1} className={styles.title}>
          {t('chosen.title')}
        </h2>
        <Button variant="quiet" aria-label={t('chosen.close')} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </Button>
      </div>
      {listed === null ? (
        <Notice>{t('chosen.gone')}</Notice>
      ) : (
        <StationCard
          listed={listed}
          opening={openingOf(listed.station)}
          opened
          onOpen={onClose}
          prefix="chosen"
        >
          {children(listed)}
        </StationCard>
      )}
    </section>
  );
}
