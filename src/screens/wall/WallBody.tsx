import type { ReactNode } from 'react';
import { Breadcrumb } from './Breadcrumb.tsx';
import { CoverageMap } from './CoverageMap.tsx';
import { Headlines } from './Headlines.tsx';
import { GridPanel } from './panels/GridPanel.tsx';
import { RankingPanel } from './panels/RankingPanel.tsx';
import { StaffPanel } from './panels/StaffPanel.tsx';
import { StationsPanel } from './panels/StationsPanel.tsx';
import { TierPanel } from './panels/TierPanel.tsx';
import { TrendPanel } from './panels/TrendPanel.tsx';
import { WorstPanel } from './panels/WorstPanel.tsx';
import type { MapStory } from './use-map-story.ts';
import styles from './WallBody.module.css';
import type { WallLink } from './wall-link.ts';
import type { WallView } from './wall-view.ts';

export interface WallBodyProps {
  readonly view: WallView;
  readonly link: WallLink;
  readonly story: MapStory;
  /** Code of the place that keys point at. */
  readonly pointed: string | null;
  /** Switches beside the way back. */
  readonly switches: ReactNode;
  /** Leads from what changed to before and after. */
  readonly compare: ReactNode;
}

/** Headlines over the map, and around it what stands behind them, for the place one stands at. */
export function WallBody({ view, link, story, pointed, switches, compare }: WallBodyProps) {
  const isGrid = view.area.level === 'grid';
  return (
    <main className={styles.main}>
      <Headlines view={view} story={story} compare={compare} />
      <div className={styles.body}>
        {isGrid ? <GridPanel view={view} /> : <RankingPanel view={view} pointed={pointed} />}
        <TrendPanel view={view} story={story} />
        <CoverageMap view={view} theme={link.theme} raised={link.raised}>
          <Breadcrumb view={view} />
          {switches}
        </CoverageMap>
        {!isGrid && <WorstPanel view={view} />}
        <StationsPanel view={view} />
        <TierPanel view={view} />
        <StaffPanel view={view} />
      </div>
    </main>
  );
}
