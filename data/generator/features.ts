/** Compounds, gates, buildings and the backdrop as the city's records. */
import type { BackdropFeature, BuildingTable, Compound, Gate, Grid } from '../../src/domain/city.ts';
import { ALWAYS_OPEN } from '../../src/domain/city.ts';
import type { CityDraft } from './draft.ts';
import { type Spot, toLonLat } from './frame.ts';
import type { NameBook } from './names.ts';
import type { LineKind, PlanarMap } from './planar-map.ts';
import { distance } from './plane.ts';
import type { Random } from './random.ts';
import { polygonOf } from './register.ts';

const SIDE_GATE_HOURS = ['Mo-Su 06:00-22:00', 'Mo-Su 06:30-23:00', 'Mo-Fr 06:30-20:00; Sa,Su 08:00-18:00'];
/** The few compounds whose main gate is shut at night. */
const MAIN_GATE_HOURS = 'Mo-Su 05:30-23:30';

export function compoundsOf(
  city: CityDraft,
  grids: readonly Grid[],
  names: NameBook,
  random: Random,
): { compounds: Compound[]; gates: Gate[] } {
  const gates: Gate[] = [];
  const keepers = random.fork('gatekeepers');
  const compounds = city.compounds.map((draft): Compound => {
    const code = `${grids[draft.grid].code}X01`;
    draft.gates.forEach((at, i) => {
      const isMain = i === 0;
      const open = isMain || random.chance(0.6) ? ALWAYS_OPEN : random.pick(SIDE_GATE_HOURS);
      gates.push({
        code: `${code}-G${i + 1}`,
        compoundCode: code,
        open: isMain && keepers.chance(0.04) ? MAIN_GATE_HOURS : open,
        stepFree: keepers.chance(isMain ? 0.04 : 0.2) ? false : keepers.chance(0.8) ? true : null,
        geometry: { type: 'Point', coordinates: [...toLonLat(at)] },
      });
    });
    return {
      code,
      name: names.compound(),
      isGated: draft.isGated,
      hasPropertyManagement: random.chance(0.86),
      hasSecurity: random.chance(0.8),
      geometry: polygonOf(draft.ring),
    };
  });
  return { compounds, gates };
}

export function buildingTable(city: CityDraft, random: Random): BuildingTable {
  const { buildings } = city;
  const places = buildings.map(({ at }) => toLonLat(at));
  return {
    count: buildings.length,
    codes: buildings.map((_, i) => `B${String(i + 1).padStart(6, '0')}`),
    lon: Float64Array.from(places, ([lon]) => lon),
    lat: Float64Array.from(places, ([, lat]) => lat),
    households: Int32Array.from(buildings, ({ households }) => households),
    olderHouseholds: Int32Array.from(buildings, ({ households, kind }) =>
      Math.round(households * random.between(0.12, kind === 'courtyard_house' ? 0.5 : 0.32)),
    ),
    compoundIndex: Int32Array.from(buildings, ({ compound }) => compound),
    estimated: new Uint8Array(buildings.length),
    kinds: buildings.map(({ kind }) => kind),
    footprints: buildings.map(({ ring }) => polygonOf(ring)),
  };
}

export function backdropOf(city: CityDraft, riverHalfWidthM: number): BackdropFeature[] {
  const features: BackdropFeature[] = [];
  const river = linesOf(city.map, 'river');
  for (const spots of river) {
    features.push({
      layer: 'water',
      kind: 'river',
      name: '云汀河',
      geometry: polygonOf(ribbon(spots, riverHalfWidthM)),
    });
  }
  for (const { layer, kind, ring } of city.areas) {
    features.push({ layer, kind, name: null, geometry: polygonOf(ring) });
  }
  for (const kind of ['railway', 'expressway'] as const) {
    for (const spots of linesOf(city.map, kind)) {
      const coordinates = spots.map((spot) => [...toLonLat(spot)]);
      features.push({
        layer: 'barrier',
        kind,
        name: kind === 'railway' ? '云汀铁路' : '绕城高速',
        geometry: { type: 'LineString', coordinates },
      });
    }
  }
  for (const { ring } of city.compounds) {
    const coordinates = polygonOf(ring).coordinates[0];
    features.push({
      layer: 'barrier',
      kind: 'wall',
      name: null,
      geometry: { type: 'LineString', coordinates },
    });
  }
  return features;
}

/** The courses of one kind as unbroken lists of spots. */
function linesOf(map: PlanarMap, kind: LineKind): Spot[][] {
  const along = (node: number) =>
    map.neighbours[node].filter((other) => map.lineOf(node, other).kind === kind);
  const seen = new Set<number>();
  const lines: Spot[][] = [];
  for (let start = 0; start < map.nodes.length; start++) {
    if (seen.has(start) || along(start).length !== 1) continue;
    const line = [start];
    seen.add(start);
    for (
      let next = along(start)[0];
      next !== undefined;
      next = along(next).find((node) => !seen.has(node))!
    ) {
      line.push(next);
      seen.add(next);
    }
    lines.push(line.map((node) => map.nodes[node]));
  }
  return lines;
}

/** A band of the given half width along a line. */
function ribbon(spots: readonly Spot[], halfWidthM: number): Spot[] {
  const sides = spots.map((spot, i) => {
    const [a, b] = [spots[Math.max(0, i - 1)], spots[Math.min(spots.length - 1, i + 1)]];
    const length = distance(a, b);
    return { spot, x: (-(b.y - a.y) / length) * halfWidthM, y: ((b.x - a.x) / length) * halfWidthM };
  });
  const left = sides.map(({ spot, x, y }) => ({ x: spot.x + x, y: spot.y + y }));
  const right = sides.map(({ spot, x, y }) => ({ x: spot.x - x, y: spot.y - y }));
  return [...right, ...left.reverse()];
}
