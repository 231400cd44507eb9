import type { Crossing, Gate, Grid, Station } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { EMPTY_CHANGE, isEmptyChange, recordBefore, wholeChange } from '../editing/change.ts';
import type { EditableMap } from '../editing/commands.ts';
import type { Community } from '../editing/ground/community.ts';
import { buildPartition } from '../engine/topology/build-partition.ts';
import type { Partition } from '../engine/topology/partition.ts';
import type { CityState } from './city-state.ts';
import type { CommunityPlace, CommunityPlaces } from './community-places.ts';

/**
 * The map as last committed, seen under a provisional edit: what every command starts from while the
 * pointer moves. Partitions are built when a community is first edited and kept until its grids change.
 */
export class CommittedMap implements EditableMap {
  readonly #state: CityState;
  readonly #partitions = new Map<string, Partition | null>();
  /** Communities as they are edited, until their grids or what stands there changes. */
  readonly #communities = new Map<
    string,
    { readonly place: CommunityPlace; readonly community: Community }
  >();
  /** What the provisional edit did to the committed state. */
  provisional: Change = EMPTY_CHANGE;
  /** What stands in the communities; without it edits of ground find no community. */
  places: CommunityPlaces | null = null;

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

  /** Forgets how the communities were of which a change touches grids. */
  forgetCommunities({ added, updated, removed }: Change['grids']): void {
    const grids = [...Object.values(added), ...Object.values(updated).flat(), ...Object.values(removed)];
    for (const { communityCode } of grids) {
      this.#partitions.delete(communityCode);
      this.#communities.delete(communityCode);
    }
  }

  grid(code: string): Grid | undefined {
    return recordBefore(this.provisional.grids, code, this.#state.grids.get(code));
  }

  station(code: string): Station | undefined {
    return recordBefore(this.provisional.stations, code, this.#state.stations.get(code));
  }

  gate(code: string): Gate | undefined {
    return recordBefore(wholeChange(this.provisional).gates, code, this.#state.gates.get(code));
  }

  crossing(code: string): Crossing | undefined {
    return recordBefore(wholeChange(this.provisional).crossings, code, this.#state.crossings.get(code));
  }

  hasCompound(code: string): boolean {
    return this.#state.city.compounds.some((compound) => compound.code === code);
  }

  contains(position: LonLat): boolean {
    return this.#state.contains(position);
  }

  community(communityCode: string): Community | null {
    const { places } = this;
    const place = places?.place(communityCode) ?? null;
    if (places === null || place === null) return null;
    const known = this.#communities.get(communityCode);
    if (known?.place === place) return known.community;
    const community: Community = {
      ...place,
      grids: this.gridsOf(communityCode),
      issuedCodes: () => this.#issuedCodes(),
      footprintOf: (code) => places.footprintOf(code),
      doorOf: (code) => places.doorOf(code),
    };
    this.#communities.set(communityCode, { place, community });
    return community;
  }

  /** All grids as last committed, in no order. */
  allGrids(): Grid[] {
    return this.#committedOf(() => true);
  }

  /** The community's grids as last committed, by code. */
  gridsOf(communityCode: string): Grid[] {
    const own = this.#committedOf((grid) => grid.communityCode === communityCode);
    return own.sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  /** A grid stays in its community whatever an edit does to it, so the present record tells as well. */
  #committedOf(isWanted: (grid: Grid) => boolean): Grid[] {
    const { added, updated, removed } = this.provisional.grids;
    if (isEmptyChange(this.provisional)) return [...this.#state.grids.values()].filter(isWanted);
    const grids: Grid[] = [];
    for (const grid of this.#state.grids.values()) {
      if (isWanted(grid) && !(grid.code in added)) grids.push(updated[grid.code]?.[0] ?? grid);
    }
    return [...grids, ...Object.values(removed).filter(isWanted)];
  }

  /** Every code that a grid of the map in force has or had, or a grid of the draft has. */
  #issuedCodes(): ReadonlySet<string> {
    const { city } = this.#state;
    const codes = [...city.grids, ...this.allGrids()].map(({ code }) => code);
    return new Set([...codes, ...city.retiredGridCodes]);
  }

  #build(communityCode: string): Partition | null {
    const faces = this.gridsOf(communityCode).map(({ code, geometry }) => ({ code, polygon: geometry }));
    if (faces.length === 0) return null;
    const community = this.#state.city.adminUnits.find(({ code }) => code === communityCode);
    return buildPartition(faces, community?.geometry ?? null);
  }
}
