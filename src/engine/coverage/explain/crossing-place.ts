import Flatbush from 'flatbush';
import type { LonLat } from '../../../domain/geometry.ts';
import { haversineM } from '../../geometry/haversine.ts';
import type { DistanceSearch } from '../../network/distance-search.ts';
import type { Barrier, Barriers, CrossedBarrier } from './barriers.ts';
import type { WalkScene } from './walk-scene.ts';

/** A crossing longer than this is not one that anybody would build for a walk. */
const LONGEST_CROSSING_M = 300;
const METRES_PER_DEGREE = haversineM(0, 0, 0, 1);

/** A place where one barrier could be passed: from a node of the network, or from the home's own door. */
export interface CrossingPlace {
  readonly barrier: Barrier;
  readonly from: LonLat;
  readonly to: LonLat;
  readonly isFromDoor: boolean;
  /** Where the barrier is passed. */
  readonly at: LonLat;
  /** The home's whole walk over it. */
  readonly metres: number;
}

interface CrossingQuestion {
  readonly scene: WalkScene;
  readonly row: number;
  readonly door: LonLat;
  readonly limitM: number;
  readonly barriers: Barriers;
  /** Walking metres from every node to the nearest station that counts. */
  readonly metresToStation: Float64Array;
}

/**
 * The shortest way through a single barrier that would cover the home: between two nodes with a river, a railway,
 * an expressway or a wall between them, or from a door that leaves over gates through its compound's wall.
 * `null`: none within 300 m would. One that passes two barriers is not offered.
 */
export function findCrossingPlace(question: CrossingQuestion): CrossingPlace | null {
  const { barriers, door, limitM, scene, row } = question;
  const far = farSide(question);
  if (far.length === 0) return null;
  const index = new Flatbush(far.length);
  for (const { at } of far) index.add(at[0], at[1], at[0], at[1]);
  index.finish();
  let best: CrossingPlace | null = null;
  let shortestM = LONGEST_CROSSING_M;
  const offer = (from: LonLat, walkedM: number, isFromDoor: boolean) => {
    const latReach = shortestM / METRES_PER_DEGREE;
    const lonReach = latReach / Math.cos((from[1] * Math.PI) / 180);
    const near = index.search(from[0] - lonReach, from[1] - latReach, from[0] + lonReach, from[1] + latReach);
    for (const number of near) {
      const { at: to, metres } = far[number];
      const overM = haversineM(from[0], from[1], to[0], to[1]);
      if (overM >= shortestM || walkedM + overM + metres > limitM) continue;
      const passed = passedBarrier(barriers.between(from, to));
      if (passed === null) continue;
      best = { ...passed, from, to, isFromDoor, metres: walkedM + overM + metres };
      shortestM = overM;
    }
  };
  if (scene.waysOut(row).some(({ gateCode }) => gateCode !== null)) offer(door, 0, true);
  for (const { at, metres } of nearSide(question)) offer(at, metres, false);
  return best;
}

interface ReachedNode {
  readonly at: LonLat;
  readonly metres: number;
}

/** Nodes that the home reaches within the limit, with its metres to them. */
function nearSide({ scene, row, limitM }: CrossingQuestion): ReachedNode[] {
  const metresTo = new Map<number, number>();
  const { search } = scene;
  for (const { place, metres } of scene.waysOut(row)) {
    search.run(place, Math.max(0, limitM - metres));
    for (let i = 0; i < search.reachedCount; i++) {
      const node = search.reached[i];
      const walkedM = metres + search.distanceM[node];
      if (walkedM < (metresTo.get(node) ?? Number.POSITIVE_INFINITY)) metresTo.set(node, walkedM);
    }
  }
  return Array.from(metresTo, ([node, metres]) => ({ at: positionOf(search, node), metres }));
}

/** Nodes about the home from which a station is near enough, whether or not the home reaches them. */
function farSide({ scene: { search }, door, limitM, metresToStation }: CrossingQuestion): ReachedNode[] {
  const { nodeCount, nodeLon, nodeLat } = search.network;
  const latReach = (limitM + LONGEST_CROSSING_M) / METRES_PER_DEGREE;
  const lonReach = latReach / Math.cos((door[1] * Math.PI) / 180);
  const nodes: ReachedNode[] = [];
  for (let node = 0; node < nodeCount; node++) {
    if (metresToStation[node] > limitM) continue;
    if (Math.abs(nodeLat[node] - door[1]) > latReach || Math.abs(nodeLon[node] - door[0]) > lonReach)
      continue;
    nodes.push({ at: positionOf(search, node), metres: metresToStation[node] });
  }
  return nodes;
}

/** The one barrier of those that a way passes, and where; `null` when it passes none, or more than one. */
function passedBarrier(
  passed: readonly CrossedBarrier[],
): { readonly barrier: Barrier; readonly at: LonLat } | null {
  const walls = passed.filter(({ barrier }) => barrier.compoundCode !== null);
  if (walls.length > 0) {
    // In or out of one compound; its wall may be drawn a second time, as a line of the ground.
    const isOne = walls.length === 1 && passed.every(isWallPassedOnce);
    return isOne ? { barrier: walls[0].barrier, at: walls[0].at[0] } : null;
  }
  const [first] = passed;
  if (first === undefined) return null;
  // Two tracks of one railway, the outline and the middle line of one river.
  const isSame = ({ kind, name }: Barrier) => kind === first.barrier.kind && name === first.barrier.name;
  return passed.every(({ barrier }) => isSame(barrier)) ? { barrier: first.barrier, at: first.at[0] } : null;
}

function isWallPassedOnce({ barrier, at }: CrossedBarrier): boolean {
  return barrier.kind === 'wall' && at.length === 1;
}

function positionOf({ network }: DistanceSearch, node: number): LonLat {
  return [network.nodeLon[node], network.nodeLat[node]];
}
