/**
 * The city behind Supabase: hosted, or served by GridCircle itself. This room is the only one that knows
 * supabase-js; it reads columns and rows, checks them at the edge and hands out domain nouns. What a person
 * may see and do is decided by the database alone.
 */
import { AuthRetryableFetchError, createClient } from '@supabase/supabase-js';
import type { z } from 'zod';
import type { LonLatBounds } from '../../domain/geometry.ts';
import type { Plan } from '../../domain/plan.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import {
  type CitySource,
  type LoadedCity,
  type LoadStage,
  MAX_FOOTPRINTS,
  type PublishOutcome,
  type Session,
  type SourceRefusal,
} from '../city-source.ts';
import { SourceError } from '../source-error.ts';
import { readFootprints, readHeader } from './city-rows.ts';
import {
  loadedPlanRow,
  membershipRow,
  planRow,
  publicationRow,
  storableChange,
  storableFigures,
} from './plan-rows.ts';
import { type ReadFunction, readCity } from './read-city.ts';
import { refusalOf } from './refusals.ts';
import type { Database, Json } from './schema.gen.ts';
import { type PlaceToKeep, SessionStore } from './session-store.ts';

export interface SupabaseSourceOptions {
  readonly url: string;
  readonly publishableKey: string;
  /** Stands in for the network, e.g. a backend in the same process. */
  readonly fetch?: typeof fetch;
  /** Where the session is kept; by default `localStorage`, outside a page the memory of the process. */
  readonly sessionPlace?: PlaceToKeep;
}

type Client = ReturnType<typeof connect>;
type Answer = { data: unknown; error: { code?: string; message: string } | null; status: number };

/** How often a city is read again because a plan came into force meanwhile. */
const READ_ATTEMPTS = 3;

export function createSupabaseSource(options: SupabaseSourceOptions): CitySource {
  const sessions = new SessionStore(options.sessionPlace);
  return new SupabaseSource(connect(options, sessions), sessions);
}

function connect({ url, publishableKey, fetch }: SupabaseSourceOptions, sessions: SessionStore) {
  return createClient<Database>(url, publishableKey, {
    global: fetch ? { fetch } : {},
    auth: {
      storage: sessions,
      storageKey: sessions.key,
      persistSession: true,
      autoRefreshToken: typeof document !== 'undefined',
      detectSessionInUrl: false,
    },
    // Nothing is subscribed to; Node 20 has no WebSocket, and supabase-js insists on one.
    realtime:
      typeof WebSocket === 'undefined' ? { transport: NoWebSocket as unknown as typeof WebSocket } : {},
  });
}

class NoWebSocket {
  constructor() {
    throw new Error('Realtime is not used here.');
  }
}

class SupabaseSource implements CitySource {
  constructor(
    private readonly client: Client,
    private readonly sessions: SessionStore,
  ) {}

  async demoAccess() {
    const accounts = this.rowsOf(
      await this.client.from('demo_access').select('email, role, password').order('email'),
    );
    if (accounts.length === 0) return null;
    return {
      password: accounts[0].password,
      accounts: accounts.map(({ email, role }) => ({ email, role })),
    };
  }

  async session(): Promise<Session | null> {
    const { data } = await this.client.auth.getSession();
    if (!data.session) return null;
    const { id, email } = data.session.user;
    const answer = await this.client.from('memberships').select('role, unit_code').eq('user_id', id);
    if (answer.status === 401) {
      // The token is no longer good, e.g. because the database was made anew.
      await this.client.auth.signOut({ scope: 'local' });
      return null;
    }
    const memberships = membershipRow.array().parse(this.rowsOf(answer));
    return {
      userId: id,
      email: email ?? '',
      memberships: memberships.map(({ role, unit_code }) => ({ role, unitCode: unit_code })),
    };
  }

  async signIn(email: string, password: string): Promise<Result<Session, SourceRefusal>> {
    const { error } = await this.client.auth.signInWithPassword({ email, password });
    if (error) {
      const away = error instanceof AuthRetryableFetchError || !error.status || error.status >= 500;
      return refuse(away ? 'offline' : 'wrong_credentials', error.message);
    }
    const session = await this.session();
    return session ? ok(session) : refuse('not_signed_in');
  }

