/** What an operator says about the public's view: what is shown of it, and the public telephones of grids. */
import type { PublicSettings } from '../domain/public-city.ts';
import type { Session } from './database/session.ts';
import { StartRefusal } from './start-refusal.ts';

type Query = Pick<Session, 'query'>;

const READERS: Readonly<Record<keyof PublicSettings, (text: string) => unknown>> = {
  boundaries: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  operatorPhone: (text) => text || null,
  changesUntil: (text) => text || null,
  leastHouseholds: Number,
  roundTo: Number,
};

/**
 * Keeps settings, each given as `name=value` (nothing after the sign for none), and telephones, each as
 * `grid code=telephone`. Answers in lines what holds from then on. Throws StartRefusal, with nothing kept, where one of
 * them cannot be.
 */
export async function setPublicView(
  session: Query,
  given: readonly string[],
  phones: readonly string[],
): Promise<readonly string[]> {
  const settings = Object.fromEntries(given.map(readSetting));
  const numbers = Object.fromEntries(phones.map((phone) => pairIn(phone, '--phone <grid code>=<telephone>')));
  await requireSound(session, settings, numbers);
  if (given.length > 0)
    await session.query('select private.write_public_settings($1::jsonb)', [toJson(settings)]);
  if (phones.length > 0)
    await session.query('select private.write_duty_phones($1::jsonb)', [toJson(asPhones(numbers))]);
  const [{ facts }] = await session.query<{ facts: { settings: PublicSettings; dutyPhones: object } }>(
    'select public.public_facts() as facts',
  );
  const told = Object.entries(facts.settings).map(([name, value]) => `${name}=${value ?? ''}`);
  return [...told, `telephones of ${Object.keys(facts.dutyPhones).length} grids`];
}

function readSetting(text: string): [string, unknown] {
  const [name, value] = pairIn(text, '--set <name>=<value>');
  const read = READERS[name as keyof PublicSettings];
  if (!read)
    throw new StartRefusal(
      `There is no setting ${name}; expected one of ${Object.keys(READERS).join(', ')}.`,
    );
  return [name, read(value)];
}

function pairIn(text: string, expected: string): [string, string] {
  const sign = text.indexOf('=');
  if (sign < 1) throw new StartRefusal(`"${text}" should be ${expected}.`);
  return [text.slice(0, sign).trim(), text.slice(sign + 1).trim()];
}

/** No telephone takes one away. */
function asPhones(numbers: Readonly<Record<string, string>>): Readonly<Record<string, string | null>> {
  return Object.fromEntries(Object.entries(numbers).map(([code, phone]) => [code, phone || null]));
}

async function requireSound(session: Query, settings: object, numbers: Readonly<Record<string, string>>) {
  const isGiven = Object.keys(settings).length > 0;
  const [{ fault, wrong }] = await session.query<{ fault: string | null; wrong: string | null }>(
    `select case when $1 then private.public_settings_fault($2::jsonb) end as fault, (
       select min(given.code) from jsonb_each($3::jsonb) as given (code, phone)
       where not exists (select from public.grids as g where g.code = given.code and g.to_version is null)
         or (given.phone <> 'null' and not private.is_telephone(given.phone))) as wrong`,
    [isGiven, toJson(settings), toJson(asPhones(numbers))],
  );
  if (fault !== null) throw new StartRefusal(fault);
  if (wrong !== null) {
    throw new StartRefusal(
      `Grid ${wrong} is not in force, or its telephone is no line of 1 to 40 characters.`,
    );
  }
}

const toJson = (value: object) => JSON.stringify(value);
