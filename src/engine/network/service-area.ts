import { DistanceSearch } from './distance-search.ts';
import type { WalkDirection } from './snap-legs.ts';
import type { Snap } from './snapper.ts';
import { addReachOfEdge, StreetParts } from './street-parts.ts';
import type { WalkNetwork } from './walk-network.ts';

/** What is within a walk of one place. The arrays are working memory: valid until the next search. */
export interface ServiceArea {
  /** The first `nodeCount` entries of `search.reached` are the nodes; their metres in `search.distanceM`. */
  readonly nodeCount: number;
  /** The parts of streets reached, from both ends where both are reached. */
  readonly parts: StreetParts;
}

/** Finds service areas on one network, one after the other, in shared working memory. */
export class ServiceAreaFinder {
  readonly network: WalkNetwork;
  readonly search: DistanceSearch;
  readonly #parts = new StreetParts();
  readonly #edgeMark: Int32Array;
  #mark = 0;

  /** `to`: everything from where the place can be walked to, as coverage asks. `from`: what can be walked to from it. */
  constructor(network: WalkNetwork, direction: WalkDirection = 'to') {
    this.network = network;
    this.search = new DistanceSearch(network, direction);
    this.#edgeMark = new Int32Array(network.edgeCount);
  }

  /** The service area within `limitM` walking metres (inclusive) of a place; its access leg counts. */
  find(place: Snap, limitM: number): ServiceArea {
    this.search.run(place, limitM);
    this.#parts.clear();
    this.#mark++;
    if (place.edge >= 0) this.#addEdge(place.edge, limitM, [place]);
    const { reached, reachedCount } = this.search;
    for (let i = 0; i < reachedCount; i++) this.#addEdgesAt(reached[i], limitM);
    return { nodeCount: reachedCount, parts: this.#parts };
  }

  #addEdgesAt(node: number, limitM: number): void {
    const { incidence } = this.network;
    for (let i = incidence.offsets[node]; i < incidence.offsets[node + 1]; i++) {
      this.#addEdge(incidence.edges[i], limitM, NO_PLACES);
    }
  }

  #addEdge(edge: number, limitM: number, placesWithin: readonly Snap[]): void {
    if (this.#edgeMark[edge] === this.#mark) return;
    this.#edgeMark[edge] = this.#mark;
    const { network, search } = this;
    addReachOfEdge(this.#parts, network, edge, search.direction, search.distanceM, limitM, placesWithin);
  }
}

const NO_PLACES: readonly Snap[] = [];
