/** What `npm start` does once everything is installed: prepare, build, serve, say Ready, stop cleanly. */
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PackageError } from '../sources/package/city-package.ts';
import { DirectoryInUse } from './database/directory-lock.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo-accounts.ts';
import { forgetReportsDaily } from './operate-reports.ts';
import { type PreparedCity, prepareCity } from './prepare-city.ts';
import { DocumentShelf } from './publishing/document-shelf.ts';
import { keepProjection } from './publishing/keep-projection.ts';
import { isProjectedAtOnce } from './publishing/public-documents.ts';
import { buildSite } from './site-build.ts';
import { readStartOptions, type StartOptions } from './start-options.ts';
import { StartRefusal } from './start-refusal.ts';
import { listen } from './web/listen.ts';
import { scenesPlaces } from './web/scenes-file.ts';
import { createSite } from './web/site.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const COULD_NOT_RUN = 2;

/**
 * Starts the server and keeps it running until SIGINT or SIGTERM, then ends with exit code 0. Ends with 2
 * and one sentence when it cannot start. Standard input is never read.
 */
export async function start(commandLine: readonly string[], environment: Environment): Promise<void> {
  const stopAsked = new AbortController();
  let isReady = false;
  const onSignal = () => {
    // While a city is being prepared there is nothing to finish: the database undoes what was under way.
    if (!isReady || stopAsked.signal.aborted) process.exit(isReady ? 1 : 0);
    stopAsked.abort();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    const options = readStartOptions(commandLine, environment, ROOT, typedIn(environment));
    const stop = await open(options, environment);
    isReady = true;
    await once(stopAsked.signal, 'abort');
    say('Stopping');
    await stop();
    process.exit(0);
  } catch (error) {
    const isExpected = [StartRefusal, PackageError, DirectoryInUse].some((kind) => error instanceof kind);
    process.stderr.write(`${isExpected ? (error as Error).message : describe(error)}\n`);
    process.exit(COULD_NOT_RUN);
  }
}

/** Returns once a browser can use the site, with what stops everything again. */
async function open(options: StartOptions, environment: Environment): Promise<() => Promise<void>> {
  const site = createSite({ hostedOrigin: options.hosted && new URL(options.hosted.url).origin });
  const server = await listen(site, options.host, options.port);
  const building = new AbortController();
  process.once('exit', () => building.abort());
  const [folder, city] = await Promise.all([
    buildSite(ROOT, environment, say, building.signal),
    options.hosted ? null : prepareWithPublicView(options),
  ]);
  site.open({
    folder,
    api: city?.backend.fetch ?? null,
    documents: city && new DocumentShelf(city.backend),
    scenes: scenesPlaces(options),
  });
  if (city) announce(city);
  process.stdout.write(`Ready: ${server.url}\n`);
  return async () => {
    await server.close();
    city?.stopForgetting();
    await city?.publicView.stop();
    await city?.backend.close();
  };
}

/** The city, with its public's view being kept. That of a small city is there at once; a large one is served before. */
async function prepareWithPublicView(options: StartOptions) {
  const city = await prepareCity(options, ROOT, say);
  const publicView = keepProjection(city.backend, say);
  if (await isProjectedAtOnce(city.backend)) await publicView.look();
  const stopForgetting = forgetReportsDaily(city.backend, say);
  return { ...city, publicView, stopForgetting };
}

function announce(city: PreparedCity): void {
  say(`City: ${city.cityName}`);
  if (!city.demoMode) return;
  say(`Demo accounts, password ${DEMO_PASSWORD}:`);
  for (const { email, role } of DEMO_ACCOUNTS) say(`  ${email} (${role})`);
}

function say(sentence: string): void {
  process.stdout.write(`[${process.uptime().toFixed(1).padStart(5)} s] ${sentence}\n`);
}

/** The folder the command was typed in: npm itself changes to the project's before it runs a script. */
function typedIn(environment: Environment): string {
  const isNpmStart = environment.npm_lifecycle_event === 'start';
  return (isNpmStart && environment.INIT_CWD) || process.cwd();
}

/** Says why as well: a failed migration or load wraps the database's own words. */
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
