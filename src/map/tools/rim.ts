/** The outline that a press draws round an area: between two corners of a box, or freehand as a lasso. */
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import type { MapAdapter, ScreenPoint } from '../adapter.ts';

/** A freehand rim takes a point every so many CSS pixels. */
const RIM_STEP = 6;

export interface Rim {
  begin(at: ScreenPoint): void;
  /** Takes the rim along; answers its ring, not closed, or `null` where there is nothing new to see. */
  extend(to: ScreenPoint): LonLat[] | null;
  clear(): void;
}

export function createRim(map: Pick<MapAdapter, 'unproject'>, shape: 'box' | 'lasso'): Rim {
  let rim: ScreenPoint[] = [];
  return {
    begin(at) {
      rim = [at];
    },
    extend(to) {
      const last = rim.at(-1);
      if (!last) return null;
      if (shape === 'lasso' && Math.hypot(last.x - to.x, last.y - to.y) < RIM_STEP) return null;
      rim.push(to);
      if (rim.length < (shape === 'box' ? 2 : 3)) return null;
      const corners = shape === 'lasso' ? rim : boxOf(rim[0], to);
      return corners.map((point) => rounded(map.unproject(point)));
    },
    clear() {
      rim = [];
    },
  };
}

function boxOf(a: ScreenPoint, b: ScreenPoint): ScreenPoint[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}

function rounded([lon, lat]: LonLat): LonLat {
  return [roundDegrees(lon), roundDegrees(lat)];
}
