import type { CityDraft } from './draft.ts';
import { type Spot, snapped } from './frame.ts';
import type { Line } from './planar-map.ts';
import { distance, isInside } from './plane.ts';
import type { Random } from './random.ts';
import { isWalkable } from './roadside.ts';

export interface StationSite {
  readonly at: Spot;
  /** The street it stands at. */
  readonly line: Line | null;
  /** The compound it stands in, −1 at the roadside. */
  readonly compound: number;
}

/** From the middle of the street to a station's door. */
const DOOR_M = 4.5;

/** A spot at one of the longest street sides of the grid, inside the grid. */
export function roadside(city: CityDraft, index: number, random: Random): StationSite | null {
  const { map } = city;
  const options: (StationSite & { length: number })[] = [];
  for (const face of city.grids[index].faces) {
    const ring = map.ringOf(face);
    const spots = map.spotsOf(ring);
    ring.forEach((node, i) => {
      const [a, b] = [spots[i], spots[(i + 1) % spots.length]];
      const length = distance(a, b);
      const line = map.lineOf(node, ring[(i + 1) % ring.length]);
      if (length < 12 || !isWalkable(line.kind)) return;
      const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      const at = snapped(x - ((b.y - a.y) / length) * DOOR_M, y + ((b.x - a.x) / length) * DOOR_M);
      if (isInside(at, spots)) options.push({ at, line, compound: -1, length });
    });
  }
  options.sort((a, b) => b.length - a.length);
  return options.length > 0 ? random.pick(options.slice(0, 3)) : null;
}

/** The building nearest to the first gate of the grid's compound. */
export function inBuilding(city: CityDraft, index: number): StationSite | null {
  const { compound } = city.grids[index];
  if (compound < 0) return null;
  const [gate] = city.compounds[compound].gates;
  let nearest: Spot | null = null;
  for (const building of city.buildings) {
    if (building.compound !== compound) continue;
    if (!nearest || distance(building.at, gate) < distance(nearest, gate)) nearest = building.at;
  }
  return nearest && { at: nearest, line: null, compound };
}
