import { useEffect, useRef, useState } from 'react';
import type { CityData } from '../../../domain/city.ts';
import { groundWindows, showGround } from '../../../map/bindings.ts';
import { widened } from '../../../map/bounds.ts';
import { gridFeatures, gridLabelFeatures } from '../../../map/features/grids.ts';
import { stationFeatures, stationViews } from '../../../map/features/stations.ts';
import { bandStep } from '../../../map/grid-colours.ts';
import { SOURCES } from '../../../map/ids.ts';
import { type CityMap, createCityMap } from '../../../map/maplibre-adapter.ts';
import { stationZooms } from '../../../map/station-zooms.ts';
import type { Compared } from '../../../state/comparison-store.ts';
import { BAND_COLOURS } from '../../../ui/tokens.ts';
import { cityBounds } from '../../city-bounds.ts';
import { useOpenCity } from '../desk-context.tsx';
import styles from './ComparedMap.module.css';

const PADDING = { top: 24, right: 24, bottom: 24, left: 24 };

export interface ComparedMapProps {
  readonly side: 'before' | 'after';
  readonly compared: Compared;
  readonly shown: string | null;
  readonly label: string;
  onMap(map: CityMap | null): void;
  onBroken(): void;
}

/** One side: its grids by household band, those that are not the same on both sides with a dashed border. */
export function ComparedMap({ side, compared, shown, label, onMap, onBroken }: ComparedMapProps) {
  const { data } = useOpenCity();
  const container = useRef<HTMLDivElement>(null);
  const callbacks = useRef({ onMap, onBroken });
  callbacks.current = { onMap, onBroken };
  const [map, setMap] = useState<CityMap | null>(null);

  useEffect(() => {
    const tell = callbacks.current;
    const opened = container.current && openMap(container.current, data, label, tell.onBroken);
    if (!opened) return;
    let gone = false;
    void opened.loaded.then(() => {
      if (gone) return;
      setMap(opened);
      tell.onMap(opened);
    });
    const resizes = new ResizeObserver(() => opened.resize());
    if (container.current) resizes.observe(container.current);
    return () => {
      gone = true;
      resizes.disconnect();
      setMap(null);
      tell.onMap(null);
      opened.remove();
    };
  }, [data, label]);

  useEffect(() => {
    if (map) showSide(map, side, compared, data);
  }, [map, side, compared, data]);

  useEffect(() => {
    if (!map || shown === null) return;
    map.setFeatureState(SOURCES.grids, shown, { selected: true });
    return () => map.setFeatureState(SOURCES.grids, shown, { selected: false });
  }, [map, shown]);

  return <div ref={container} className={styles.map} data-testid={`map-${side}`} />;
}

function openMap(
  container: HTMLElement,
  city: CityData,
  label: string,
  onBroken: () => void,
): CityMap | null {
  const bounds = cityBounds(city);
  if (bounds === null) return null;
  try {
    return createCityMap({
      container,
      camera: { bounds },
      limits: widened(bounds, 1),
      padding: PADDING,
      label,
    });
  } catch {
    onBroken();
    return null;
  }
}

function showSide(map: CityMap, side: 'before' | 'after', compared: Compared, city: CityData): void {
  const { grids, stations } = compared[side];
  const rows = new Map(compared.comparison.grids.map((row) => [row.code, row]));
  showGround(map, city);
  map.setWindows(groundWindows(city));
  const gridViews = grids.map((grid) => ({
    grid,
    figures: rows.get(grid.code)?.[side] ?? undefined,
    draft: rows.get(grid.code)?.lineage !== 'kept',
  }));
  map.setData(SOURCES.grids, gridFeatures(gridViews));
  map.setData(SOURCES.gridLabels, gridLabelFeatures(gridViews));
  const zooms = stationZooms(stations);
  const known = (list: Compared['before']['stations']) => new Map(list.map((one) => [one.code, one]));
  const stationsShown = stationViews(known(stations), known(compared.before.stations)).map((view) => ({
    ...view,
    fromZoom: view.standing === 'open' ? zooms[view.station.tier] : 0,
  }));
  map.setData(SOURCES.stations, stationFeatures(stationsShown));
  for (const grid of grids) {
    const standing = rows.get(grid.code)?.[side];
    const step = standing && bandStep(standing.bandDeviation, city.info.bands[grid.kind]);
    map.setFeatureState(SOURCES.grids, grid.code, { fill: step ? BAND_COLOURS[step] : null });
  }
}
