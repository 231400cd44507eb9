import type { Polygon } from '../../../domain/geometry.ts';
import type { Piece } from '../arrangement/arrange.ts';
import type { CutGround } from './cut-ground.ts';
import type { GroundRules } from './ground.ts';
import type { Region } from './regions.ts';

/** Connected pieces as one polygon. */
export function polygonOf({ arrangement }: CutGround, pieces: readonly Piece[]): Polygon {
  const members = new Set(pieces);
  const parts = arrangement.dissolve((piece) => (members.has(piece) ? '' : null)).get('') ?? [];
  if (parts.length !== 1) throw new Error(`Expected connected pieces, got ${parts.length} parts.`);
  return parts[0];
}

/** The part with most households; of equals the one with most buildings, then the largest. */
export function heaviestOf(cut: CutGround, regions: readonly Region[], { weigh }: GroundRules): Region {
  const weighed = regions.map((region) => {
    const { buildings, households } = weigh?.(polygonOf(cut, region.pieces)) ?? {
      buildings: 0,
      households: 0,
    };
    return { region, buildings, households };
  });
  weighed.sort(
    (a, b) => b.households - a.households || b.buildings - a.buildings || b.region.areaM2 - a.region.areaM2,
  );
  return weighed[0].region;
}
