import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { StationCard } from './StationCard.tsx';
import styles from './StationList.module.css';
import type { ListedStation } from './station-list.ts';

const STEP = 10;

export interface StationListProps {
  readonly stations: readonly ListedStation[];
  /** A place is known, so the list is sorted by walks. */
  readonly placed: boolean;
  /** The walks are still being worked out. */
  readonly counting: boolean;
  readonly openOnly: boolean;
  onShowAll(): void;
}

export function StationList({ stations, placed, counting, openOnly, onShowAll }: StationListProps) {
  const { t } = useTranslation('finder');
  const [limit, setLimit] = useState(STEP);
  const rest = Math.min(STEP, stations.length - limit);
  return (
    <section aria-labelledby="stations" aria-busy={counting}>
      <div className={styles.head}>
        <h2 id="stations" className={styles.title}>
          {placed ? t('list.near') : t('list.all')}
        </h2>
        <p className={styles.hint} role="status">
          {counting ? t('list.counting') : !placed && t('list.hint')}
        </p>
      </div>
      {stations.length === 0 ? (
        <EmptyState
          level={3}
          title={t('list.empty')}
          action={openOnly && <Button onClick={onShowAll}>{t('list.showAll')}</Button>}
        >
          <p>{openOnly ? t('list.emptyOpen') : t('list.emptyCity')}</p>
        </EmptyState>
      ) : (
        <ol className={styles.list}>
          {stations.slice(0, limit).map((listed) => (
            <StationCard key={listed.station.code} listed={listed} placed={placed && !counting} />
          ))}
        </ol>
      )}
      {rest > 0 && (
        <Button className={styles.more} onClick={() => setLimit(limit + STEP)}>
          {t('list.more', { count: rest })}
        </Button>
      )}
    </section>
  );
}
