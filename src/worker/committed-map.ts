import type { Grid, Station } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { EMPTY_CHANGE, recordBefore } from '../editing/change.ts';
import type { EditableMap } from '../editing/commands.ts';
import { buildPartition } from '../engine/topology/build-partition.ts';
import type { Partition } from '../engine/topology/partition.ts';
import type { CityState } from './city-state.ts';

/**
 * The map as last committed, seen under a provisional edit: what every command starts from while the
 * pointer moves. Partitions are built when a community is first edited and kept until its grids change.
 */
export class CommittedMap implements EditableMap {
  readonly #state: CityState;
  readonly #partitions = new Map<string, Partition | null>();
  /** What the provisional edit did to the committed state. */
  provisional: Change = EMPTY_CHANGE;

  constructor(state: CityState) {
    this.#state = state;
  }

  partitionOf(communityCode: string): Partition | null {
    const known = this.#partitions.get(communityCode);
    if (known !== undefined) return known;
    const partition = this.#build(communityCode);
    this.#partitions.set(communityCode, partition);
    return partition;
  }

  /** Takes over the partition that a committed edit has made. */
  keepPartition(communityCode: string, partition: Partition): void {
    this.#partitions.set(communityCode, partition);
  }

  /** Forgets the partitions of all communities whose grids a change touches. */
  forgetPartitions({ added, updated, removed }: Change['grids']): void {
    const grids = [...Object.values(added), ...Object.values(updated).flat(), ...Object.values(removed)];
    for (const { communityCode } of grids) this.#partitions.delete(communityCode);
  }

  grid(code: string): Grid | undefined {
    return recordBefore(this.provisional.grids, code, this.#state.grids.get(code));
  }

  station(code: string): Station | undefined {
    return recordBefore(this.provisional.stations, code, this.#state.stations.get(code));
  }

  contains(position: LonLat): boolean {
    return this.#state.contains(position);
  }

  #build(communityCode: string): Partition | null {
    const grids = this.#state.gridsOf(communityCode).map(({ code }) => this.grid(code));
    const faces = grids.flatMap((grid) => (grid ? [{ code: grid.code, polygon: grid.geometry }] : []));
    if (faces.length === 0) return null;
    const community = this.#state.city.adminUnits.find(({ code }) => code === communityCode);
    return buildPartition(faces, community?.geometry ?? null);
  }
}
