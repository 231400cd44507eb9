import { useEffect, useRef, useState } from 'react';
import type { CityData } from '../../domain/city.ts';
import type { GridStanding } from '../../engine/metrics/compare-plans.ts';
import { groundWindows, showGround } from '../../map/bindings.ts';
import { widened } from '../../map/bounds.ts';
import { gridFeatures, gridLabelFeatures } from '../../map/features/grids.ts';
import { stationFeatures, stationViews } from '../../map/features/stations.ts';
import { bandStep, coverageFill } from '../../map/grid-colours.ts';
import { LAYERS, SOURCES } from '../../map/ids.ts';
import { type CityMap, createCityMap } from '../../map/maplibre-adapter.ts';
import { stationZooms } from '../../map/station-zooms.ts';
import type { Compared } from '../../state/comparison-store.ts';
import type { Colouring } from '../../state/view-store.ts';
import { BAND_COLOURS, type BasemapColours } from '../../ui/tokens.ts';
import { cityBounds } from '../city-bounds.ts';
import styles from './ComparedMap.module.css';

const PADDING = { top: 24, right: 24, bottom: 24, left: 24 };

/** How both sides are drawn; what is unsaid is as at the desk. */
export interface ComparedLook {
  readonly colouring?: Colouring;
  readonly colours?: BasemapColours;
  readonly scale?: number;
}

export interface ComparedMapProps extends ComparedLook {
  readonly side: 'before' | 'after';
  readonly city: CityData;
  readonly compared: Compared;
  readonly shown: string | null;
  readonly label: string;
  onMap(map: CityMap | null): void;
  onBroken(): void;
}

/** One side: its grids by band or coverage, those that are not the same on both sides with a dashed border. */
export function ComparedMap(props: ComparedMapProps) {
  const { side, city, compared, shown, label, colouring = 'band', colours, scale, onMap, onBroken } = props;
  const container = useRef<HTMLDivElement>(null);
  const callbacks = useRef({ onMap, onBroken });
  callbacks.current = { onMap, onBroken };
  const [map, setMap] = useState<CityMap | null>(null);

  useEffect(() => {
    const tell = callbacks.current;
    const opened =
      container.current && openMap(container.current, city, { colours, scale, label }, tell.onBroken);
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
  }, [city, colours, scale, label]);

  useEffect(() => {
    if (!map) return;
    showSide(map, side, compared, city, colouring);
    map.show();
  }, [map, side, compared, city, colouring]);

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
  look: Pick<ComparedMapProps, 'colours' | 'scale' | 'label'>,
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
      ...look,
    });
  } catch {
    onBroken();
    return null;
  }
}

function showSide(
  map: CityMap,
  side: 'before' | 'after',
  compared: Compared,
  city: CityData,
  colouring: Colouring,
): void {
  const { grids, stations } = compared[side];
  const rows = new Map(compared.comparison.grids.map((row) => [row.code, row]));
  showGround(map, city);
  map.showLayers([LAYERS.gridHatch], colouring === 'band');
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
    const fill = standing ? fillOf(standing, city, colouring) : null;
    map.setFeatureState(SOURCES.grids, grid.code, { fill });
  }
}

function fillOf(standing: GridStanding, { info }: CityData, colouring: Colouring): string | null {
  if (colouring === 'coverage') return coverageFill(standing.households, standing.coveredHouseholds);
  const step = bandStep(standing.bandDeviation, info.bands[standing.kind]);
  return step === null ? null : BAND_COLOURS[step];
}