  async signOut(): Promise<void> {
    // First of all here, whatever the server says: whoever leaves the desk is signed out.
    const accessToken = this.sessions.take();
    await Promise.all([
      accessToken && this.client.auth.admin.signOut(accessToken, 'local'),
      // Also forgets what a refresh under way would put back.
      this.client.auth.signOut({ scope: 'local' }),
    ]);
  }

  async loadCity(onProgress?: (stage: LoadStage) => void, signal?: AbortSignal): Promise<LoadedCity> {
    for (let attempt = 1; ; attempt++) {
      const isMember = this.session().then((session) => (session?.memberships.length ?? 0) > 0);
      const loaded = await readCity((name) => this.read(name, signal), isMember, onProgress);
      const version = await this.versionInForce();
      if (version === loaded.version || attempt === READ_ATTEMPTS) {
        onProgress?.('done');
        return loaded;
      }
    }
  }

  async buildingFootprints(bounds: LonLatBounds, signal?: AbortSignal) {
    const session = await this.session();
    if (session === null || session.memberships.length === 0) return [];
    const [west, south, east, north] = bounds;
    const call = this.client.rpc('building_footprints', {
      west,
      south,
      east,
      north,
      row_limit: MAX_FOOTPRINTS,
    });
    const answer = await (signal ? call.abortSignal(signal) : call);
    signal?.throwIfAborted();
    return readFootprints(this.valueOf(answer));
  }

  async loadInfo() {
    return readHeader(await this.read('city_info')).info;
  }

  async versionInForce(): Promise<number> {
    return this.valueOf(await this.client.rpc('version_in_force')) as number;
  }

  async listPlans(): Promise<readonly Plan[]> {
    const answer: Answer = await this.client.rpc('list_plans');
    const reason = answer.error && refusalOf({ error: answer.error, status: answer.status });
    // The public sees no plans; that is no failure.
    if (reason === 'forbidden' || reason === 'not_signed_in') return [];
    return planRow.array().parse(this.valueOf(answer));
  }

  async loadPlan(planId: string) {
    return this.ask(await this.client.rpc('load_plan', { plan_id: planId }), loadedPlanRow);
  }

  async createPlan(name: string, unitCode: string) {
    return this.ask(await this.client.rpc('create_plan', { name, unit_code: unitCode }), planRow);
  }

  async savePlan(planId: string, expectedRevision: number, change: Parameters<CitySource['savePlan']>[2]) {
    const answer = await this.client.rpc('save_plan', {
      plan_id: planId,
      expected_revision: expectedRevision,
      change: storableChange(change) as unknown as Json,
    });
    return this.ask(answer, planRow);
  }

  async submitPlan(planId: string) {
    return this.ask(await this.client.rpc('submit_plan', { plan_id: planId }), planRow);
  }

  async approvePlan(planId: string, note: string) {
    return this.ask(await this.client.rpc('approve_plan', { plan_id: planId, note }), planRow);
  }

  async sendBackPlan(planId: string, note: string) {
    return this.ask(await this.client.rpc('send_back_plan', { plan_id: planId, note }), planRow);
  }

  async publishPlan(
    planId: string,
    figures: Parameters<CitySource['publishPlan']>[1],
  ): Promise<PublishOutcome> {
    const answer = await this.client.rpc('publish_plan', {
      plan_id: planId,
      figures: storableFigures(figures) as unknown as Json,
    });
    const asked = this.ask(answer, publicationRow);
    return asked.ok ? asked.value : { ...asked, problems: [] };
  }

  private async read(name: ReadFunction, signal?: AbortSignal): Promise<unknown> {
    const call = this.client.rpc(name);
    const answer = await (signal ? call.abortSignal(signal) : call);
    signal?.throwIfAborted();
    return this.valueOf(answer);
  }

  /** The value of a call that is expected to work; a SourceError otherwise. */
  private valueOf({ data, error, status }: Answer): unknown {
    if (!error) return data;
    throw new SourceError(refusalOf({ error, status }) ?? 'invalid_input', error.message);
  }

  private rowsOf<Row>(answer: { data: Row[] | null } & Answer): Row[] {
    this.valueOf(answer);
    return answer.data ?? [];
  }

  /** A refusal as a value. What is no refusal throws. */
  private ask<T>({ data, error, status }: Answer, row: z.ZodType<T>): Result<T, SourceRefusal> {
    if (!error) return ok(row.parse(data));
    const reason = refusalOf({ error, status });
    if (!reason) throw new SourceError('invalid_input', error.message);
    return refuse(reason, error.message);
  }
}
