import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import type { LonLat } from '../../domain/geometry.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { DARK_BASEMAP, LIGHT_BASEMAP } from '../../ui/tokens.ts';
import { useTranslation } from '../../ui/translation.ts';
import styles from './CoverageMap.module.css';
import { MapLegend } from './MapLegend.tsx';
import { SurvivingMap } from './staying-on/SurvivingMap.tsx';
import { useMapScale } from './use-map-scale.ts';
import type { WallView } from './wall-view.ts';

const ReadingMap = lazy(() => import('../ReadingMap.tsx').then((screen) => ({ default: screen.ReadingMap })));

/** Height of what lies over the upper edge of the map, at a desk. */
const OVER_PIXELS = 48;

export interface CoverageMapProps {
  readonly view: WallView;
  readonly theme: 'dark' | 'light';
  readonly raised: boolean;
  /** Lies over the upper edge of the map. */
  readonly children: ReactNode;
}

/**
 * Grids by coverage, gaps, service areas and stations, with the place one stands at brought forward. A tap goes one
 * step nearer to where it was. The figures beside it do without a map.
 */
export function CoverageMap({ view, theme, raised, children }: CoverageMapProps) {
  const { t } = useTranslation('wall');
  const { areas, area, tiers } = view;
  const scale = useMapScale();
  const focus = useMemo(() => {
    const bounds = areas.boundsOf(area.code);
    const geometry = areas.shapeOf(area.code);
    return area.code === areas.home.code || !bounds || !geometry ? null : { bounds, geometry };
  }, [areas, area]);
  const tap = (at: LonLat) => {
    const nearer = areas.nearer(area.code, at);
    if (nearer) view.goTo(nearer.code);
  };
  return (
    <div className={styles.frame}>
      <div className={styles.map}>
        <SurvivingMap instead={<Notice tone="attention">{t('map.missing')}</Notice>}>
          {(onStill, onBroken) => (
            <Suspense fallback={<LoadingState />}>
              <ReadingMap
                key={`${theme} ${scale}`}
                city={tiers.inForce.city}
                figures={tiers.at[tiers.limit]}
                gaps={tiers.gaps}
                covered={tiers.covered}
                focus={focus}
                raised={raised}
                colours={theme === 'dark' ? DARK_BASEMAP : LIGHT_BASEMAP}
                scale={scale}
                roomAbove={scale * OVER_PIXELS}
                label={t('map.title')}
                onTap={tap}
                onStill={onStill}
                onBroken={onBroken}
              />
            </Suspense>
          )}
        </SurvivingMap>
        <div className={styles.over}>{children}</div>
      </div>
      <MapLegend signs={raised ? ['gap', 'covered', 'raised'] : ['gap', 'covered']} />
    </div>
  );
}
