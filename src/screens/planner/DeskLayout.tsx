import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LonLat } from '../../domain/geometry.ts';
import { CityMapView } from '../../map/CityMapView.tsx';
import type { CityMap } from '../../map/maplibre-adapter.ts';
import { useDesk } from './desk-context.tsx';

export function DeskLayout() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const [, setMap] = useState<CityMap | null>(null);
  const [, setStationAt] = useState<LonLat | null>(null);
  return (
    <div style={{ position: 'relative', height: '100vh' }}>
      <CityMapView
        desk={desk}
        label={t('map')}
        onMap={setMap}
        onAskForStation={setStationAt}
        onBroken={() => undefined}
      />
    </div>
  );
}
