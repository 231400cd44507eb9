/** Desks for tests: the memory source, the real engine, people of a sub-district. */
import type { CityData } from '../domain/city.ts';
import type { Role } from '../domain/plan.ts';
import type { CitySource } from '../sources/city-source.ts';
import { createMemoryBackend } from '../sources/memory/memory-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import type { EngineApi } from '../worker/protocol.ts';
import { createDesk, type Desk } from './desk.ts';
import type { DraftJournal } from './journal.ts';
import { createMemoryJournal } from './memory-journal.fixture.ts';
import { handDriven } from './surroundings.fixture.ts';
import type { Surroundings } from './surroundings.ts';
import { readLink } from './view-url.ts';

const password = 'secret';

/** A backend with a planner, a colleague with the same rights, and a reviewer of one unit. */
export function backendOf(city: CityData, unitCode: string): () => CitySource {
  const roles: readonly (readonly [name: string, role: Role])[] = [
    ['planner', 'planner'],
    ['colleague', 'planner'],
    ['reviewer', 'reviewer'],
  ];
  const people = roles.map(([name, role]) => ({
    email: `${name}@example.org`,
    password,
    memberships: [{ role, unitCode }],
  }));
  return createMemoryBackend(city, { people });
}

/** The source with some of its answers replaced. */
export function altered(source: CitySource, answers: Partial<CitySource>): CitySource {
  return new Proxy(source, {
    get(target, name: keyof CitySource) {
      const own = target[name];
      return answers[name] ?? (typeof own === 'function' ? own.bind(target) : own);
    },
  });
}

export type Person = 'planner' | 'colleague' | 'reviewer';

export interface Seat {
  readonly source?: CitySource;
  readonly query?: string;
  readonly engine?: EngineApi;
  readonly journal?: DraftJournal;
  readonly surroundings?: Surroundings;
}

export async function signedIn(source: CitySource, person: Person): Promise<CitySource> {
  const answer = await source.signIn(`${person}@example.org`, password);
  if (!answer.ok) throw new Error(`The ${person} could not sign in: ${answer.reason}`);
  return source;
}

/** A desk of this person with its city open, or failed to open. Whatever the seat leaves out is its own. */
export async function sitDown(visit: () => CitySource, person: Person, seat: Seat = {}): Promise<Desk> {
  const source = await signedIn(seat.source ?? visit(), person);
  const session = await source.session();
  if (!session) throw new Error(`The ${person} has no session.`);
  const desk = createDesk({
    source,
    engine: seat.engine ?? createCityEngine(),
    journal: seat.journal ?? createMemoryJournal(),
    session,
    link: readLink(seat.query ?? ''),
    surroundings: seat.surroundings ?? handDriven(),
  });
  await desk.open();
  return desk;
}

/** A planner's desk with its city open. Throws with the reason when it could not be opened. */
export async function tinyDesk(city = tinyCity()): Promise<Desk> {
  const desk = await sitDown(backendOf(city, '990101001'), 'planner');
  const state = desk.stores.city.getState();
  if (state.status === 'failed') throw new Error(`The city could not be opened: ${state.detail}`);
  return desk;
}
