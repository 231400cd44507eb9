import path from 'node:path';
import { parseArgs } from 'node:util';
import { StartRefusal } from './start-refusal.ts';

export type Preset = 'demo' | 'prefecture';

/** The city to serve: a preset of the generator, or a package folder (absolute path). */
export type CityChoice =
  | { readonly kind: 'preset'; readonly preset: Preset }
  | { readonly kind: 'package'; readonly folder: string };

export interface HostedSupabase {
  readonly url: string;
  readonly publishableKey: string;
}

export interface StartOptions {
  readonly city: CityChoice;
  /** False when nobody asked for a city and `demo` is only the default. */
  readonly cityWasNamed: boolean;
  readonly demoAccounts: boolean;
  readonly host: string;
  readonly port: number;
  /** Git-ignored folder of databases and secrets. */
  readonly home: string;
  readonly databaseUrl: string | null;
  /** When present there is no database of ours: the site talks to this one. */
  readonly hosted: HostedSupabase | null;
}

export const USAGE = `npm start -- [--city demo|prefecture|<package folder>] [--demo-accounts]

  --city            the city to serve, each in a database of its own (default: demo)
  --demo-accounts   create the demo accounts in a database that others can reach

Environment: PORT (5173), HOST (127.0.0.1), DATABASE_URL, VITE_SUPABASE_URL with
VITE_SUPABASE_PUBLISHABLE_KEY, GRIDCIRCLE_HOME (folder of databases and secrets, .gridcircle).`;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads command line and environment. Relative folders count from `workingDirectory`. Throws StartRefusal. */
export function readStartOptions(
  commandLine: readonly string[],
  environment: Environment,
  root: string,
  workingDirectory: string,
): StartOptions {
  const values = parseCommandLine(commandLine);
  return {
    city: chooseCity(values.city ?? 'demo', workingDirectory),
    cityWasNamed: values.city !== undefined,
    demoAccounts: values['demo-accounts'] ?? false,
    host: environment.HOST || '127.0.0.1',
    port: readPort(environment.PORT),
    home: path.resolve(environment.GRIDCIRCLE_HOME || path.join(root, '.gridcircle')),
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    hosted: readHosted(environment),
  };
}

function parseCommandLine(commandLine: readonly string[]) {
  try {
    return parseArgs({
      args: [...commandLine],
      options: { city: { type: 'string' }, 'demo-accounts': { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new StartRefusal(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function chooseCity(name: string, workingDirectory: string): CityChoice {
  if (name === 'demo' || name === 'prefecture') return { kind: 'preset', preset: name };
  if (name === '') throw new StartRefusal('--city needs demo, prefecture or the folder of a city package.');
  return { kind: 'package', folder: path.resolve(workingDirectory, name) };
}

function readPort(text: string | undefined): number {
  if (!text) return 5173;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new StartRefusal(`PORT should be a number from 0 to 65535, not "${text}".`);
  }
  return port;
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new StartRefusal('DATABASE_URL should start with postgres:// or postgresql://.');
  }
  return text;
}

function readHosted(environment: Environment): HostedSupabase | null {
  const { VITE_SUPABASE_URL: url, VITE_SUPABASE_PUBLISHABLE_KEY: publishableKey } = environment;
  if (!url && !publishableKey) return null;
  if (!url || !publishableKey) {
    throw new StartRefusal(
      'A hosted Supabase needs both VITE_SUPABASE_URL and VITE_SUPABASE_PUBLISHABLE_KEY.',
    );
  }
  if (!URL.canParse(url)) throw new StartRefusal(`VITE_SUPABASE_URL should be a URL, not "${url}".`);
  return { url, publishableKey };
}

/** True for addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
