import type { CoverageSettings } from '../domain/coverage.ts';
import { stationsWithoutHours } from '../engine/coverage/counted-stations.ts';
import { passagesWithoutHours } from '../engine/coverage/open-passages.ts';
import { limitMetres } from '../engine/coverage/walk-limit.ts';
import type { ReadCity } from '../sources/package/city-package.ts';
import type { Command, CommandIo } from './command.ts';
import { DONE, DONE_WITH_PROBLEMS, textOption, UsageError, writeOut, writeResult } from './command.ts';
import type { CountedCity } from './count-coverage.ts';
import { countCoverage } from './count-coverage.ts';
import {
  COVERAGE_OPTIONS,
  COVERAGE_OPTIONS_HELP,
  COVERAGE_OPTIONS_USAGE,
  coverageSettings,
} from './coverage-options.ts';
import { type CoverageResult, coverageResult } from './coverage-result.ts';
import { coverageShapes } from './coverage-shapes.ts';
import { readCity, tell } from './read-city.ts';
import { strandedStations } from './station-islands.ts';

export const coverageCommand: Command = {
  usage: `coverage <city> ${COVERAGE_OPTIONS_USAGE} [--buildings] [--geojson FILE] [--json FILE]`,
  summary: 'Count the households within a walk of a station, per city, grid and station.',
  help: [
    'Households are counted at the door: the straight way to the nearest street, along streets, and the',
    "station's own straight way. A city with nodes.csv and edges.csv is walked on exactly that graph.",
    'Walls of gated compounds, railways, expressways and river lines are passed only at gates, crossings,',
    'bridges and tunnels; with --at, gates and crossings by their hours (unreadable hours count as open).',
    '',
    COVERAGE_OPTIONS_HELP,
    '  --buildings       tell the minutes and the station of every building',
    '  --geojson FILE    write service areas and gaps as polygons; - is standard output',
    '  --json FILE       write the result to a file; - is standard output',
    '',
    'Exit code 0: counted; 1: counted, but rows of the package were left out or a station cannot be',
    'reached; 2: the city cannot be read.',
  ].join('\n'),
  options: {
    ...COVERAGE_OPTIONS,
    buildings: { type: 'boolean' },
    geojson: { type: 'string' },
    json: { type: 'string' },
  },
  takes: [1, 1],
  async run([folder], options, io) {
    const geojson = textOption(options, 'geojson');
    const target = textOption(options, 'json');
    if (geojson === '-' && target === '-') {
      throw new UsageError('--json and --geojson cannot both be standard output.');
    }
    const read = await readCity(folder, io);
    const counted = countCoverage(read.city, coverageSettings(options, read.city.info.walkProfiles));
    const shapes = await coverageShapes(counted);
    if (geojson !== null) await writeOut(shapes.geojson(), geojson, io);
    const result = coverageResult(counted, shapes.areaShares(), options.buildings === true);
    if (target !== null) await writeResult(result, target, io);
    const faults = faultsOf(counted, read);
    tell(faults, io);
    tellUnknownService(counted, io);
    tellUnknownHours(counted, io);
    tellDataEdge(result, io);
    (target === null && geojson !== '-' ? io.stdout : io.stderr)(headline(counted, result));
    return faults.length === 0 ? DONE : DONE_WITH_PROBLEMS;
  },
};

/** What makes the figures less than they could be. */
function faultsOf(counted: CountedCity, read: ReadCity): string[] {
  const { city, settings, snapper, walks } = counted;
  // Where everything is open: a station behind a gate that is closed at the hour stands on no island.
  const { network } = walks;
  const sentences = read.problems.map(({ severity, code, message }) => `${severity}: ${code}: ${message}`);
  if (settings.method === 'circle') return sentences;
  const stations = counted.counted.map((index) => city.stations[index]);
  if (network.edgeCount === 0 && stations.length > 0 && city.buildings.count > 0) {
    return [...sentences, 'error: the city has no walkable street, so nothing can be reached on foot.'];
  }
  for (const { code, reason } of strandedStations(stations, network, snapper, limitMetres(settings))) {
    const row = read.rowOf('stations.geojson', code);
    sentences.push(`warning: stations.geojson row ${row}: station ${code} ${reason}`);
  }
  return sentences;
}

function tellUnknownService({ city, settings }: CountedCity, io: CommandIo): void {
  const { service } = settings;
  if (service === null || city.stations.some(({ services }) => services.includes(service))) return;
  io.stderr(`note: no station of the city offers the service “${service}”.\n`);
}

function tellDataEdge({ gapHouseholdsNearDataEdge }: CoverageResult, io: CommandIo): void {
  if (gapHouseholdsNearDataEdge === 0) return;
  io.stderr(
    `note: the street data end within the limit of ${gapHouseholdsNearDataEdge} households that are not covered; streets and stations beyond are not known.
`,
  );
}

function tellUnknownHours({ city, settings, walks }: CountedCity, io: CommandIo): void {
  if (settings.at === null) return;
  const silent = stationsWithoutHours(city.stations);
  if (silent.length > 0) {
    io.stderr(
      `note: ${silent.length} stations have no opening hours that can be read and do not count: ${someCodes(silent)}.\n`,
    );
  }
  const passages = passagesWithoutHours(walks.passages.filter((passage) => passage.kind !== 'wall'));
  if (passages.length > 0) {
    io.stderr(
      `note: ${passages.length} gates or crossings have no hours that can be read and count as open: ${someCodes(passages)}.\n`,
    );
  }
}

function someCodes(named: readonly { readonly code: string }[]): string {
  const shown = named.slice(0, 5).map(({ code }) => code);
  return `${shown.join(', ')}${named.length > shown.length ? ' …' : ''}`;
}

/** The one line for people: the figure with its settings, denominator and date. */
function headline({ city, settings, counted }: CountedCity, result: CoverageResult): string {
  const { households, coveredHouseholds, coverageRate, gapHouseholds, unreachableHouseholds } = result;
  const percent = (coverageRate * 100).toFixed(2);
  return (
    `${city.info.name}: ${coveredHouseholds} of ${households} households (${percent} %) within ${settings.limitMinutes} minutes ` +
    `${wayOf(settings)} of ${counted.length} of ${city.stations.length} stations${askedOf(settings)}; ` +
    `${gapHouseholds} in gaps, ${unreachableHouseholds} of them unreachable` +
    `${city.info.dataDate === null ? '' : `; data of ${city.info.dataDate}`}.\n`
  );
}

function wayOf({ method, profile, speedKmh, stepFree }: CoverageSettings): string {
  const by = method === 'network' ? 'on foot along streets' : 'as the crow flies';
  return `at ${speedKmh} km/h (${profile}${stepFree ? ', no steps' : ''}) ${by}`;
}

/** What is asked of a station for it to count; empty when nothing is. */
function askedOf({ service, tier, at }: CoverageSettings): string {
  const asked = [
    service === null ? null : `that offer “${service}”`,
    tier === null ? null : `of the tier ${tier}`,
    at === null ? null : `open at ${at}`,
  ].filter((words) => words !== null);
  return asked.length === 0 ? '' : ` (those ${asked.join(', ')})`;
}
