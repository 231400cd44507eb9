import type { ReactNode } from 'react';
import { Breadcrumb } from './Breadcrumb.tsx';
import { BeforeAfterMap } from './before-after/BeforeAfterMap.tsx';
import { DifferencesPanel } from './before-after/DifferencesPanel.tsx';
import type { BeforeAfterState } from './before-after/use-before-after.ts';
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
  readonly beforeAfter: BeforeAfterState;
}

/** Headlines over the map, and around it what stands behind them, for the place one stands at. */
export function WallBody({ view, link, story, pointed, switches, beforeAfter }: WallBodyProps) {
  const isGrid = view.area.level === 'grid';
  const overMap = (
    <>
      <Breadcrumb view={view} />
      {switches}
    </>
  );
  return (
    <main className={styles.main}>
      <Headlines view={view} story={story} />
      <div className={styles.body}>
        <div className={styles.left}>
          {isGrid ? <GridPanel view={view} /> : <RankingPanel view={view} pointed={pointed} />}
          {beforeAfter.status === 'off' ? (
            <TrendPanel view={view} story={story} />
          ) : (
            <DifferencesPanel view={view} state={beforeAfter} />
          )}
        </div>
        {beforeAfter.status === 'ready' ? (
          <BeforeAfterMap view={view} theme={link.theme} result={beforeAfter.result}>
            {overMap}
          </BeforeAfterMap>
        ) : (
          <CoverageMap view={view} theme={link.theme} raised={link.raised}>
            {overMap}
          </CoverageMap>
        )}
        <div className={styles.right}>
          <WorstPanel view={view} />
          <StationsPanel view={view} />
          <TierPanel view={view} />
          <StaffPanel view={view} />
        </div>
      </div>
    </main>
  );
}
