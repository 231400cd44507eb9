/** In which grid and which community a position or a stroke lies. */
import type { Grid } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import { polygonCovers, shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import type { OpenCity } from '../state/city-store.ts';
import { communitiesNear, gridsOfCommunity } from './borders.ts';

/** The grid on whose ground the position lies; `null` where no grid is. */
export function gridAt({ current }: OpenCity, [lon, lat]: LonLat): Grid | null {
  for (const code of communitiesNear(current.grids, [lon, lat, lon, lat])) {
    const grid = gridsOfCommunity(current.grids, code).find(({ geometry }) =>
      polygonCovers(geometry.coordinates, lon, lat),
    );
    if (grid) return grid;
  }
  return null;
}

/** Code of the community around the position; `null` outside every community. */
export function communityAt(city: OpenCity, at: LonLat): string | null {
  const grid = gridAt(city, at);
  if (grid) return grid.communityCode;
  const [lon, lat] = at;
  const unit = city.data.adminUnits.find(
    ({ level, geometry }) =>
      level === 'community' &&
      shapeCovers(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates, lon, lat),
  );
  return unit?.code ?? null;
}

/** The community in which most of these positions lie; `null` when none lies in any. */
export function communityOfMost(city: OpenCity, places: readonly LonLat[]): string | null {
  return mostFrequent(places.flatMap((at) => communityAt(city, at) ?? []));
}

/** The grid that a line runs through: `preferred` when it does, else the one it is longest in; `null` for none. */
export function gridAlong(city: OpenCity, line: readonly LonLat[], preferred: string | null): Grid | null {
  const codes = samplesOf(line).flatMap((at) => gridAt(city, at)?.code ?? []);
  const code = preferred !== null && codes.includes(preferred) ? preferred : mostFrequent(codes);
  return code === null ? null : (city.current.grids.get(code) ?? null);
}

const SAMPLES = 24;

/** Positions inside the line's segments, denser where segments are longer. */
function samplesOf(line: readonly LonLat[]): LonLat[] {
  const lengths = line.slice(1).map(([lon, lat], i) => Math.hypot(lon - line[i][0], lat - line[i][1]));
  const total = lengths.reduce((sum, length) => sum + length, 0);
  return lengths.flatMap((length, i) => {
    const count = Math.ceil((SAMPLES * length) / (total || 1));
    return Array.from({ length: count }, (_, k): LonLat => {
      const share = (k + 0.5) / count;
      const [a, b] = [line[i], line[i + 1]];
      return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
    });
  });
}

function mostFrequent(codes: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  let best: string | null = null;
  for (const [code, count] of counts) {
    if (best === null || count > (counts.get(best) ?? 0)) best = code;
  }
  return best;
}
