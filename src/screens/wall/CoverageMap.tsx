import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { DARK_BASEMAP } from '../../ui/tokens.ts';
import styles from './CoverageMap.module.css';
import { MapLegend } from './MapLegend.tsx';
import type { Tiers } from './use-tiers.ts';

const ReadingMap = lazy(() => import('../ReadingMap.tsx').then((screen) => ({ default: screen.ReadingMap })));

export interface CoverageMapProps {
  readonly tiers: Tiers;
  readonly className?: string;
}

/** Grids by coverage, gaps and stations in the dark. The figures beside it do without. */
export function CoverageMap({ tiers, className }: CoverageMapProps) {
  const { t } = useTranslation('wall');
  const [broken, setBroken] = useState(false);
  return (
    <div className={`${styles.frame} ${className ?? ''}`}>
      {broken ? (
        <Notice tone="attention">{t('map.missing')}</Notice>
      ) : (
        <>
          <div className={styles.map}>
            <Suspense fallback={<LoadingState />}>
              <ReadingMap
                city={tiers.inForce.city}
                figures={tiers.at[tiers.limit]}
                gaps={tiers.gaps}
                colours={DARK_BASEMAP}
                label={t('map.title')}
                onBroken={() => setBroken(true)}
              />
            </Suspense>
          </div>
          <MapLegend />
        </>
      )}
    </div>
  );
}
