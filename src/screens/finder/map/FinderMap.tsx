/**
 * The finder's map: the same stations as the list beside it, on the ground of the public tiles, with the visitor's
 * place, their grid and the way. Loaded on its own when somebody asks for it; whoever shows it works without it too.
 */
import { useEffect, useMemo, useRef, useState } from 'react';
import type { LonLat, LonLatBounds } from '../../../domain/geometry.ts';
import type { PublicGrid, PublicIndex, PublicStation, PublicTile } from '../../../domain/public-city.ts';
import type { StationRoute } from '../../../domain/route.ts';
import type { CityMap } from '../../../map/maplibre-adapter.ts';
import { addMessages } from '../../../ui/i18n.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './FinderMap.module.css';
import { MapControls } from './MapControls.tsx';
import { MapCredit } from './MapCredit.tsx';
import { stationMarks, tappedStation } from './map-marks.ts';
import { messages } from './messages.ts';
import { openFinderMap } from './open-finder-map.ts';
import { type LoadGround, useMapGround } from './use-map-ground.ts';
import { useMapPictures } from './use-map-pictures.ts';
import { useMapView } from './use-map-view.ts';

addMessages('finderMap', messages);

export interface FinderMapProps {
  readonly index: PublicIndex;
  /** Those of the list. */
  readonly stations: readonly PublicStation[];
  readonly selectedCode: string | null;
  /** Where the visitor starts. Keep it the same object as long as it is the same place. */
  readonly place: LonLat | null;
  /** The ground around the place; `null` before there is one. */
  readonly tiles: readonly PublicTile[] | null;
  /** The visitor's own; its line is drawn where lines are public. */
  readonly grid: PublicGrid | null;
  readonly route: StationRoute | null;
  /** Sends for the ground around what is looked at. Keep it stable. */
  readonly loadGround: LoadGround;
  onTapPlace(position: LonLat): void;
  onSearchArea(area: LonLatBounds): void;
  onSelect(stationCode: string): void;
}

export function FinderMap(props: FinderMapProps) {
  const { index, stations, selectedCode, place, tiles, grid, route, loadGround } = props;
  const { t } = useTranslation('finderMap');
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<CityMap | null>(null);
  const [broken, setBroken] = useState(false);
  const marks = useMemo(() => stationMarks(stations, selectedCode), [stations, selectedCode]);
  const events = useRef({ onTap: (_at: LonLat) => {}, onEnter: props.onTapPlace });
  events.current = {
    onTap(at) {
      const station = map === null ? null : tappedStation(map, marks, at);
      if (station === null) props.onTapPlace(at);
      else props.onSelect(station.code);
    },
    onEnter: props.onTapPlace,
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: it is opened once; what changes is given to it below.
  useEffect(() => {
    try {
      return openFinderMap(
        element.current!,
        { bounds: index.bounds, place, label: t('label') },
        {
          onLoaded: setMap,
          onTap: (at) => events.current.onTap(at),
          onEnter: (middle) => events.current.onEnter(middle),
        },
      );
    } catch {
      setBroken(true);
    }
  }, []);
  const ground = useMapGround(map, tiles, loadGround);
  useMapPictures(map, { city: ground.city, marks, selectedCode, place, grid, route }, element);
  useMapView(map, { place, route, selected: stations.find(({ code }) => code === selectedCode) ?? null });

  if (broken) return <Notice tone="attention">{t('missing')}</Notice>;
  return (
    <section className={styles.map} aria-label={t('title')}>
      <div className={styles.frame}>
        <div ref={element} className={styles.canvas} data-testid="map" />
        <span className={styles.middle} aria-hidden="true" />
        {map !== null && (
          <MapControls
            map={map}
            bounds={index.bounds}
            onSearchArea={props.onSearchArea}
            onStartHere={props.onTapPlace}
          />
        )}
      </div>
      <MapCredit city={index.city} />
      <p className={styles.hint}>{t('hint')}</p>
      <p role="status" className={styles.hint}>
        {ground.failed && t('groundMissing')}
      </p>
    </section>
  );
}
