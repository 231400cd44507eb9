import { SessionStore } from './session-store.ts';

/** Where the backend is, and the key that opens what is public. */
export interface Connection {
  readonly url: string;
  readonly publishableKey: string;
}

/** Tells the version of the map in force: what a publication changes is asked for after it, see `readCity`. */
const VERSION = 'city_info';
/** Layers that no publication changes. */
const LASTING = ['city_units', 'city_streets', 'city_backdrop', 'city_buildings'] as const;
const PUBLISHED = [
  'city_compounds',
  'city_crossings',
  'city_stations',
  'city_grids',
  'retired_grid_codes',
] as const;

/**
 * Asks for the city before the code that reads it has arrived, so that on a cold start both travel side by
 * side. Stands between supabase-js and the network: the first to ask the same question as the same person
 * is handed the answer that is already under way, every other question goes out as usual.
 */
export class EarlyAnswers {
  readonly #underWay = new Map<string, Promise<Response>>();

  constructor(
    private readonly connection: Connection,
    private readonly sessions = new SessionStore(),
    private readonly network: typeof fetch = (...request) => fetch(...request),
  ) {}

  /** Asks as whoever is signed in; for nobody else, since the public has a view of its own. */
  ask(): void {
    const token = this.sessions.accessToken(Date.now());
    if (token === null) return;
    const authorization = `Bearer ${token}`;
    const userId = this.sessions.userId();
    if (userId !== null) this.#askMemberships(userId, authorization);
    const version = this.#call(VERSION, authorization);
    for (const name of LASTING) this.#call(name, authorization);
    version.then(
      () => {
        for (const name of PUBLISHED) this.#call(name, authorization);
      },
      () => undefined,
    );
  }

  /** `fetch` for supabase-js. */
  readonly fetch: typeof fetch = (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    const question = questionOf(address, new Headers(init?.headers).get('authorization'));
    const early = this.#underWay.get(question);
    this.#underWay.delete(question);
    return early ?? this.network(input, init);
  };

  #call(name: string, authorization: string): Promise<Response> {
    const address = new URL(`/rest/v1/rpc/${name}`, this.connection.url).href;
    const headers = { 'content-type': 'application/json' };
    return this.#begin(address, authorization, { method: 'POST', headers, body: '{}' });
  }

  /** Word for word what supabase-js asks when it is told to select a person's memberships. */
  #askMemberships(userId: string, authorization: string): void {
    const address = new URL('/rest/v1/memberships', this.connection.url);
    address.searchParams.set('select', 'role,unit_code');
    address.searchParams.set('user_id', `eq.${userId}`);
    this.#begin(address.href, authorization, {});
  }

  #begin(address: string, authorization: string, init: RequestInit): Promise<Response> {
    const headers = { apikey: this.connection.publishableKey, authorization, ...init.headers };
    const answer = this.network(address, { ...init, headers });
    // Whoever takes it over is told when it failed; nobody may.
    answer.catch(() => undefined);
    this.#underWay.set(questionOf(address, authorization), answer);
    return answer;
  }
}

function questionOf(address: string, authorization: string | null): string {
  return `${address} ${authorization}`;
}
