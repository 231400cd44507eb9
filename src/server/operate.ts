/**
 * What an operator does besides serving: fill a database with a city, give people accounts and roles. Works
 * on a database that GridCircle serves itself, and on a hosted Supabase (which keeps its own accounts).
 */
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PackageError } from '../sources/package/city-package.ts';
import { openBackend } from './backend.ts';
import { citySlug } from './city-choice.ts';
import { DirectoryInUse } from './database/directory-lock.ts';
import { openPostgresDatabase } from './database/postgres.ts';
import type { Database, Session } from './database/session.ts';
import { isFinished } from './database/unfinished.ts';
import { hostedAccounts } from './hosted-accounts.ts';
import { issueKiosk, listKiosks, type MakeAccount, revokeKiosk } from './operate-kiosk.ts';
import { publishPublic } from './operate-public.ts';
import { setPublicView } from './operate-public-settings.ts';
import { keepReports, listReports, markReport, reportLine } from './operate-reports.ts';
import { ROLES, USAGE } from './operate-usage.ts';
import { fillDatabase, sourceOf } from './prepare-city.ts';
import type { DocumentsDatabase } from './publishing/public-documents.ts';
import { readStartOptions } from './start-options.ts';
import { StartRefusal } from './start-refusal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs one command. Exit code 0: done; 2: could not, with one sentence. */
export async function operate(commandLine: readonly string[], environment: Environment): Promise<void> {
  const workingDirectory = environment.INIT_CWD ?? process.cwd();
  try {
    const { values, positionals } = read(commandLine);
    const [command, subject] = positionals;
    if (values.help) {
      process.stdout.write(`${USAGE}\n`);
      return;
    }
    const place = { environment, workingDirectory, city: values.city };
    if (command === 'kiosks' && !subject) return await operateKiosks(place);
    if (command === 'publish-public' && !subject) return await operatePublicView(place);
    if (command === 'public-view' && !subject) return await operatePublicSettings(values, place);
    if (command === 'fact-reports' && !subject) return await operateReports(values, place);
    if (command === 'fact-report' && subject) return await operateReport(subject, values, place);
    if (!subject || positionals.length > 2) throw new StartRefusal(USAGE);
    if (command === 'load') await load(subject, place);
    else if (command === 'account') await giveRole(subject, values, place);
    else if (command === 'kiosk') await operateKiosk(subject, values, place);
    else throw new StartRefusal(USAGE);
  } catch (error) {
    const isExpected = [StartRefusal, PackageError, DirectoryInUse].some((kind) => error instanceof kind);
    process.stderr.write(`${isExpected ? (error as Error).message : (error as Error).stack}\n`);
    process.exitCode = 2;
  }
}

interface Place {
  readonly environment: Environment;
  readonly workingDirectory: string;
  readonly city: string | undefined;
}

function read(commandLine: readonly string[]) {
  try {
    return parseArgs({
      args: [...commandLine],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        role: { type: 'string' },
        unit: { type: 'string' },
        city: { type: 'string' },
        days: { type: 'string' },
        site: { type: 'string' },
        revoke: { type: 'boolean' },
        json: { type: 'boolean' },
        set: { type: 'string', multiple: true },
        phone: { type: 'string', multiple: true },
        all: { type: 'boolean' },
        handled: { type: 'boolean' },
        reopen: { type: 'boolean' },
        'keep-days': { type: 'string' },
      },
    });
  } catch (error) {
    throw new StartRefusal(`${(error as Error).message}\n\n${USAGE}`);
  }
}

async function load(city: string, { environment, workingDirectory }: Place): Promise<void> {
  const options = readStartOptions(['--city', city], environment, ROOT, workingDirectory);
  if (!options.databaseUrl) throw new StartRefusal('load needs DATABASE_URL.');
  const database = await openPostgresDatabase(options.databaseUrl);
  try {
    await requireSchema(database);
    const [held] = await database.query<{ name: string }>('select name from public.city');
    if (held) throw new StartRefusal(`The database already holds ${held.name}; it takes no second city.`);
    await fillDatabase(database, options.city, await sourceOf(options.city, ROOT), null, say);
  } finally {
    await database.close();
  }
}

async function giveRole(
  email: string,
  { role, unit }: { role?: string; unit?: string },
  place: Place,
): Promise<void> {
  if (!role || !ROLES.includes(role)) throw new StartRefusal(`--role should be one of ${ROLES.join(', ')}.`);
  await onDatabase(place, async ({ session, makeAccount }) => {
    if (!(await accountOf(session, email)) && makeAccount) {
      const password = place.environment.GRIDCIRCLE_PASSWORD || randomBytes(12).toString('base64url');
      await makeAccount(email, password);
      say(
        place.environment.GRIDCIRCLE_PASSWORD
          ? `Account ${email} made`
          : `Account ${email} made, password ${password}`,
      );
    }
    await join(session, email, role, unit);
  });
}

