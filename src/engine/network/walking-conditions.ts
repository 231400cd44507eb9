import type { WalkProfile } from '../../domain/city.ts';
import { STREET_FLAGS } from '../../domain/city.ts';
import type { CrossingPassage, GatePassage, Passage } from './passages.ts';
import { STREET_EDGE, type WalkNetwork, withCosts } from './walk-network.ts';

const NOT_STEP_FREE = STREET_FLAGS.steps | STREET_FLAGS.notStepFree;
/** Views kept beside the one in use, so that switching back is instant. */
const MOST_VIEWS = 8;

/** Who walks, and what is open. */
export interface WalkingCondition extends WalkProfile {
  /** Whether a gate or crossing may be passed at the hour asked about. */
  readonly isOpen: (passage: GatePassage | CrossingPassage) => boolean;
}

/**
 * The network as walkers of a condition find it: the same nodes, edges and shapes; edges cost the metres on the
 * level that take as long; edges that they cannot take are closed. Where the condition changes nothing it is the
 * network itself. A wait at signals is shared out over the street's length: it is waited once however many pieces
 * the street is in, and in part by whoever joins it halfway.
 */
export class WalkingViews {
  readonly network: WalkNetwork;
  readonly #passages: readonly Passage[];
  readonly #views = new Map<string, WalkNetwork>();
  readonly #hasSteps: boolean;
  /** Metres of the whole street by edge, only of edges with signals. */
  readonly #signalled: ReadonlyMap<number, number>;

  constructor(network: WalkNetwork, passages: readonly Passage[]) {
    this.network = network;
    this.#passages = passages;
    this.#hasSteps = network.edgeFlags.some((flags) => (flags & NOT_STEP_FREE) !== 0);
    this.#signalled = signalledStreets(network);
  }

  /** The view of a condition; the same object as long as the condition comes to the same. */
  view(condition: WalkingCondition): WalkNetwork {
    const closed = this.#passages.map((passage) => !isPassable(passage, condition));
    const key = this.#keyOf(condition, closed);
    const known = this.#views.get(key);
    if (known !== undefined) this.#views.delete(key);
    const view = known ?? this.#derive(condition, closed);
    this.#views.set(key, view);
    if (this.#views.size > MOST_VIEWS) this.#views.delete(this.#views.keys().next().value!);
    return view;
  }

  #keyOf({ stepFree, stepsFactor, ...walk }: WalkingCondition, closed: readonly boolean[]): string {
    const steps = !this.#hasSteps ? 'level' : stepFree ? 'step-free' : `steps ${stepsFactor}`;
    const wait = this.#signalled.size > 0 ? waitMetres(walk) : 0;
    const shut = closed.flatMap((isClosed, passage) => (isClosed ? [passage] : []));
    return `${steps}; wait ${wait}; ${shut.join()}`;
  }

  #derive(condition: WalkingCondition, closed: readonly boolean[]): WalkNetwork {
    const { edgeCount, edgeDirection, edgeFlags, edgeLengthM, edgePassage } = this.network;
    const { stepFree, stepsFactor } = condition;
    const direction = edgeDirection.slice();
    const lengthM = edgeLengthM.slice();
    let isSame = true;
    for (let edge = 0; edge < edgeCount; edge++) {
      const passage = edgePassage[edge];
      const flags = edgeFlags[edge];
      const isBarred = stepFree && (flags & NOT_STEP_FREE) !== 0;
      if (isBarred || (passage !== STREET_EDGE && closed[passage])) direction[edge] = 0;
      else if ((flags & STREET_FLAGS.steps) !== 0) lengthM[edge] *= stepsFactor;
      isSame &&= direction[edge] === edgeDirection[edge] && lengthM[edge] === edgeLengthM[edge];
    }
    const waitM = waitMetres(condition);
    for (const [edge, streetM] of this.#signalled) {
      if (waitM > 0) lengthM[edge] += streetM > 0 ? (waitM * edgeLengthM[edge]) / streetM : waitM;
      isSame &&= lengthM[edge] === edgeLengthM[edge];
    }
    return isSame ? this.network : withCosts(this.network, lengthM, direction);
  }
}

/** Whether walkers of a condition may pass. What is not known to have a step has none. */
function isPassable(passage: Passage, { stepFree, isOpen }: WalkingCondition): boolean {
  if (passage.kind === 'wall') return false;
  if (stepFree && passage.kind === 'gate' && passage.stepFree === false) return false;
  return isOpen(passage);
}

/** How far one would walk while waiting for a signal. */
function waitMetres({
  signalWaitSeconds,
  speedKmh,
}: Pick<WalkProfile, 'signalWaitSeconds' | 'speedKmh'>): number {
  return (signalWaitSeconds * speedKmh) / 3.6;
}

function signalledStreets(network: WalkNetwork): Map<number, number> {
  const { edgeFlags, edgeLengthM, edgeSource } = network;
  const streets = new Map<number, number>();
  const edges: number[] = [];
  edgeFlags.forEach((flags, edge) => {
    if ((flags & STREET_FLAGS.signals) === 0) return;
    edges.push(edge);
    const street = edgeSource[edge];
    streets.set(street, (streets.get(street) ?? 0) + edgeLengthM[edge]);
  });
  return new Map(
    edges.map((edge) => [edge, edgeSource[edge] < 0 ? edgeLengthM[edge] : streets.get(edgeSource[edge])!]),
  );
}
