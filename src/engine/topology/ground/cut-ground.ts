import { UNASSIGNED } from '../../../domain/edit.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import { type Arrangement, arrange, type Piece } from '../arrangement/arrange.ts';
import type { Ground } from './ground.ts';

/** A community's ground in pieces, and whose each of them is. */
export interface CutGround {
  readonly ground: Ground;
  readonly arrangement: Arrangement;
  /** Per piece: the grid that holds it, or `UNASSIGNED`. */
  readonly owners: readonly string[];
  /** Whether a piece lies in the areas drawn. */
  isDrawn(piece: Piece): boolean;
}

/** Cuts the ground along lines and along the borders of areas. */
export function cutGround(
  ground: Ground,
  {
    areas = [],
    cuts = [],
  }: { areas?: readonly (Polygon | MultiPolygon)[]; cuts?: readonly (readonly LonLat[])[] },
): CutGround {
  const grids = { areas: ground.grids.map(({ code, polygon }) => ({ label: code, polygon })) };
  const drawn = { areas: areas.map((polygon) => ({ label: '', polygon })), drawn: true };
  const arrangement = arrange({ layers: [grids, drawn], outline: ground.outline, cuts });
  return {
    ground,
    arrangement,
    owners: arrangement.pieces.map((piece) => piece.labels[0] ?? UNASSIGNED),
    isDrawn: (piece) => piece.labels[1] !== null,
  };
}
