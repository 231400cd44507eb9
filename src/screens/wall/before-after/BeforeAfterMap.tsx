import { lazy, type ReactNode, Suspense, useMemo } from 'react';
import { widened } from '../../../map/bounds.ts';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { DARK_BASEMAP, LIGHT_BASEMAP } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from '../CoverageMap.module.css';
import { MapLegend } from '../MapLegend.tsx';
import { useMapScale } from '../use-map-scale.ts';
import type { WallView } from '../wall-view.ts';
import type { BeforeAfter } from './use-before-after.ts';

const ComparedMaps = lazy(() =>
  import('../../comparing/ComparedMaps.tsx').then((screen) => ({ default: screen.ComparedMaps })),
);

export interface BeforeAfterMapProps {
  readonly view: WallView;
  readonly theme: 'dark' | 'light';
  readonly result: BeforeAfter;
  /** Lies over the upper edge of the map. */
  readonly children: ReactNode;
}

/** Both maps behind one curtain, coloured by coverage; what is not as it was has a dashed border. */
export function BeforeAfterMap({ view, theme, result, children }: BeforeAfterMapProps) {
  const { t } = useTranslation('wall');
  const { areas, area, tiers } = view;
  const scale = useMapScale();
  const bounds = useMemo(() => {
    const around = areas.boundsOf(area.code);
    return around && widened(around, 0.05);
  }, [areas, area]);
  return (
    <div className={styles.frame}>
      <div className={`${styles.map} ${styles.compared}`}>
        <Suspense fallback={<LoadingState />}>
          <ComparedMaps
            key={`${theme} ${scale}`}
            city={tiers.inForce.city}
            compared={result.compared}
            arrangement="swipe"
            shown={null}
            bounds={bounds}
            colouring="coverage"
            colours={theme === 'dark' ? DARK_BASEMAP : LIGHT_BASEMAP}
            scale={scale}
            words={{
              before: t('version', { version: result.version }),
              after: t('version', { version: tiers.inForce.version }),
              mapBefore: t('compare.mapBefore'),
              mapAfter: t('compare.mapAfter'),
              curtain: t('compare.curtain'),
              missing: t('map.missing'),
            }}
          />
        </Suspense>
        <div className={styles.over}>{children}</div>
      </div>
      <MapLegend signs={['changed']} />
    </div>
  );
}
