import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { rankedLevel } from './aggregate.ts';
import { CoverageMap } from './CoverageMap.tsx';
import { Headlines } from './Headlines.tsx';
import { worstCommunities, worstGrids } from './headlines.ts';
import { RankingPanel } from './RankingPanel.tsx';
import type { Tiers } from './use-tiers.ts';
import styles from './WallBody.module.css';
import { WorstPanel } from './WorstPanel.tsx';

const MOST_GRIDS = 16;
const MOST_COMMUNITIES = 8;

/** Headlines over the map, from the larger units at the left to the single grids at the right. */
export function WallBody({ tiers }: { readonly tiers: Tiers }) {
  const { t } = useTranslation('wall');
  const { city } = tiers.inForce;
  const figures = tiers.at[tiers.limit];
  const grids = useMemo(() => worstGrids(city, figures.grids, MOST_GRIDS), [city, figures]);
  const communities = useMemo(() => worstCommunities(city, figures.grids, MOST_COMMUNITIES), [city, figures]);
  const shared = { limitMinutes: figures.settings.limitMinutes, withoutGrids: city.grids.length === 0 };
  // Where communities are what is ranked, the ranking already shows its worst end.
  const withCommunities = rankedLevel(city) !== 'community' && communities.length > 0;
  return (
    <main className={styles.main}>
      <Headlines city={city} figures={figures} />
      <div className={styles.body}>
        <Column label={t('columns.units')}>
          <RankingPanel tiers={tiers} />
          {withCommunities && <WorstPanel of="community" worst={communities} {...shared} />}
        </Column>
        <CoverageMap className={styles.map} tiers={tiers} />
        <Column label={t('columns.grids')}>
          <WorstPanel of="grid" worst={grids} {...shared} />
        </Column>
      </div>
    </main>
  );
}

/** A column that scrolls by itself on a low screen, and then by keyboard too. */
function Column({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <ScrollRegion className={styles.side} aria-label={label}>
      {children}
    </ScrollRegion>
  );
}
