import type { CitySource } from '../../../src/sources/city-source.ts';
import { emailOf, PASSWORD } from '../support/databases.ts';

/** What a fresh visitor and the people of `PEOPLE` find, over one tiny city that nobody has changed yet. */
export interface ContractSubject {
  /** A visitor who has not signed in. */
  visitor(): CitySource;
}

const NAMES = ['stranger', 'planner', 'reviewer', 'leader', 'admin', 'planner-a', 'planner-b', 'reviewer-a'];

/** A signed-in visitor for each of them by name, and `public`, who is not signed in. */
export async function visitors(subject: ContractSubject): Promise<Record<string, CitySource>> {
  const people: Record<string, CitySource> = { public: subject.visitor() };
  for (const name of NAMES) {
    people[name] = subject.visitor();
    const signedIn = await people[name].signIn(emailOf(name), PASSWORD);
    if (!signedIn.ok) throw new Error(`${name} could not sign in: ${signedIn.reason}`);
  }
  return people;
}
