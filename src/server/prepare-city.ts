/** From a choice of city to an open backend that holds it. What is stored is never wiped or replaced. */
import path from 'node:path';
import { type Backend, openBackend } from './backend.ts';
import { type ChosenCity, cityFingerprint, citySlug, readChosenCity } from './city-choice.ts';
import { loadCity } from './city-loader.ts';
import { isFinished } from './database/unfinished.ts';
import { ensureDemoAccounts, hasDemoAccounts } from './demo-accounts.ts';
import { publishFirstFigures } from './first-figures.ts';
import { type CityChoice, isLoopback, type StartOptions } from './start-options.ts';
import { StartRefusal } from './start-refusal.ts';

export interface PreparedCity {
  readonly backend: Backend;
  readonly cityName: string;
  readonly demoMode: boolean;
}

type Say = (sentence: string) => void;
type Filled = Pick<Backend, 'query' | 'exec' | 'transaction'>;

/** How many left-out rows are named before the rest is only counted. */
const PROBLEMS_SHOWN = 20;

/** Opens the city's database and loads the city on the first start. The caller closes the backend. */
export async function prepareCity(options: StartOptions, root: string, say: Say): Promise<PreparedCity> {
  const dataDir = path.join(options.home, citySlug(options.city), 'database');
  // A package that cannot be read is refused before a database is made for it.
  const isFirstStart = options.databaseUrl === null && !isFinished(dataDir);
  const read = isFirstStart && options.city.kind === 'package' ? await readChosenCity(options.city) : null;
  const backend = await openBackend({
    dataDir,
    databaseUrl: options.databaseUrl ?? undefined,
    secretsFile: path.join(options.home, 'secrets.json'),
    onProgress: say,
  });
  try {
    const wanted = await sourceOf(options.city, root);
    const stored = await storedSource(backend, wanted);
    if (stored) reportChange(stored, wanted, options, await nameOfCity(backend), path.dirname(dataDir), say);
    else await fillDatabase(backend, options.city, wanted, read, say);
    const demoMode = await settleDemoAccounts(backend, options, stored ?? wanted);
    return { backend, cityName: await nameOfCity(backend), demoMode };
  } catch (error) {
    await backend.close();
    throw error;
  }
}

/** Which recipe or package a database was filled from. */
interface CitySource {
  /** Name of a preset, a package folder, or empty when somebody else filled the database. */
  readonly source: string;
  readonly fingerprint: string | null;
}

export async function sourceOf(choice: CityChoice, root: string): Promise<CitySource> {
  const source = choice.kind === 'preset' ? choice.preset : choice.folder;
  return { source, fingerprint: await cityFingerprint(choice, root) };
}

/** What the database holds already; `null` when it holds no city yet. */
async function storedSource(backend: Filled, wanted: CitySource): Promise<CitySource | null> {
  if ((await backend.query('select from public.city')).length === 0) return null;
  const [table] = await backend.query<{ found: boolean }>(
    "select to_regclass('private.loaded_from') is not null as found",
  );
  const [stored] = table.found
    ? await backend.query<CitySource>('select source, fingerprint from private.loaded_from')
    : [];
  return stored ?? { source: '', fingerprint: wanted.fingerprint };
}

async function nameOfCity(backend: Filled): Promise<string> {
  const [row] = await backend.query<{ name: string }>('select name from public.city');
  return row.name;
}

/** Generates or reads the city and stores it in an empty database that has the schema. */
export async function fillDatabase(
  backend: Filled,
  choice: CityChoice,
  wanted: CitySource,
  read: ChosenCity | null,
  say: Say,
): Promise<void> {
  if (!read)
    say(choice.kind === 'preset' ? `Generating the ${choice.preset} city` : 'Reading the city package');
  const { city, problems } = read ?? (await readChosenCity(choice));
  tellAll(
    problems.map(({ where, message }) => `${where}: ${message}`),
    say,
  );
  await rememberSource(backend, wanted);
  const { leftOut } = await loadCity(backend, city, { onProgress: say });
  await publishFirstFigures(backend);
  tellAll(
    leftOut.map(({ what, code, reason }) => `Left out: ${what} ${code}: ${reason}`),
    say,
  );
}

/** The first of many sentences, and how many more there are. */
function tellAll(sentences: readonly string[], say: Say): void {
  for (const sentence of sentences.slice(0, PROBLEMS_SHOWN)) say(sentence);
  const rest = sentences.length - PROBLEMS_SHOWN;
  if (rest > 0) say(`… and ${rest} more; "npm run cli -- check <city>" names what is wrong in a package`);
}

/** The server's own note, written before the load: a load that fails leaves no city, and the next one replaces it. */
async function rememberSource(backend: Filled, { source, fingerprint }: CitySource): Promise<void> {
  await backend.exec(`
    create table if not exists private.loaded_from (source text not null, fingerprint text);
    alter table private.loaded_from enable row level security;
    delete from private.loaded_from;`);
  await backend.query('insert into private.loaded_from (source, fingerprint) values ($1, $2)', [
    source,
    fingerprint,
  ]);
}

function reportChange(
  stored: CitySource,
  wanted: CitySource,
  options: StartOptions,
  cityName: string,
  directory: string,
  say: Say,
): void {
  if (stored.source !== wanted.source) {
    if (!options.cityWasNamed) return;
    throw new StartRefusal(
      `The database already holds ${cityName}${stored.source && ` (${stored.source})`}. ` +
        'Give an empty database for another city, or leave --city out.',
    );
  }
  if (wanted.fingerprint === null || stored.fingerprint === wanted.fingerprint) return;
  const where = options.databaseUrl ? 'use an empty database' : `stop the server and move ${directory} away`;
  say(
    `The source of this city has changed since it was loaded. Your data is kept; to load it afresh, ${where}.`,
  );
}

/**
 * Presets are demos. A package gets demo accounts only at a desk: embedded database, loopback address. A
 * database that has them is not put on the network unless that was asked for.
 */
async function settleDemoAccounts(
  backend: Backend,
  options: StartOptions,
  held: CitySource,
): Promise<boolean> {
  const isPreset = held.source === 'demo' || held.source === 'prefecture';
  const isAtADesk = options.databaseUrl === null && isLoopback(options.host);
  if (options.demoAccounts || isPreset || isAtADesk) {
    await ensureDemoAccounts(backend);
    return true;
  }
  if (await hasDemoAccounts(backend)) {
    throw new StartRefusal(
      'This database has demo accounts, whose password everybody knows. Serve it on 127.0.0.1, or add --demo-accounts if you mean it.',
    );
  }
  return false;
}
