/** A map for tests: 100,000 pixels to a degree from 120°E 30°N, and a record of what it was told. */
import type { MapAdapter } from './adapter.ts';
import type { LayerId } from './ids.ts';

export interface MapStandIn extends MapAdapter {
  readonly calls: (readonly [name: string, ...values: unknown[]])[];
  /** What `codesAt` answers for each layer, everywhere. */
  codes: Readonly<Partial<Record<LayerId, readonly string[]>>>;
}

const PIXELS_PER_DEGREE = 100_000;

export function createMapStandIn(): MapStandIn {
  const calls: [string, ...unknown[]][] = [];
  const noted =
    (name: string) =>
    (...values: unknown[]) =>
      void calls.push([name, ...values]);
  return {
    calls,
    codes: {},
    project: ([lon, lat]) => ({ x: (lon - 120) * PIXELS_PER_DEGREE, y: (30 - lat) * PIXELS_PER_DEGREE }),
    unproject: ({ x, y }) => [120 + x / PIXELS_PER_DEGREE, 30 - y / PIXELS_PER_DEGREE],
    camera: () => ({ centre: [120.005, 30.005], zoom: 15 }),
    view: () => [120, 30, 120.01, 30.01],
    size: () => ({ width: 1000, height: 1000 }),
    setData: noted('setData'),
    updateData: noted('updateData'),
    setFeatureState: noted('setFeatureState'),
    showGroup: noted('showGroup'),
    showCircles: noted('showCircles'),
    dimCoverage: noted('dimCoverage'),
    codesAt(_, layers) {
      return layers.flatMap((layer) => this.codes[layer] ?? []);
    },
    setCursor: noted('setCursor'),
    holdStill: noted('holdStill'),
    fit: noted('fit'),
    flyTo: noted('flyTo'),
  };
}
