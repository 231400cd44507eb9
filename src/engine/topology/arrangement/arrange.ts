/**
 * The arrangement: everything drawn over one community laid over each other and cut into pieces. It is the one
 * operation under all edits of ground. Layers of labelled areas (the grids; the grids of another plan; what
 * a brush picked up), the outline and lines that cut are snap-rounded together on the lattice of stored
 * positions; the faces that come out are the pieces, and each knows in which area of each layer it lies. An
 * edit then only says which piece goes to whom, and `dissolve` writes the polygons: neighbours share their
 * borders exactly, because both are written from the same edges. Everything is computed in whole numbers.
 */
import type { LonLat, MultiPolygon, Polygon } from '../../../domain/geometry.ts';
import { interiorPoint } from '../../geometry/interior-point.ts';
import { type PlanarBounds, ringBounds, unionBounds } from '../../geometry/planar.ts';
import { dissolveFaces } from './dissolve.ts';
import { faceAt } from './face-at.ts';
import { Lattice } from './lattice.ts';
import { type NodedEdges, nodeStrands } from './noded-edges.ts';
import { buildPlanarMap, type PlanarMap, UNBOUNDED } from './planar-map.ts';
import { StrandCollector } from './strands.ts';

export interface LabelledArea {
  readonly label: string;
  readonly polygon: Polygon | MultiPolygon;
}

export interface Layer {
  readonly areas: readonly LabelledArea[];
  /**
   * Vertices of a layer stay in all borders they lie on. Those of a layer that is only `drawn` leave no trace in
   * straight borders of others that they merely touch.
   */
  readonly drawn?: boolean;
}

/** A piece of ground that no line of the arrangement cuts. Metres are good for comparing, not for surveys. */
export interface Piece {
  readonly index: number;
  /**
   * Per layer the label of the area the piece lies in, by the even–odd rule; the lowest where areas overlap,
   * `null` in none.
   */
  readonly labels: readonly (string | null)[];
  readonly areaM2: number;
  readonly perimeterM: number;
  /** Pieces across the border, by index, with the length of border shared in metres. */
  readonly neighbours: ReadonlyMap<number, number>;
}

export interface Arrangement {
  /** Pieces inside the outline. */
  readonly pieces: readonly Piece[];
  /** The piece at a position; on a border one of those that meet there; `null` outside the outline. */
  pieceAt(position: LonLat): Piece | null;
  /** A position strictly inside the piece, not rounded. */
  interiorOf(piece: Piece): LonLat;
  /**
   * Joins pieces of the same label and writes them as polygons in canonical form, the largest part first;
   * pieces of label `null` are left out. Parts that meet only in single positions are parts of their own.
   */
  dissolve(labelOf: (piece: Piece) => string | null): Map<string, Polygon[]>;
}

export interface ArrangeInput {
  readonly layers: readonly Layer[];
  /** The community's ground; `null`: all ground in any area. */
  readonly outline: Polygon | MultiPolygon | null;
  /** Lines that cut; what hangs loose cuts nothing. They may reach anywhere. */
  readonly cuts?: readonly (readonly LonLat[])[];
}

/** Lays everything over each other. Throws a `RangeError` when the community is wider than 3.3°. */
export function arrange({ layers, outline, cuts = [] }: ArrangeInput): Arrangement {
  const bounds = boundsOf(outline === null ? layers.flatMap(geometriesOf) : [outline]);
  if (bounds === null) return EMPTY;
  const lattice = Lattice.around(bounds);
  const collector = new StrandCollector(lattice);
  const areas: DrawnArea[] = layers.flatMap((layer, index) =>
    layer.areas.map(({ label }) => ({ layer: index, label })),
  );
  layers.flatMap(geometriesOf).forEach((geometry, area) => {
    collector.addArea(area, geometry, layers[areas[area].layer].drawn ? 'drawn' : 'ground');
  });
  const outlineArea = areas.length;
  if (outline !== null) collector.addArea(outlineArea, outline, 'outline');
  for (const line of cuts) collector.addCut(line);

  const noded = nodeStrands(collector);
  const map = buildPlanarMap(noded.vertices, noded.edges);
  const members = membersOfFaces(map, noded);
  const isInside = (inside: readonly number[]): boolean =>
    outline === null ? inside.length > 0 : inside.includes(outlineArea);
  const faces = [...members.keys()].filter((face) => isInside(members[face]));
  const labels = faces.map((face) => labelsOf(members[face], areas, layers.length));
  return piecesOf(map, noded, lattice, measurePieces(map, lattice, faces, labels), faces);
}

/** Which layer an area belongs to, and its label there. */
interface DrawnArea {
  readonly layer: number;
  readonly label: string;
}

