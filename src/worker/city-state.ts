/**
 * The city behind the doorway: records of grids, stations, gates and crossings, and what the engine keeps in step with them
 * (which grid each building stands in, and who is covered). A Change goes in, the codes of what it touched
 * come out; applying a Change and then its inverse leads back exactly.
 */
import type { CityData, Crossing, Gate, Grid, Station, WalkProfile } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import type { StrayPart } from '../domain/figures.ts';
import type { LonLat, Polygon } from '../domain/geometry.ts';
import type { Change } from '../domain/plan.ts';
import { applyInto, codesOf, invertChange, wholeChange } from '../editing/change.ts';
import { CircleAssignment } from '../engine/coverage/circle-assignment.ts';
import { CityWalks } from '../engine/coverage/city-walks.ts';
import { type CountedFacility, CoverageModel } from '../engine/coverage/coverage-model.ts';
import { gapHouseholdsNearEdge, metresToDataEdge } from '../engine/coverage/data-edge.ts';
import type { Demand } from '../engine/coverage/demand.ts';
import { ANY_PASSAGE, type OpenPassage } from '../engine/coverage/open-passages.ts';
import { WalkAssignment } from '../engine/coverage/walk-assignment.ts';
import { limitMetres } from '../engine/coverage/walk-limit.ts';
import type { Snapper } from '../engine/network/snapper.ts';
import type { WalkNetwork } from '../engine/network/walk-network.ts';
import { createGridAssignment, type GridAssignment, NO_GRID } from '../engine/topology/grid-assignment.ts';
import { cityBounds, within } from './city-bounds.ts';

/** Codes of the grids and stations whose figures or records changed. */
export interface Touched {
  readonly grids: ReadonlySet<string>;
  readonly stations: ReadonlySet<string>;
}

export class CityState {
  readonly city: CityData;
  /** How households walk: the ground, its gates and crossings, and the network under any condition. */
  readonly walks: CityWalks;
  readonly assignment: GridAssignment;
  coverage!: CoverageModel;
  settings!: CoverageSettings;
  /** Households in buildings that stand in no grid. */
  unassignedHouseholds = 0;
  readonly #grids: Map<string, Grid>;
  readonly #stations: Map<string, Station>;
  readonly #gates: Map<string, Gate>;
  readonly #crossings: Map<string, Crossing>;
  #isCounted!: (station: Station) => boolean;
  #isOpen: OpenPassage = ANY_PASSAGE;
  #network!: WalkNetwork;
  /** The network that the coverage counts on, `null` for straight distances; `undefined` before the first count. */
  #counted: WalkNetwork | null | undefined;
  /** The stations that the coverage was last counted with, `null` once one of them was edited. */
  #facilities: readonly CountedFacility[] | null = null;
  /** Parts cut off from their grids, by grid: homes there count with the grid until it is settled whose they are. */
  #strays: ReadonlyMap<string, readonly Polygon[]> = new Map();
  readonly #bounds: ReturnType<typeof cityBounds>;
  /** Metres from each home to the edge of the street data, once asked for. */
  #edgeM: Float64Array | null = null;

  constructor(city: CityData) {
    this.city = city;
    this.walks = new CityWalks(city);
    this.#grids = new Map(city.grids.map((grid) => [grid.code, grid]));
    this.#stations = new Map(city.stations.map((station) => [station.code, station]));
    this.#gates = new Map(city.gates.map((gate) => [gate.code, gate]));
    this.#crossings = new Map(city.crossings.map((crossing) => [crossing.code, crossing]));
    const { lon, lat } = city.buildings;
    this.assignment = createGridAssignment(
      lon,
      lat,
      city.grids.map(({ code, geometry }) => ({ code, polygon: geometry })),
    );
    this.assignment.gridOf.forEach((slot, row) => {
      if (slot === NO_GRID) this.unassignedHouseholds += city.buildings.households[row];
    });
    this.#bounds = cityBounds(city);
  }

  get grids(): ReadonlyMap<string, Grid> {
    return this.#grids;
  }

