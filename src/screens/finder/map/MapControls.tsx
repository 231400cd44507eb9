import type { LonLat, LonLatBounds } from '../../../domain/geometry.ts';
import type { CityMap } from '../../../map/maplibre-adapter.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './FinderMap.module.css';

export interface MapControlsProps {
  readonly map: CityMap;
  /** Of the city. */
  readonly bounds: LonLatBounds;
  onSearchArea(area: LonLatBounds): void;
  onStartHere(position: LonLat): void;
}

/** All that fingers and wheels do to the map, as buttons. */
export function MapControls({ map, bounds, onSearchArea, onStartHere }: MapControlsProps) {
  const { t } = useTranslation('finderMap');
  const zoomBy = (steps: number) => {
    const { centre, zoom } = map.camera();
    map.flyTo(centre, Math.round(zoom) + steps);
  };
  return (
    <>
      <div className={styles.zoom}>
        <Button aria-label={t('closer')} onClick={() => zoomBy(1)}>
          +
        </Button>
        <Button aria-label={t('further')} onClick={() => zoomBy(-1)}>
          −
        </Button>
      </div>
      <div className={styles.acts}>
        <Button onClick={() => onSearchArea(map.view())}>{t('searchArea')}</Button>
        <Button onClick={() => onStartHere(map.camera().centre)}>{t('fromCentre')}</Button>
        <Button onClick={() => map.fit(bounds)}>{t('whole')}</Button>
      </div>
    </>
  );
}
