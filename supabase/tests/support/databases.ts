import { openAsBlob } from 'node:fs';
import { createClient } from '@supabase/supabase-js';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { CityData } from '../../../src/domain/city.ts';
import type { Role } from '../../../src/domain/plan.ts';
import { type Backend, openBackend } from '../../../src/server/backend.ts';
import { loadCity } from '../../../src/server/city-loader.ts';
import { createFreshDatabase, type FreshDatabase } from '../../../src/server/testing/fresh-database.ts';
import type { CitySource } from '../../../src/sources/city-source.ts';
import type { MemoryPerson } from '../../../src/sources/memory/memory-source.ts';
import type { Database } from '../../../src/sources/supabase/schema.gen.ts';
import { createSupabaseSource } from '../../../src/sources/supabase/supabase-source.ts';
import { CITY, COMMUNITY_A, SUBDISTRICT_A, SUBDISTRICT_B, tinyCity } from '../fixture/tiny-city.ts';

/** A superuser's URL of a private PostgreSQL with PostGIS; each suite makes a database of its own there. */
export const SERVER = process.env.GRIDCIRCLE_TEST_DATABASE_URL;

export type DatabaseKind = 'embedded' | 'postgres';

if (!SERVER) {
  console.warn('GRIDCIRCLE_TEST_DATABASE_URL is not set: these suites run on the embedded database only.');
}

export const PASSWORD = 'a-password-for-tests';
/** bcrypt of it at the lowest cost: every sign-in of the suites is checked against this. */
const CHEAP_HASH = '$2b$04$bbLgemO0yLr.WNGhtPKfIOniNcrnuL73okWzv/hGlbKnE2Xbk3RyS';

/** Everybody the suites act as: who, which role, where. */
export const PEOPLE: readonly { name: string; role: Role; unitCode: string }[] = [
  { name: 'planner', role: 'planner', unitCode: CITY },
  { name: 'reviewer', role: 'reviewer', unitCode: CITY },
  { name: 'leader', role: 'leader', unitCode: CITY },
  { name: 'admin', role: 'admin', unitCode: CITY },
  { name: 'planner-a', role: 'planner', unitCode: SUBDISTRICT_A },
  { name: 'community-planner-a', role: 'planner', unitCode: COMMUNITY_A },
  { name: 'reviewer-a', role: 'reviewer', unitCode: SUBDISTRICT_A },
  { name: 'leader-a', role: 'leader', unitCode: SUBDISTRICT_A },
  { name: 'admin-a', role: 'admin', unitCode: SUBDISTRICT_A },
  { name: 'planner-b', role: 'planner', unitCode: SUBDISTRICT_B },
];

export const emailOf = (name: string): string => `${name}@test.gridcircle.cn`;

/** The same people for a city in memory, and a stranger without any membership. */
export const MEMORY_PEOPLE: readonly MemoryPerson[] = [
  ...PEOPLE.map(({ name, role, unitCode }) => ({
    email: emailOf(name),
    password: PASSWORD,
    memberships: [{ role, unitCode }],
  })),
  { email: emailOf('stranger'), password: PASSWORD, memberships: [] },
];

/** One open backend, and ways to act as somebody on it. */
export class TestBackend {
  constructor(
    readonly backend: Backend,
    private readonly fresh: FreshDatabase | null,
  ) {}

  static async open(kind: DatabaseKind): Promise<TestBackend> {
    const fresh = kind === 'postgres' ? await createFreshDatabase(SERVER!) : null;
    const image = fresh ? undefined : await openAsBlob(inject('embeddedImage'));
    return new TestBackend(await openBackend({ databaseUrl: fresh?.url, image }), fresh);
  }

  /** The URL of the real PostgreSQL database; `null` on the embedded one. */
  get url(): string | null {
    return this.fresh?.url ?? null;
  }

  async close(): Promise<void> {
    await this.backend.close();
    await this.fresh?.drop();
  }