  get stations(): ReadonlyMap<string, Station> {
    return this.#stations;
  }

  get gates(): ReadonlyMap<string, Gate> {
    return this.#gates;
  }

  get crossings(): ReadonlyMap<string, Crossing> {
    return this.#crossings;
  }

  /** The network as those who walk under the present settings find it. */
  get network(): WalkNetwork {
    return this.#network;
  }

  get snapper(): Snapper {
    return this.walks.snapper;
  }

  /** The network as walkers of a profile find it; `isOpen` tells which gates and crossings may be passed. */
  networkFor(profile: WalkProfile, isOpen: OpenPassage = this.#isOpen): WalkNetwork {
    return this.walks.view({ ...profile, isOpen });
  }

  /**
   * Counts the whole city under these settings; the tests tell which stations count and what may be passed. Must
   * be called once before anything is asked.
   */
  configure(
    settings: CoverageSettings,
    isCounted: (station: Station) => boolean,
    isOpen: OpenPassage = ANY_PASSAGE,
  ): void {
    this.settings = settings;
    this.#isCounted = isCounted;
    this.#isOpen = isOpen;
    this.#count();
  }

  /** Counts anew on what the network is now; what is known of the same network is kept. */
  #count(): void {
    this.#network = this.networkFor(this.settings);
    const network = this.settings.method === 'network' ? this.#network : null;
    const facilities = this.countedFacilities();
    const isSameNetwork = this.#counted === network;
    if (!isSameNetwork) this.coverage = this.#newCoverage(network);
    if (isSameNetwork && areSame(facilities, this.#facilities)) this.coverage.setWalk(this.settings);
    else this.coverage.setFacilities(facilities, this.settings);
    this.#counted = network;
    this.#facilities = facilities;
  }

  /**
   * Applies a change of grids and stations, after which these parts of grids are cut off, and no others. Throws
   * when the change does not fit the present state.
   */
  apply(change: Change, strays: readonly StrayPart[] = []): Touched {
    const { gates, crossings } = wholeChange(change);
    applyInto(this.#grids, change.grids);
    applyInto(this.#stations, change.stations);
    applyInto(this.#gates, gates);
    applyInto(this.#crossings, crossings);
    const gridCodes = new Set([...codesOf(change.grids), ...this.#strays.keys()]);
    this.#strays = byGrid(strays);
    for (const code of this.#strays.keys()) gridCodes.add(code);
    const stationCodes = new Set(codesOf(change.stations));
    this.#reassign(gridCodes);
    if (codesOf(gates).length + codesOf(crossings).length > 0) {
      this.walks.setPassages([...this.#gates.values()], [...this.#crossings.values()]);
      this.#count();
      return { grids: new Set(this.#grids.keys()), stations: new Set(this.#stations.keys()) };
    }
    if (stationCodes.size > 0) this.#facilities = null;
    for (const code of stationCodes)
      this.coverage.setFacility(code, this.#countedPosition(this.#stations.get(code)));
    const touched = this.coverage.takeTouched();
    for (const group of touched.groups) gridCodes.add(this.assignment.codes[group]);
    for (const code of touched.facilityCodes) stationCodes.add(code);
    return { grids: gridCodes, stations: stationCodes };
  }

  /** What is told while a change stands; afterwards the state is as it was. */
  trying<Told>(change: Change, tell: () => Told): Told {
    const inverse = invertChange(change);
    if (codesOf(change.grids).length + codesOf(change.stations).length > 0) {
      this.apply(change);
      const told = tell();
      this.apply(inverse);
      return told;
    }
    // Gates and crossings make another network, on which is counted beside what is known of this one.
    const { coverage, walks } = this;
    const [network, counted, facilities] = [this.#network, this.#counted, this.#facilities];
    const { moment } = walks;
    this.apply(change);
    const told = tell();
    const { gates, crossings } = wholeChange(inverse);
    applyInto(this.#gates, gates);
    applyInto(this.#crossings, crossings);
    walks.restore(moment);
    this.coverage = coverage;
    this.#network = network;
    this.#counted = counted;
    this.#facilities = facilities;
    return told;
  }

  /** Households that are not covered and nearer to the edge of the street data than the limit. */
  gapHouseholdsNearDataEdge(): number {
    const { buildings } = this.city;
    this.#edgeM ??= metresToDataEdge(buildings, {
      lon: this.walks.network.nodeLon,
      lat: this.walks.network.nodeLat,
    });
    return gapHouseholdsNearEdge(this.#edgeM, buildings.households, limitMetres(this.settings), (row) =>
      this.coverage.isCovered(row),
    );
  }

  /** The parts of a grid that a provisional edit cuts off. */
  straysOf(gridCode: string): readonly Polygon[] {
    return this.#strays.get(gridCode) ?? [];
  }

  grid(code: string): Grid | undefined {
    return this.grids.get(code);
  }

  station(code: string): Station | undefined {
    return this.stations.get(code);
  }

  /** Where a station stands that counts under the present settings; `null` for any other. */
  countedPositionOf(code: string): LonLat | null {
    return this.#countedPosition(this.stations.get(code));
  }

  countedPositions(): LonLat[] {
    return this.countedFacilities().map(({ position }) => position);
  }

  contains(position: LonLat): boolean {
    return this.#bounds === null || within(this.#bounds, position);
  }

  #reassign(codes: ReadonlySet<string>): void {
    if (codes.size === 0) return;
    const moved = this.assignment.update(
      Array.from(codes, (code) => ({ code, polygon: this.#groundOf(code) })),
    );
    this.coverage.ensureGroups(this.assignment.codes.length);
    for (const { point, from, to } of moved) {
      const households = this.city.buildings.households[point];
      if (from === NO_GRID) this.unassignedHouseholds -= households;
      if (to === NO_GRID) this.unassignedHouseholds += households;
      this.coverage.setGroup(point, to);
    }
  }

  /** All rings of a grid and its stray parts, which do not overlap: a point is inside by the even–odd rule. */
  #groundOf(code: string): Polygon | null {
    const grid = this.grids.get(code);
    const strays = this.straysOf(code);
    if (strays.length === 0) return grid?.geometry ?? null;
    const parts = grid === undefined ? strays : [grid.geometry, ...strays];
    return { type: 'Polygon', coordinates: parts.flatMap(({ coordinates }) => coordinates) };
  }

  /** A model on a network, or (`null`) on straight distances. */
  #newCoverage(network: WalkNetwork | null): CoverageModel {
    const { buildings } = this.city;
    const demand: Demand = {
      count: buildings.count,
      lon: buildings.lon,
      lat: buildings.lat,
      households: buildings.households,
      olderHouseholds: buildings.olderHouseholds,
      group: this.assignment.gridOf,
      groupCount: this.assignment.codes.length,
    };
    return new CoverageModel(demand, this.settings, (precedes) =>
      network === null
        ? new CircleAssignment(demand, precedes)
        : new WalkAssignment(network, this.snapper, demand, precedes, this.walks.doors),
    );
  }

  /** The stations that count under the present settings, where they stand. */
  countedFacilities(): CountedFacility[] {
    return [...this.stations.values()].flatMap((station) => {
      const position = this.#countedPosition(station);
      return position ? [{ code: station.code, position }] : [];
    });
  }

  #countedPosition(station: Station | undefined): LonLat | null {
    return station && this.#isCounted(station) ? station.location : null;
  }
}

function areSame(facilities: readonly CountedFacility[], others: readonly CountedFacility[] | null): boolean {
  return (
    facilities.length === others?.length &&
    facilities.every(({ code, position }, i) => code === others[i].code && position === others[i].position)
  );
}

function byGrid(strays: readonly StrayPart[]): Map<string, Polygon[]> {
  const parts = new Map<string, Polygon[]>();
  for (const { gridCode, polygon } of strays) parts.set(gridCode, [...(parts.get(gridCode) ?? []), polygon]);
  return parts;
}
