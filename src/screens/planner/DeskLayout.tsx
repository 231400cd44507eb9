/** The desk of the planner: header, map with its floating panels, inspector and problems, table, footer. */
import { useCallback, useEffect, useState } from 'react';
import type { LonLat } from '../../domain/geometry.ts';
import type { MapAdapter } from '../../map/adapter.ts';
import { CityMapView } from '../../map/CityMapView.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useSession } from '../../ui/session.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { CompareView } from './compare/CompareView.tsx';
import styles from './DeskLayout.module.css';
import { useCityPart, useDesk, useDeskState } from './desk-context.tsx';
import { useLeaveWarning, useLinkedView, useUndoKeys } from './desk-hooks.ts';
import { useDeskKeys } from './desk-keys.ts';
import { AddStationDialog } from './dialogs/AddStationDialog.tsx';
import { ShortcutDialog } from './dialogs/ShortcutDialog.tsx';
import { MapContext } from './map-context.tsx';
import { CoverageSettingsBar } from './parts/CoverageSettingsBar.tsx';
import { DeskFooter } from './parts/DeskFooter.tsx';
import { DeskHeader } from './parts/DeskHeader.tsx';
import { DragReadout } from './parts/DragReadout.tsx';
import { GridTable } from './parts/GridTable.tsx';
import { Inspector } from './parts/Inspector.tsx';
import { LayerPanel } from './parts/LayerPanel.tsx';
import { NoticeLine, ToldLine } from './parts/NoticeLine.tsx';
import { PreviewPanel } from './parts/PreviewPanel.tsx';
import { SearchBox } from './parts/SearchBox.tsx';
import { SidePanel } from './parts/SidePanel.tsx';
import { ToolBar } from './parts/ToolBar.tsx';
import { ToolOptions } from './parts/ToolOptions.tsx';

export function DeskLayout() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const hasGrids = useCityPart(({ data }) => data.grids.length > 0);
  const [map, setMap] = useState<MapAdapter | null>(null);
  const [noMap, setNoMap] = useState(false);
  const [stationAt, setStationAt] = useState<LonLat | null>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const openHelp = useCallback(() => setHelpOpen(true), []);
  useDeskKeys(desk, openHelp);
  useLinkedView(desk);
  useUndoKeys(desk);
  useLeaveWarning(desk);
  useExpiredSession();

  return (
    <MapContext value={map}>
      <div className={styles.desk}>
        <a className={styles.skip} href="#grid-table">
          {t('skipToTable')}
        </a>
        <DeskHeader />
        <main className={styles.map} aria-label={t('title')}>
          {noMap ? (
            <EmptyState title={t('noWebGl.title')}>{t('noWebGl.body')}</EmptyState>
          ) : (
            <CityMapView
              desk={desk}
              label={t('map')}
              onMap={setMap}
              onAskForStation={setStationAt}
              onBroken={() => setNoMap(true)}
            />
          )}
          <div className={styles.left}>
            <ToolBar onHelp={openHelp} />
            <LayerPanel />
          </div>
          <div className={styles.top}>
            <SearchBox />
            <CoverageSettingsBar />
            <ToolOptions />
          </div>
          <div className={styles.notice}>
            {!hasGrids && <p className={styles.noGrids}>{t('noGrids')}</p>}
            <NoticeLine />
            <ToldLine />
          </div>
          <DragReadout map={map} />
          <PreviewPanel />
        </main>
        <aside className={styles.side}>
          <Inspector />
          <SidePanel />
        </aside>
        <GridTable />
        <DeskFooter />
        <CompareView />
        {helpOpen && <ShortcutDialog onClose={() => setHelpOpen(false)} />}
        {stationAt && <AddStationDialog at={stationAt} onClose={() => setStationAt(null)} />}
      </div>
    </MapContext>
  );
}

/** When the backend no longer knows who this is, the sign-in comes over the page; the draft stays below. */
function useExpiredSession(): void {
  const { expire } = useSession();
  const refusal = useDeskState('draft', (draft) => draft.refusal);
  useEffect(() => {
    if (refusal === 'not_signed_in') expire();
  }, [refusal, expire]);
}
