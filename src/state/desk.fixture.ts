/** A desk for tests: the tiny city from the memory source, the real engine, a planner of its sub-district. */
import { createMemorySource } from '../sources/memory/memory-source.ts';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { createCityEngine } from '../worker/city-engine.ts';
import { createDesk, type Desk } from './desk.ts';
import { createMemoryJournal } from './journal.ts';
import { readLink } from './view-url.ts';

/** The desk with its city open. Throws with the reason when it could not be opened. */
export async function tinyDesk(city = tinyCity()): Promise<Desk> {
  const email = 'planner@example.org';
  const password = 'secret';
  const people = [{ email, password, memberships: [{ role: 'planner', unitCode: '990101001' } as const] }];
  const source = createMemorySource(city, { people });
  const signedIn = await source.signIn(email, password);
  if (!signedIn.ok) throw new Error(`The planner could not sign in: ${signedIn.reason}`);
  const journal = createMemoryJournal();
  const desk = createDesk({
    source,
    engine: createCityEngine(),
    journal,
    session: signedIn.value,
    link: readLink(''),
  });
  await desk.open();
  const state = desk.stores.city.getState();
  if (state.status === 'failed') throw new Error(`The city could not be opened: ${state.detail}`);
  return desk;
}