function geometriesOf({ areas }: Layer): (Polygon | MultiPolygon)[] {
  return areas.map(({ polygon }) => polygon);
}

function labelsOf(
  inside: readonly number[],
  areas: readonly DrawnArea[],
  layerCount: number,
): (string | null)[] {
  const labels: (string | null)[] = new Array(layerCount).fill(null);
  for (const area of inside) {
    if (area >= areas.length) continue;
    const { layer, label } = areas[area];
    const known = labels[layer];
    if (known === null || label < known) labels[layer] = label;
  }
  return labels;
}

/** The answers about pieces, which are these faces of the map. */
function piecesOf(
  map: PlanarMap,
  noded: NodedEdges,
  lattice: Lattice,
  pieces: readonly Piece[],
  faces: readonly number[],
): Arrangement {
  const pieceOfFace = new Map(faces.map((face, index) => [face, pieces[index]]));
  const dissolve: Arrangement['dissolve'] = (labelOf) => {
    const labels: (string | null)[] = new Array(map.faceCount).fill(null);
    for (const [face, piece] of pieceOfFace) labels[face] = labelOf(piece);
    return dissolveFaces(map, noded, lattice, labels);
  };
  return {
    pieces,
    pieceAt: ([lon, lat]) => {
      const face = faceAt(map, lattice.xOf(lon), lattice.yOf(lat), (one) => pieceOfFace.has(one));
      return face === null ? null : (pieceOfFace.get(face) ?? null);
    },
    interiorOf: (piece) => {
      const [polygon] = dissolve((one) => (one === piece ? '' : null)).get('') ?? [];
      const inside = polygon === undefined ? null : interiorPoint([polygon.coordinates]);
      if (inside === null) throw new Error(`Expected a piece of this arrangement, got ${piece.index}.`);
      return inside;
    },
    dissolve,
  };
}

const EMPTY: Arrangement = {
  pieces: [],
  pieceAt: () => null,
  interiorOf: () => {
    throw new Error('Expected a piece of this arrangement, which has none.');
  },
  dissolve: () => new Map(),
};

function boundsOf(geometries: readonly (Polygon | MultiPolygon)[]): PlanarBounds | null {
  const rings = geometries.flatMap((geometry) =>
    geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(),
  );
  const bounds = rings.filter((ring) => ring.length > 0).map(ringBounds);
  return bounds.length === 0 ? null : bounds.reduce(unionBounds);
}

/** The areas each face lies in: crossing an edge means leaving or entering the areas on one of its sides. */
function membersOfFaces(map: PlanarMap, { edges }: NodedEdges): number[][] {
  const members: (number[] | undefined)[] = new Array(map.faceCount);
  members[UNBOUNDED] = [];
  const halvesOf: number[][] = Array.from({ length: map.faceCount }, () => []);
  map.face.forEach((face, half) => {
    halvesOf[face].push(half);
  });
  const reached = [UNBOUNDED];
  for (const face of reached) {
    for (const half of halvesOf[face]) {
      const across = map.face[half ^ 1];
      if (members[across] !== undefined) continue;
      members[across] = exclusive(members[face] ?? [], edges[half >> 1].sides);
      reached.push(across);
    }
  }
  return members.map((inside) => inside ?? []);
}

/** What is in one list but not in both. */
function exclusive(one: readonly number[], other: readonly number[]): number[] {
  return [...one.filter((area) => !other.includes(area)), ...other.filter((area) => !one.includes(area))];
}

function measurePieces(
  map: PlanarMap,
  lattice: Lattice,
  faces: readonly number[],
  labels: readonly (readonly (string | null)[])[],
): Piece[] {
  const { x, y } = map.vertices;
  const pieceOf = new Map(faces.map((face, index) => [face, index]));
  const unitAreaM2 = lattice.metresX * lattice.metresY;
  const pieces = faces.map((face, index) => ({
    index,
    labels: labels[index],
    areaM2: (map.doubledArea[face] / 2) * unitAreaM2,
    perimeterM: 0,
    neighbours: new Map<number, number>(),
  }));
  for (let half = 0; half < map.start.length; half++) {
    const index = pieceOf.get(map.face[half]);
    // A line that hangs loose in a piece is no border of it.
    if (index === undefined || map.face[half] === map.face[half ^ 1]) continue;
    const [a, b] = [map.start[half], map.start[half ^ 1]];
    const lengthM = lattice.lengthM(x[b] - x[a], y[b] - y[a]);
    const { neighbours } = pieces[index];
    pieces[index].perimeterM += lengthM;
    const across = pieceOf.get(map.face[half ^ 1]);
    if (across !== undefined) neighbours.set(across, (neighbours.get(across) ?? 0) + lengthM);
  }
  return pieces;
}
