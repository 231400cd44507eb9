/**
 * A walled compound: a wall set back from the streets around, a drive from gate to gate, footpaths along the rows of
 * houses. Nothing inside touches the streets outside except at the gates.
 */

import { gardens, openMiddle, planLots, spanUpright, styleFor } from './compound-lots.ts';
import type { AreaDraft, BuildingDraft, CompoundDraft, InnerWay } from './draft.ts';
import { rowAxis } from './fill.ts';
import { type Spot, snapped } from './frame.ts';
import { insetRing } from './inset.ts';
import type { PlanarMap } from './planar-map.ts';
import { areaOf, between, boxOf, centroidOf, crossing, distance, type Ring, turned } from './plane.ts';
import type { Random } from './random.ts';
import { isWalkable, setbacksOf } from './roadside.ts';

export interface BuiltCompound {
  readonly compound: CompoundDraft;
  readonly ways: InnerWay[];
  readonly buildings: BuildingDraft[];
  readonly areas: AreaDraft[];
}

interface Approach {
  /** Last point of the inner way before the wall. */
  readonly inside: Spot;
  readonly wall: Spot;
  readonly wallEdge: number;
  readonly street: Spot;
  readonly a: number;
  readonly b: number;
}

/** The land a compound on this face would enclose, or `null` when the face is unfit. */
export function compoundLand(map: PlanarMap, face: number, riverHalfWidthM: number): Spot[] | null {
  const ring = map.spotsOf(map.ringOf(face));
  const land = insetRing(ring, setbacksOf(map, face, riverHalfWidthM));
  if (!land || areaOf(land) < 9_000) return null;
  const box = boxOf(land);
  return Math.min(box.east - box.west, box.north - box.south) > 70 ? land : null;
}

export function buildCompound(
  map: PlanarMap,
  face: number,
  land: Ring,
  grid: number,
  index: number,
  households: number,
  random: Random,
): BuiltCompound | null {
  const axis = rowAxis(land);
  const style = styleFor(households / (areaOf(land) / 10_000), random);
  const flat = land.map((spot) => turned(spot, axis.cos, -axis.sin));
  const middle = turned(centroidOf(land), axis.cos, -axis.sin);
  const box = boxOf(flat);
  const driveX = middle.x + random.between(-0.12, 0.12) * (box.east - box.west);
  const drive = spanUpright(flat, driveX, middle.y);
  if (!drive) return null;

  const lots = planLots(land, flat, axis, households, style, drive, driveX, random);
  const { rows } = lots;
  const back = (x: number, y: number): Spot => {
    const { x: east, y: north } = turned({ x, y }, axis.cos, axis.sin);
    return snapped(east, north);
  };
  const approaches = [
    approach(map, face, land, back(driveX, drive.low + 3), back(driveX, drive.low - 1000)),
    approach(map, face, land, back(driveX, drive.high - 3), back(driveX, drive.high + 1000)),
    ...rows
      .slice(Math.floor(rows.length / 2), Math.floor(rows.length / 2) + 1)
      .flatMap((row) => [
        approach(map, face, land, back(row.west, row.pathY), back(row.west - 1000, row.pathY)),
        approach(map, face, land, back(row.east, row.pathY), back(row.east + 1000, row.pathY)),
      ]),
  ];
  const opened = chooseGates(approaches, areaOf(land), random);
  if (opened.length === 0) return null;

  const ring = land.map((spot) => snapped(spot.x, spot.y));
  const wall = withGates(ring, opened);
  const ways = opened.map(
    (gate): InnerWay => ({
      kind: 'service',
      access: null,
      spots: [gate.inside, gate.wall, placeOnStreet(map, gate)],
    }),
  );
  const crossings = rows.map((row) => back(driveX, row.pathY));
  ways.push({
    kind: 'service',
    access: null,
    spots: [back(driveX, drive.low + 3), ...crossings, back(driveX, drive.high - 3)],
  });
  rows.forEach((row, i) => {
    ways.push({
      kind: 'footway',
      access: null,
      spots: [back(row.west, row.pathY), crossings[i], back(row.east, row.pathY)],
    });
  });
  const garden = openMiddle(lots.footprints, households, style, back(middle.x, middle.y));
  return {
    compound: { grid, isGated: true, ring: wall, gates: opened.map(({ wall: at }) => at) },
    ways,
    areas: gardens(land, garden.middle, garden.radiusM, random),
    buildings: garden.houses.map((corners) => ({
      grid,
      compound: index,
      kind: style.kind,
      ring: corners,
      at: between(corners[0], corners[2], 0.5),
      capacity: areaOf(corners),
      households: 0,
    })),
  };
}

/** The way from a point inside straight out to the street, where there is one to reach. */
function approach(map: PlanarMap, face: number, land: Ring, inside: Spot, far: Spot): Approach | null {
  const wallHit = firstHit(inside, far, land);
  if (!wallHit) return null;
  const nodes = map.ringOf(face);
  const streetHit = firstHit(wallHit.spot, far, map.spotsOf(nodes));
  if (!streetHit) return null;
  const [a, b] = [nodes[streetHit.edge], nodes[(streetHit.edge + 1) % nodes.length]];
  if (!isWalkable(map.lineOf(a, b).kind)) return null;
  const isTooFar = distance(wallHit.spot, streetHit.spot) > 60;
  const isNearCorner =
    Math.min(distance(map.nodes[a], streetHit.spot), distance(map.nodes[b], streetHit.spot)) < 4;
  if (isTooFar || isNearCorner) return null;
  return {
    inside,
    wall: snapped(wallHit.spot.x, wallHit.spot.y),
    wallEdge: wallHit.edge,
    street: streetHit.spot,
    a,
    b,
  };
}

function firstHit(from: Spot, to: Spot, ring: Ring): { spot: Spot; edge: number } | null {
  let nearest = Number.POSITIVE_INFINITY;
  let edge = -1;
  for (let i = 0; i < ring.length; i++) {
    const at = crossing(from, to, ring[i], ring[(i + 1) % ring.length]);
    if (at && at.t > 1e-9 && at.t < nearest) [nearest, edge] = [at.t, i];
  }
  return edge < 0 ? null : { spot: between(from, to, nearest), edge };
}

function chooseGates(approaches: readonly (Approach | null)[], areaM2: number, random: Random): Approach[] {
  const possible = approaches.filter((gate) => gate !== null);
  const wanted =
    areaM2 > 60_000 ? random.integer(2, 4) : areaM2 > 30_000 ? random.integer(1, 3) : random.integer(1, 2);
  const order = [...random.shuffled(possible.slice(0, 2)), ...random.shuffled(possible.slice(2))];
  const chosen: Approach[] = [];
  for (const gate of order) {
    const isApart = chosen.every((other) => other.a !== gate.a || other.b !== gate.b);
    if (chosen.length < wanted && isApart) chosen.push(gate);
  }
  return chosen;
}

/** Puts the street end of the way on the street; it becomes a vertex of the blocks on both sides. */
function placeOnStreet(map: PlanarMap, gate: Approach): Spot {
  return map.nodes[map.splitEdge(gate.a, gate.b, gate.street.x, gate.street.y)];
}

function withGates(ring: readonly Spot[], gates: readonly Approach[]): Spot[] {
  return ring.flatMap((spot, edge) => {
    const onEdge = gates.filter((gate) => gate.wallEdge === edge).map(({ wall }) => wall);
    return [spot, ...onEdge.sort((a, b) => distance(spot, a) - distance(spot, b))];
  });
}
