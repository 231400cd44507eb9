/**
 * The city behind Supabase: hosted, or served by GridCircle itself. This room is the only one that knows
 * supabase-js; it reads columns and rows, checks them at the edge and hands out domain nouns. What a person
 * may see and do is decided by the database alone.
 */
import {
  AuthRetryableFetchError,
  createClient,
  type RealtimeClientOptions,
  type SupabaseClient,
} from '@supabase/supabase-js';
import type { CitySettingsChange } from '../../domain/city-settings.ts';
import type { LonLatBounds } from '../../domain/geometry.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import type { CircleSource } from '../circle-source.ts';
import {
  type CitySource,
  type LoadedCity,
  type LoadStage,
  MAX_FOOTPRINTS,
  type Session,
  type SourceRefusal,
} from '../city-source.ts';
import { answered, resultOf, rowsOf } from './answers.ts';
import { citySettingsRow, readFootprints, readHeader } from './city-rows.ts';

import { LINE_OPTIONS } from './plan-line.ts';
import { kioskRow, membershipRow } from './plan-rows.ts';
import { type ReadFunction, readCity } from './read-city.ts';
import type { Database, Json } from './schema.gen.ts';
import { type PlaceToKeep, SessionStore } from './session-store.ts';
import { supabaseCircles } from './supabase-circles.ts';
import { SupabasePlans } from './supabase-plans.ts';

export interface SupabaseSourceOptions {
  readonly url: string;
  readonly publishableKey: string;
  /** Stands in for the network, e.g. a backend in the same process. */
  readonly fetch?: typeof fetch;
  /** Where the session is kept; by default `localStorage`, outside a page the memory of the process. */
  readonly sessionPlace?: PlaceToKeep;
  /** The backend is expected to have Supabase Realtime; the embedded one has none. */
  readonly hasRealtime?: boolean;
  /** Stands in for the global `WebSocket`, which Node 20 lacks. */
  readonly webSocket?: RealtimeClientOptions['transport'];
}

/** How often a city is read again because a plan came into force meanwhile. */
const READ_ATTEMPTS = 3;

export function createSupabaseSource(options: SupabaseSourceOptions): CitySource {
  const sessions = new SessionStore(options.sessionPlace);
  return new SupabaseSource(connect(options, sessions), sessions, options.hasRealtime ?? false);
}

function connect(options: SupabaseSourceOptions, sessions: SessionStore) {
  const { url, publishableKey, fetch, webSocket } = options;
  return createClient<Database>(url, publishableKey, {
    global: fetch ? { fetch } : {},
    auth: {
      storage: sessions,
      storageKey: sessions.key,
      persistSession: true,
      autoRefreshToken: typeof document !== 'undefined',
      detectSessionInUrl: false,
    },
    realtime: { ...LINE_OPTIONS, transport: webSocket ?? globalThis.WebSocket ?? NoWebSocket },
  });
}

/** Node 20 has no WebSocket, and supabase-js insists on one, even where nothing is listened to. */
class NoWebSocket {
  constructor() {
    throw new Error('There is no WebSocket here to listen with.');
  }
}

class SupabaseSource extends SupabasePlans implements CitySource {
  readonly circles: CircleSource;
  /** Who was found to be signed in when last asked. */
  private found: Session | null = null;

  constructor(
    client: SupabaseClient<Database>,
    private readonly sessions: SessionStore,
    hasRealtime: boolean,
  ) {
    super(client, hasRealtime);
    this.circles = supabaseCircles(client);
  }

  async demoAccess() {
    const accounts = rowsOf(
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
    const rows = membershipRow.array().parse(rowsOf(answer));
    const memberships = rows.map(({ role, unit_code }) => ({ role, unitCode: unit_code }));
    this.found = {
      userId: id,
      email: email ?? '',
      memberships,
      ...(rows.length === 0 && (await this.kiosk())),
    };
    return this.found;
  }

  /** What a session holds that is no person's; `null` where it is one's. */
  private async kiosk(): Promise<Pick<Session, 'kiosk' | 'memberships'> | null> {
    const kiosk = kioskRow.parse(answered(await this.client.rpc('kiosk_standing')));
    if (kiosk === null) return null;
    const isOpen = kiosk.standing === 'valid';
    return { kiosk, memberships: isOpen ? [{ role: 'leader', unitCode: kiosk.unitCode }] : [] };
  }

  /** Whether the person works here, without asking anew of somebody who did a moment ago. */
  private async isMember(): Promise<boolean> {
    const { data } = await this.client.auth.getSession();
    const known = this.found?.userId === data.session?.user.id && this.found?.memberships.length;
    return Boolean(known || (await this.session())?.memberships.length);
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
      const loaded = await readCity((name) => this.read(name, signal), this.isMember(), onProgress);
      const version = await this.versionInForce();
      if (version === loaded.version || attempt === READ_ATTEMPTS) {
        onProgress?.('done');
        return loaded;
      }
    }
  }

  async buildingFootprints(bounds: LonLatBounds, signal?: AbortSignal) {
    if (!(await this.isMember())) return [];
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
    return readFootprints(answered(answer));
  }

  async loadInfo() {
    return readHeader(await this.read('city_info')).info;
  }

  async versionInForce(): Promise<number> {
    return answered(await this.client.rpc('version_in_force')) as number;
  }

  async keepSettings(change: CitySettingsChange) {
    const wanted = change as unknown as Json;
    return resultOf(await this.client.rpc('set_city_settings', { wanted }), citySettingsRow);
  }

  private async read(name: ReadFunction, signal?: AbortSignal): Promise<unknown> {
    const call = this.client.rpc(name);
    const answer = await (signal ? call.abortSignal(signal) : call);
    signal?.throwIfAborted();
    return answered(answer);
  }
}
