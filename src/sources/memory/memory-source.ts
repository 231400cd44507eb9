import type { BuildingTable, CityData } from '../../domain/city.ts';
import type { CityFigures } from '../../domain/figures.ts';
import type { LonLatBounds } from '../../domain/geometry.ts';
import type { Change, Membership, Plan, PlanStatus, Role } from '../../domain/plan.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { ringBounds } from '../../engine/geometry/planar.ts';
import {
  type CitySource,
  type DemoAccess,
  type LoadedCity,
  type LoadStage,
  MAX_FOOTPRINTS,
  type PublishOutcome,
  type Session,
  type SourceRefusal,
} from '../city-source.ts';
import { covers, MemoryCity } from './memory-city.ts';

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

const AUTHORS: readonly Role[] = ['planner', 'admin'];
const REVIEWERS: readonly Role[] = ['reviewer', 'admin'];

/**
 * The twin of the Supabase source without a database: for tests, and for a city that is only looked at.
 * Nothing survives the page. The city needs one top unit.
 */
export function createMemorySource(city: CityData, options: MemoryOptions = {}): CitySource {
  return createMemoryBackend(city, options)();
}

/** One city for several people: every call of the function returned is a visitor of its own, not signed in. */
export function createMemoryBackend(city: CityData, options: MemoryOptions = {}): () => CitySource {
  const shared = new MemoryCity(city, options.publicShowsGrids ?? city.info.synthetic);
  return () => new MemorySource(shared, options);
}

class MemorySource implements CitySource {
  private current: Session | null = null;

  constructor(
    private readonly shared: MemoryCity,
    private readonly options: MemoryOptions,
  ) {}

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
    return { city: this.visibleCity(), version: this.shared.version };
  }

  async buildingFootprints([west, south, east, north]: LonLatBounds) {
    const { codes, footprints } = this.shared.city.buildings;
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

  async versionInForce() {
    return this.shared.version;
  }

  async listPlans() {
    return this.shared.plansOf(this.memberships());
  }

  async loadPlan(planId: string) {
    return this.withPlan(planId, ({ plan, change }) => ok({ plan, change }));
  }

  async createPlan(name: string, unitCode: string): Promise<Result<Plan, SourceRefusal>> {
    const refused = this.requireRole(unitCode, AUTHORS);
    if (refused) return refused;
    if (name.trim() === '') return refuse('invalid_input', 'A plan needs a name.');
    return ok(this.shared.create(name.trim(), unitCode, this.current!.userId));
  }

  async savePlan(planId: string, expectedRevision: number, change: Change) {
    return this.withPlan(planId, (stored) =>
      this.step(stored.plan, AUTHORS, ['draft'], () => this.shared.save(stored, expectedRevision, change)),
    );
  }

  async submitPlan(planId: string) {
    return this.moved(planId, AUTHORS, ['draft'], 'in_review', null);
  }

  async approvePlan(planId: string, note: string) {
    return this.moved(planId, REVIEWERS, ['in_review'], 'approved', note);
  }

  async sendBackPlan(planId: string, note: string) {
    return this.moved(planId, REVIEWERS, ['in_review', 'approved'], 'draft', note);
  }

  async publishPlan(planId: string, figures: CityFigures): Promise<PublishOutcome> {
    const found = this.withPlan(planId, (stored) =>
      this.step(stored.plan, REVIEWERS, ['approved'], () => ok(stored)),
    );
    return found.ok ? this.shared.publish(found.value, figures) : { ...found, problems: [] };
  }

  private memberships(): readonly Membership[] {
    return this.current?.memberships ?? [];
  }

  private moved(
    planId: string,
    roles: readonly Role[],
    from: readonly PlanStatus[],
    to: PlanStatus,
    note: string | null,
  ): Result<Plan, SourceRefusal> {
    return this.withPlan(planId, (stored) =>
      this.step(stored.plan, roles, from, () => ok(this.shared.move(stored, to, note))),
    );
  }

  private withPlan<T>(
    planId: string,
    work: (stored: { plan: Plan; change: Change }) => Result<T, SourceRefusal>,
  ): Result<T, SourceRefusal> {
    if (!this.current) return refuse('not_signed_in');
    const found = this.shared.find(this.memberships(), planId);
    return found.ok ? work(found.value) : found;
  }

  private step<T>(
    plan: Plan,
    roles: readonly Role[],
    statuses: readonly PlanStatus[],
    work: () => Result<T, SourceRefusal>,
  ): Result<T, SourceRefusal> {
    const refused = this.requireRole(plan.unitCode, roles);
    if (refused) return refused;
    if (!statuses.includes(plan.status))
      return refuse('wrong_status', `Plan ${plan.number} is ${plan.status}.`);
    return work();
  }

  private requireRole(unitCode: string, roles: readonly Role[]) {
    if (!this.current) return refuse<SourceRefusal>('not_signed_in');
    if (this.shared.holds(this.memberships(), unitCode, roles)) return null;
    return refuse<SourceRefusal>(
      'forbidden',
      `This needs the role ${roles.join(' or ')} in unit ${unitCode}.`,
    );
  }

  /** Rows of the buildings the person may see: those in the own jurisdiction. */
  private visibleRows(): readonly number[] {
    const { buildings, adminUnits } = this.shared.city;
    const memberships = this.memberships();
    const home = adminUnits.filter((unit) => memberships.some(({ unitCode }) => unitCode === unit.code));
    return Array.from({ length: buildings.count }, (_, row) => row).filter((row) =>
      home.some((unit) => covers(unit, [buildings.lon[row], buildings.lat[row]])),
    );
  }

  private visibleCity(): CityData {
    const { city, publicShowsGrids } = this.shared;
    const memberships = this.memberships();
    const buildings = pickBuildings(city.buildings, this.visibleRows());
    if (memberships.length === 0) {
      const grids = publicShowsGrids ? city.grids.map((grid) => ({ ...grid, staff: {} })) : [];
      return { ...city, grids, buildings };
    }
    return {
      ...city,
      grids: city.grids.filter(({ communityCode }) => this.shared.holds(memberships, communityCode)),
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
