import { type ReactNode, useDeferredValue, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import type { Openings } from './openings.ts';
import { StationCard } from './StationCard.tsx';
import styles from './StationList.module.css';
import type { ListedStation } from './station-list.ts';

/** As many as anybody reads at once. */
const STEP = 20;
/** As many as a phone has room for: they are painted first, the rest of the step right after them. */
const AT_ONCE = 5;

export interface StationListProps {
  readonly stations: readonly ListedStation[];
  readonly openingOf: Openings;
  /** A place is known, so the list is sorted by walks. */
  readonly placed: boolean;
  /** The walks are still being worked out. */
  readonly counting: boolean;
  /** Something is asked of a station that not all have. */
  readonly filtered: boolean;
  /** Code of the station whose card is open; `null` none. */
  readonly opened: string | null;
  onOpen(code: string | null): void;
  onShowAll(): void;
  /** What the open card shows. */
  details(listed: ListedStation): ReactNode;
}

export function StationList(props: StationListProps) {
  const { stations, openingOf, placed, counting, filtered, opened, onOpen, onShowAll, details } = props;
  const { t } = useTranslation('finder');
  const [limit, setLimit] = useState(STEP);
  const drawn = useDeferredValue(limit, AT_ONCE);
  const rest = Math.min(STEP, stations.length - limit);
  return (
    <section aria-labelledby="stations" aria-busy={counting}>
      <div className={styles.head}>
        <h2 id="stations" className={styles.title} tabIndex={-1}>
          {placed ? t('list.near') : t('list.all')}
        </h2>
        <p className={styles.hint} role="status">
          {counting
            ? t('list.counting')
            : placed
              ? t('list.count', { count: stations.length })
              : t('list.hint')}
        </p>
      </div>
      {stations.length === 0 ? (
        <EmptyState
          level={3}
          title={t('list.empty')}
          action={filtered && <Button onClick={onShowAll}>{t('list.showAll')}</Button>}
        >
          <p>{filtered ? t('list.emptyFiltered') : t('list.emptyCity')}</p>
        </EmptyState>
      ) : (
        <ol className={styles.list}>
          {stations.slice(0, drawn).map((listed) => (
            <li key={listed.station.code}>
              <StationCard
                listed={listed}
                opening={openingOf(listed.station)}
                opened={opened === listed.station.code}
                onOpen={(open) => onOpen(open ? listed.station.code : null)}
              >
                {opened === listed.station.code && details(listed)}
              </StationCard>
            </li>
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