  /** Loads the city and makes an account for everybody, with their roles in its units, and for a stranger without any. */
  async settle(city: CityData = tinyCity): Promise<void> {
    await loadCity(this.backend, city);
    await this.makeAccounts([...new Set(PEOPLE.map((person) => person.name)), 'stranger']);
    const units = new Set(city.adminUnits.map(({ code }) => code));
    for (const { name, role, unitCode } of PEOPLE.filter((person) => units.has(person.unitCode))) {
      await this.backend.query(
        'insert into memberships (user_id, role, unit_code) select id, $2, $3 from auth.users where email = $1',
        [emailOf(name), role, unitCode],
      );
    }
  }

  /** Hashing a password is slow by design: one account is made in earnest, the others are its copies. */
  private async makeAccounts([first, ...others]: readonly string[]): Promise<void> {
    await this.backend.createAccount(emailOf(first), PASSWORD);
    await this.backend.query('update auth.users set encrypted_password = $1', [CHEAP_HASH]);
    await this.backend.query(
      `insert into auth.users (id, email, aud, role, encrypted_password, email_confirmed_at, created_at, updated_at,
         raw_app_meta_data, raw_user_meta_data)
       select gen_random_uuid(), copy.email, aud, role, encrypted_password, email_confirmed_at, created_at, updated_at,
         raw_app_meta_data, raw_user_meta_data
       from auth.users as one, unnest($2::text[]) as copy (email) where one.email = $1`,
      [emailOf(first), others.map(emailOf)],
    );
  }

  /** A source nobody has signed in to. */
  source(): CitySource {
    return createSupabaseSource({
      url: ORIGIN,
      publishableKey: this.backend.publishableKey,
      fetch: this.fetch,
    });
  }

  async sourceAs(name: string): Promise<CitySource> {
    const source = this.source();
    const signedIn = await source.signIn(emailOf(name), PASSWORD);
    if (!signedIn.ok) throw new Error(`${name} could not sign in: ${signedIn.detail}`);
    return source;
  }

  /** supabase-js itself, to reach single tables. */
  client(accessToken?: string) {
    return createClient<Database>(ORIGIN, this.backend.publishableKey, {
      global: { fetch: this.fetch, headers: accessToken ? { Authorization: `Bearer ${accessToken}` } : {} },
      auth: { persistSession: false, autoRefreshToken: false },
      realtime: { transport: class {} as unknown as typeof WebSocket },
    });
  }

  /** supabase-js signed in as somebody, or as `anon`. Signing in is slow by design: it is done once. */
  async clientAs(name: string) {
    const known = this.clients.get(name);
    if (known) return known;
    const client = name === 'anon' ? this.client() : this.client(await this.tokenOf(name));
    this.clients.set(name, client);
    return client;
  }

  private async tokenOf(name: string): Promise<string> {
    const { data, error } = await this.client().auth.signInWithPassword({
      email: emailOf(name),
      password: PASSWORD,
    });
    if (error) throw error;
    return data.session.access_token;
  }

  private readonly clients = new Map<string, ReturnType<TestBackend['client']>>();

  private readonly fetch: typeof fetch = (input, init) => this.backend.fetch(new Request(input, init));
}

const ORIGIN = 'http://gridcircle.test';

/** Runs a suite on the embedded database and, where one is given, on a real PostgreSQL. */
export function onEachDatabase(suite: (kind: DatabaseKind) => void): void {
  describe('embedded database', () => suite('embedded'));
  if (SERVER) describe('real PostgreSQL', () => suite('postgres'));
}

/** The backend of a suite, opened before its tests and closed after them. */
export function useBackend(
  kind: DatabaseKind,
  prepare?: (opened: TestBackend) => Promise<void>,
): () => TestBackend {
  let opened: TestBackend;
  beforeAll(async () => {
    opened = await TestBackend.open(kind);
    await prepare?.(opened);
  });
  afterAll(() => opened?.close());
  return () => opened;
}
