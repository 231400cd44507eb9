import type { BackdropFeature } from '../../domain/city.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { arrange } from '../topology/arrangement/arrange.ts';
import type { StreetLine } from './local-streets.ts';

/** Streets that houses stand along; footpaths and drives lead into a block. OSM `highway` values. */
const BLOCK_STREETS: ReadonlySet<string> = new Set([
  'motorway',
  'motorway_link',
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'pedestrian',
  'road',
]);

/** What nobody crosses but on bridges. A wall does not end a block: it stands within one, around a compound. */
const BARRIERS: ReadonlySet<string> = new Set(['railway', 'expressway', 'river', 'canal']);

/** The ground of a community between its streets and barriers. */
export interface StreetBlocks {
  readonly polygons: readonly Polygon[];
  /** Index of the block at a position; on a street one of those beside it; −1 outside the community. */
  at(position: LonLat): number;
}

/**
 * Cuts the community's ground along all streets and barriers given. Barriers are lines: the banks of a river
 * would leave its water to nobody, while ground on both sides reaches to the middle by nearness.
 */
export function streetBlocks(
  outline: Polygon | MultiPolygon,
  streets: readonly StreetLine[],
  barriers: readonly (readonly LonLat[])[],
): StreetBlocks {
  const kerbs = streets.filter(({ kind }) => BLOCK_STREETS.has(kind)).map(({ points }) => points);
  const arrangement = arrange({ layers: [], outline, cuts: [...kerbs, ...barriers] });
  const parts = arrangement.dissolve(({ index }) => String(index));
  return {
    polygons: arrangement.pieces.map(({ index }) => parts.get(String(index))?.[0] ?? NO_GROUND),
    at: (position) => arrangement.pieceAt(position)?.index ?? -1,
  };
}

const NO_GROUND: Polygon = { type: 'Polygon', coordinates: [] };

/** The lines of rivers, railways and expressways. */
export function barrierLines(backdrop: readonly BackdropFeature[]): readonly (readonly LonLat[])[] {
  return backdrop
    .filter(({ kind }) => BARRIERS.has(kind))
    .flatMap(({ geometry }) => {
      if (geometry.type === 'LineString') return [geometry.coordinates];
      return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
    })
    .map((line) => line.map(([lon, lat]): LonLat => [lon, lat]));
}

/** The areas of rivers and canals. */
export function barrierAreas(backdrop: readonly BackdropFeature[]): readonly (Polygon | MultiPolygon)[] {
  return backdrop
    .filter(({ layer, kind }) => layer === 'water' && BARRIERS.has(kind))
    .flatMap(({ geometry }) =>
      geometry.type === 'Polygon' || geometry.type === 'MultiPolygon' ? [geometry] : [],
    );
}
