import type { BuildingTable, CityData } from '../../domain/city.ts';
import { type CitySettings, type CitySettingsChange, isKeepable } from '../../domain/city-settings.ts';
import type { LonLatBounds } from '../../domain/geometry.ts';
import type { Membership } from '../../domain/plan.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { ringBounds } from '../../engine/geometry/planar.ts';
import type { CircleSource } from '../circle-source.ts';
import {
  type CitySource,
  type DemoAccess,
  type LoadedCity,
  type LoadStage,
  MAX_FOOTPRINTS,
  type Session,
  type SourceRefusal,
} from '../city-source.ts';
import { MemoryCircleShelf } from './memory-circles.ts';
import { covers, MemoryMap } from './memory-map.ts';
import { MemoryPlanShelf } from './memory-plan-shelf.ts';
import { MemoryPlans } from './memory-plans.ts';

export interface MemoryPerson {
  readonly email: string;
  readonly password: string;
  readonly memberships: readonly Membership[];
}

export interface MemoryOptions {
  readonly people?: readonly MemoryPerson[];
  /** Default: in invented cities only. */
  readonly publicShowsGrids?: boolean;
  readonly demoAccess?: DemoAccess | null;
}

/**
 * The twin of the Supabase source without a database: for tests, and for a city that is only looked at.
 * Nothing survives the page. The city needs one top unit.
 */
export function createMemorySource(city: CityData, options: MemoryOptions = {}): CitySource {
  return createMemoryBackend(city, options)();
}

/** One city for several people: every call of the function returned is a visitor of its own, not signed in. */
export function createMemoryBackend(city: CityData, options: MemoryOptions = {}): () => CitySource {
  const map = new MemoryMap(city, options.publicShowsGrids ?? city.info.synthetic);
  const shelf = new MemoryPlanShelf(map);
  const circles = new MemoryCircleShelf(map);
  return () => new MemorySource(shelf, circles, options);
}

class MemorySource extends MemoryPlans implements CitySource {
  readonly circles: CircleSource;

  constructor(
    shelf: MemoryPlanShelf,
    circles: MemoryCircleShelf,
    private readonly options: MemoryOptions,
  ) {
    super(shelf);
    this.circles = circles.seenBy(() => this.current);
  }

  async demoAccess() {
    return this.options.demoAccess ?? null;
  }

  async session() {
    return this.current;
  }

  async signIn(email: string, password: string): Promise<Result<Session, SourceRefusal>> {
    const person = this.options.people?.find((one) => one.email === email && one.password === password);
    if (!person) return refuse('wrong_credentials');
    this.current = { userId: `memory:${email}`, email, memberships: person.memberships };
    return ok(this.current);
  }

  async signOut() {
    this.current = null;
  }

  async loadCity(onProgress?: (stage: LoadStage) => void, signal?: AbortSignal): Promise<LoadedCity> {
    signal?.throwIfAborted();
    for (const stage of ['units', 'grids', 'stations', 'buildings', 'streets', 'done'] as const)
      onProgress?.(stage);
    return { city: this.visibleCity(), version: this.map.version };
  }

  async buildingFootprints([west, south, east, north]: LonLatBounds) {
    const { codes, footprints } = this.map.city.buildings;
    return this.visibleRows()
      .flatMap((row) => {
        const polygon = footprints?.[row];
        return polygon ? [{ code: codes[row], polygon }] : [];
      })
      .filter(({ polygon }) => {
        const [minX, minY, maxX, maxY] = ringBounds(polygon.coordinates[0]);
        return minX <= east && maxX >= west && minY <= north && maxY >= south;
      })
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .slice(0, MAX_FOOTPRINTS);
  }

  async loadInfo() {
    return this.map.city.info;
  }

  async versionInForce() {
    return this.map.version;
  }

  async keepSettings(change: CitySettingsChange): Promise<Result<CitySettings, SourceRefusal>> {
    if (!this.current) return refuse('not_signed_in');
    const root = this.map.city.adminUnits.find(({ parentCode }) => parentCode === null)!.code;
    const isAdmin = this.memberships().some(({ role, unitCode }) => role === 'admin' && unitCode === root);
    if (!isAdmin) return refuse('forbidden');
    return isKeepable(change) ? ok(this.map.keepSettings(change)) : refuse('invalid_input');
  }

  /** Rows of the buildings the person may see: those in the own jurisdiction. */
  private visibleRows(): readonly number[] {
    const { buildings, adminUnits } = this.map.city;
    const memberships = this.memberships();
    const home = adminUnits.filter((unit) => memberships.some(({ unitCode }) => unitCode === unit.code));
    return Array.from({ length: buildings.count }, (_, row) => row).filter((row) =>
      home.some((unit) => covers(unit, [buildings.lon[row], buildings.lat[row]])),
    );
  }

  private visibleCity(): CityData {
    const { publicShowsGrids } = this.map;
    // Circles are answered on their own.
    const { serviceCircles: _, ...city } = this.map.city;
    const memberships = this.memberships();
    const buildings = pickBuildings(city.buildings, this.visibleRows());
    if (memberships.length === 0) {
      const grids = publicShowsGrids ? city.grids.map((grid) => ({ ...grid, staff: {} })) : [];
      return { ...city, grids, buildings, retiredGridCodes: [] };
    }
    const isOwn = (communityCode: string) => this.map.holds(memberships, communityCode);
    return {
      ...city,
      grids: city.grids.filter(({ communityCode }) => isOwn(communityCode)),
      retiredGridCodes: this.map.retiredCodes(isOwn),
      buildings,
    };
  }
}

/** Those rows, without footprints: they are fetched by window. */
function pickBuildings(table: BuildingTable, rows: readonly number[]): BuildingTable {
  return {
    count: rows.length,
    codes: rows.map((row) => table.codes[row]),
    lon: Float64Array.from(rows, (row) => table.lon[row]),
    lat: Float64Array.from(rows, (row) => table.lat[row]),
    households: Int32Array.from(rows, (row) => table.households[row]),
    olderHouseholds: Int32Array.from(rows, (row) => table.olderHouseholds[row]),
    compoundIndex: Int32Array.from(rows, (row) => table.compoundIndex[row]),
    estimated: Uint8Array.from(rows, (row) => table.estimated[row]),
    kinds: rows.map((row) => table.kinds[row]),
    footprints: null,
  };
}