async function operateKiosk(
  name: string,
  options: { unit?: string; days?: string; site?: string; revoke?: boolean },
  place: Place,
): Promise<void> {
  await onDatabase(place, async ({ session, makeAccount }) => {
    if (options.revoke) {
      await revokeKiosk(session, name);
      return say(`The link of ${name} opens nothing any more`);
    }
    const days = options.days === undefined ? undefined : Number(options.days);
    const maker = makeAccount ?? hostedAccounts(place.environment);
    const key = await issueKiosk(session, maker, { name, unit: options.unit, days });
    say(`${new URL('/wall', options.site ?? 'http://127.0.0.1:5173')}#kiosk=${key}`);
  });
}

async function operateKiosks(place: Place): Promise<void> {
  await onDatabase(place, async ({ session }) => {
    for (const { name, unit, expires, standing } of await listKiosks(session)) {
      say(`${standing.padEnd(8)} ${expires} ${unit} ${name}`);
    }
  });
}

async function operatePublicView(place: Place): Promise<void> {
  await onDatabase(place, async ({ session }) => say(await publishPublic(session)));
}

async function operatePublicSettings(
  { set = [], phone = [] }: { set?: string[]; phone?: string[] },
  place: Place,
): Promise<void> {
  await onDatabase(place, async ({ session }) => {
    for (const line of await setPublicView(session, set, phone)) say(line);
  });
}

async function operateReports(
  { json, all, 'keep-days': days }: { json?: boolean; all?: boolean; 'keep-days'?: string },
  place: Place,
): Promise<void> {
  await onDatabase(place, async ({ session }) => {
    if (days !== undefined) {
      await keepReports(session, days);
      return say(`Handled reports are kept ${days} days`);
    }
    const reports = await listReports(session, all ? 'all' : 'open');
    if (json) return say(JSON.stringify(reports, null, 2));
    for (const report of reports) say(reportLine(report));
  });
}

async function operateReport(
  number: string,
  { handled = false, reopen = false }: { handled?: boolean; reopen?: boolean },
  place: Place,
): Promise<void> {
  if (handled === reopen) throw new StartRefusal('fact-report needs either --handled or --reopen.');
  await onDatabase(place, async ({ session }) => {
    await markReport(session, number, handled);
    say(`Report ${number} is ${handled ? 'handled' : 'open again'}`);
  });
}

interface OpenDatabase {
  readonly session: DocumentsDatabase;
  /** `null` where accounts belong to a hosted Supabase. */
  readonly makeAccount: MakeAccount | null;
}

/** Opens the database of DATABASE_URL, else the embedded one of the city, for as long as `work` takes. */
async function onDatabase(place: Place, work: (open: OpenDatabase) => Promise<void>): Promise<void> {
  const command = place.city ? ['--city', place.city] : [];
  const { databaseUrl, home, city } = readStartOptions(
    command,
    place.environment,
    ROOT,
    place.workingDirectory,
  );
  if (databaseUrl && (await isHosted(databaseUrl))) {
    const session = await openPostgresDatabase(databaseUrl);
    try {
      await work({ session, makeAccount: null });
    } finally {
      await session.close();
    }
    return;
  }
  const dataDir = path.join(home, citySlug(city), 'database');
  if (!databaseUrl && !isFinished(dataDir)) {
    throw new StartRefusal('There is no database of this city yet; start it once with npm start.');
  }
  const secretsFile = path.join(home, 'secrets.json');
  const backend = await openBackend({ dataDir, databaseUrl: databaseUrl ?? undefined, secretsFile });
  try {
    await work({ session: backend, makeAccount: backend.createAccount });
  } finally {
    await backend.close();
  }
}

/** On a hosted Supabase the accounts belong to its own authentication service, not to us. */
async function isHosted(databaseUrl: string): Promise<boolean> {
  const database = await openPostgresDatabase(databaseUrl);
  try {
    await requireSchema(database);
    const [row] = await database.query<{ hosted: boolean }>(
      `select pg_get_userbyid(relowner) <> current_user as hosted from pg_class where oid = 'auth.users'::regclass`,
    );
    return row.hosted;
  } finally {
    await database.close();
  }
}

async function requireSchema(database: Database): Promise<void> {
  const [row] = await database.query<{ found: boolean }>(
    "select to_regclass('public.memberships') is not null as found",
  );
  if (!row.found) {
    throw new StartRefusal(
      'The database of DATABASE_URL has no GridCircle tables yet: supabase db push on a hosted Supabase, npm start elsewhere.',
    );
  }
}

async function accountOf(session: Session, email: string): Promise<string | null> {
  const [row] = await session.query<{ id: string }>('select id from auth.users where email = $1', [email]);
  return row?.id ?? null;
}

async function join(session: Session, email: string, role: string, unit: string | undefined): Promise<void> {
  const account = await accountOf(session, email);
  if (!account) {
    throw new StartRefusal(`There is no account ${email}: add the user in the Supabase dashboard first.`);
  }
  const [home] = await session.query<{ code: string; name: string }>(
    'select code, name from public.admin_units where code = $1 or ($1::text is null and parent_code is null)',
    [unit ?? null],
  );
  if (!home) throw new StartRefusal(unit ? `There is no unit ${unit}.` : 'The database holds no city yet.');
  await session.query(
    `insert into public.memberships (user_id, role, unit_code) values ($1, $2::text::public.member_role, $3)
     on conflict do nothing`,
    [account, role, home.code],
  );
  say(`${email} is ${role} in ${home.code} ${home.name}`);
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
