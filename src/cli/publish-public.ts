import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Grid } from '../domain/city.ts';
import {
  DEFAULT_PUBLIC_FACTS,
  type PublicDocuments,
  type PublicFacts,
  type PublicIndex,
} from '../domain/public-city.ts';
import { projectPublicCity } from '../engine/publishing/project-city.ts';
import type { ReadCity } from '../sources/package/city-package.ts';
import { isDay } from '../sources/package/parse-public-facts.ts';
import type { Command, CommandIo, OptionValues } from './command.ts';
import { DONE, DONE_WITH_PROBLEMS, textOption, UsageError, writeResult } from './command.ts';
import { DOCUMENTS_FOLDER, publishInto } from './publish-public-folder.ts';
import { copySite } from './publish-public-site.ts';
import { readCity, tell } from './read-city.ts';

/** Of a package that no database has published. */
const PACKAGE_VERSION = 1;
const OWN_SITE = fileURLToPath(new URL('../../dist', import.meta.url));

export const publishPublicCommand: Command = {
  usage:
    'publish-public <city> --to DIR [--previous <city>] [--changes-until YYYY-MM-DD] [--site DIR] [--json FILE]',
  summary: "Write the public's view of a city, and with a built site a finder for any web server.",
  help: [
    `The documents come into DIR/${DOCUMENTS_FOLDER}/. They hold streets, stations, grids (their lines only where`,
    'city.json allows it), the walk of each building, and figures of communities and above, rounded and suppressed;',
    'no household count of a building or a grid. An earlier publication is replaced only when the new one is',
    'complete; anything else in DIR stays.',
    '',
    '  --to DIR                    where to',
    '  --previous CITY             the package as it was before the last redraw: homes are told what it changed',
    '  --changes-until YYYY-MM-DD  the last day on which they are told, in place of changesUntil in city.json',
    '  --site DIR                  the built site to publish with it (dist/ of this project where it was built)',
    '  --json FILE                 write what was published as JSON; - is standard output',
    '',
    'Exit code 0: published; 1: published, but rows of a package were left out; 2: nothing was published.',
  ].join('\n'),
  options: {
    to: { type: 'string' },
    previous: { type: 'string' },
    'changes-until': { type: 'string' },
    site: { type: 'string' },
    json: { type: 'string' },
  },
  takes: [1, 1],
  async run([folder], options, io) {
    const to = textOption(options, 'to');
    if (to === null) throw new UsageError('publish-public needs --to DIR, the folder to publish into.');
    const site = siteOf(options, to);
    const read = await readCity(folder, io);
    const facts = factsOf(read, options);
    const previous = textOption(options, 'previous');
    const before = previous === null ? null : await readCity(previous, io);
    const documents = projectPublicCity({
      city: read.city,
      version: PACKAGE_VERSION,
      madeAt: new Date().toISOString(),
      earlierGrids: before?.city.grids ?? null,
      facts,
    });
    let bytes = 0;
    await publishInto(to, async (aside) => {
      bytes = await writeDocuments(documents, path.join(aside, DOCUMENTS_FOLDER));
      if (site !== null) await copySite(site, aside);
    });
    const problems = [...read.problems, ...(before?.problems ?? [])];
    tell(
      problems.map(({ severity, code, message }) => `${severity}: ${code}: ${message}`),
      io,
    );
    tellOfChanges(facts, before?.city.grids ?? null, io);
    const result = resultOf(documents, { to, site, bytes, problems: problems.length });
    const target = textOption(options, 'json');
    if (target !== null) await writeResult(result, target, io);
    (target === '-' ? io.stderr : io.stdout)(headline(read, result));
    return problems.length === 0 ? DONE : DONE_WITH_PROBLEMS;
  },
};

/** The built site to publish: the one named, else the project's own where it is built. */
function siteOf(options: OptionValues, to: string): string | null {
  const named = textOption(options, 'site');
  if (named === null) return existsSync(path.join(OWN_SITE, 'index.html')) ? OWN_SITE : null;
  if (!path.relative(named, to).startsWith('..')) {
    throw new UsageError('--to lies in the folder of --site; expected a folder outside the built site.');
  }
  return named;
}

function factsOf({ city }: ReadCity, options: OptionValues): PublicFacts {
  const { settings, dutyPhones } = city.publicFacts ?? DEFAULT_PUBLIC_FACTS;
  const changesUntil = textOption(options, 'changes-until') ?? settings.changesUntil;
  if (changesUntil !== null && !isDay(changesUntil)) {
    throw new UsageError(`--changes-until is "${changesUntil}"; expected a day like 2026-12-31.`);
  }
  return { settings: { ...settings, changesUntil }, dutyPhones };
}

/** Writes the documents below a new folder; answers how many bytes they are. */
async function writeDocuments(documents: PublicDocuments, folder: string): Promise<number> {
  let bytes = 0;
  for (const [document, body] of documents) {
    const file = path.join(folder, document);
    const content = Buffer.from(JSON.stringify(body));
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
    bytes += content.length;
  }
  return bytes;
}

function tellOfChanges(
  { settings: { changesUntil } }: PublicFacts,
  before: readonly Grid[] | null,
  io: CommandIo,
): void {
  if (before !== null && changesUntil === null) {
    io.stderr('note: homes are told of no change: there is no day until which; see --changes-until.\n');
  } else if (before === null && changesUntil !== null) {
    io.stderr('note: homes are told of no change: the map before is not known; see --previous.\n');
  }
}

interface Publication {
  readonly to: string;
  readonly site: string | null;
  readonly bytes: number;
  readonly problems: number;
}

function resultOf(documents: PublicDocuments, { to, site, bytes, problems }: Publication) {
  const { version, madeAt, stations, tiles, units } = documents.get('index.json') as PublicIndex;
  const untold = (figure: 'households' | 'coveredHouseholds') =>
    units.filter(({ figures }) => figures[figure] === null).length;
  return {
    folder: to,
    site,
    version,
    madeAt,
    documents: documents.size,
    tiles: tiles.length,
    bytes,
    stations: stations.length,
    units: units.length,
    untold: { households: untold('households'), coveredHouseholds: untold('coveredHouseholds') },
    problems,
  };
}

function headline(
  { city }: ReadCity,
  { documents, tiles, bytes, folder, site, units, untold }: ReturnType<typeof resultOf>,
): string {
  return (
    `${city.info.name}: ${documents} documents (${tiles} tiles, ${(bytes / 1e6).toFixed(1)} MB) written to ` +
    `${path.join(folder, DOCUMENTS_FOLDER)}${site === null ? ', without a site' : `, with the site of ${site}`}; ` +
    `households told of ${units - untold.households} of ${units} units.\n`
  );
}
