import type { SitingAnswer, SitingObjective } from '../domain/siting.ts';
import { candidatesOfCity } from '../engine/siting/candidates.ts';
import { siteStations } from '../engine/siting/site-stations.ts';
import type { CommandIo, OptionValues } from './command.ts';
import { DONE, DONE_WITH_PROBLEMS, textOption, UsageError, writeResult } from './command.ts';
import { countCoverage } from './count-coverage.ts';
import { coverageSettings } from './coverage-options.ts';
import { readCandidates } from './read-candidates.ts';
import { readCity, tell } from './read-city.ts';
import { searchOptions, wholeOption } from './site-options.ts';
import { REFUSALS, refusedResult, type SiteResult } from './site-result.ts';

/** `site <city>`: stations that count stay, new ones are chosen among the candidates. */
export async function siteInCity(folder: string, options: OptionValues, io: CommandIo): Promise<number> {
  const { objective, timeMs, seed } = searchOptions(options);
  const add = wholeOption(options, 'add', 1);
  if (add === null && objective !== 'lscp')
    throw new UsageError(`site --objective ${objective} needs --add K.`);
  const capacityHouseholds = wholeOption(options, 'capacity', 1);
  const read = await readCity(folder, io);
  const { city } = read;
  const settings = coverageSettings(options, city.info.walkProfiles);
  const file = textOption(options, 'candidates');
  const given =
    file === null ? { candidates: candidatesOfCity(city), problems: [] } : await readCandidates(file);
  const problems = read.problems.map(({ severity, code, message }) => `${severity}: ${code}: ${message}`);
  problems.push(...given.problems);
  tell(problems, io);
  const counted = countCoverage(city, settings);
  const start = performance.now();
  const answer = await siteStations(
    {
      assignment: counted.model.assignment,
      stations: counted.counted.map((index) => city.stations[index].location!),
      households: city.buildings.households,
    },
    { objective, count: add, candidates: given.candidates, settings, capacityHouseholds },
    { timeMs, seed },
  );
  const seconds = (performance.now() - start) / 1000;
  const target = textOption(options, 'json');
  if (!answer.ok) {
    if (target !== null) await writeResult(refusedResult(objective, answer.reason, seconds), target, io);
    io.stderr(`${city.info.name}: no answer: ${REFUSALS[answer.reason]}\n`);
    return DONE_WITH_PROBLEMS;
  }
  if (target !== null) await writeResult(resultOf(answer.value, seconds), target, io);
  (target === '-' ? io.stderr : io.stdout)(
    headline(city.info.name, answer.value, given.candidates.length, seconds),
  );
  return problems.length === 0 ? DONE : DONE_WITH_PROBLEMS;
}

function resultOf(answer: SitingAnswer, seconds: number): SiteResult {
  const { objective, value, bound, gapPercent, proven, sites, runnersUp } = answer;
  return {
    objective,
    value,
    bound,
    gapPercent,
    optimal: proven,
    selected: sites.map(({ candidateId }) => candidateId),
    seconds,
    marginal: sites.map(({ candidateId, gain, gainHouseholds }) => ({
      id: candidateId,
      gain,
      gainHouseholds,
    })),
    runnersUp: runnersUp.map(({ candidateId, insteadOf, value: other }) => ({
      id: candidateId,
      insteadOf,
      value: other,
    })),
    gapHouseholdsBefore: answer.gapHouseholdsBefore,
    gapHouseholdsAfter: answer.gapHouseholdsAfter,
    uncoverableHouseholds: answer.uncoverableHouseholds,
    unservedHouseholds: answer.unservedHouseholds,
  };
}

const UNITS: Readonly<Record<SitingObjective, string>> = {
  mclp: 'gap households covered',
  lscp: 'stations to add',
  'p-median': 'household metres walked',
  'p-center': 'metres of the worst walk',
};

/** The one line for people. */
function headline(name: string, answer: SitingAnswer, candidates: number, seconds: number): string {
  const { objective, value, bound, proven, gapPercent, sites, gapHouseholdsBefore, gapHouseholdsAfter } =
    answer;
  const proof = proven
    ? 'proven to be the best'
    : `at most ${gapPercent.toFixed(2)} % from the best (bound ${bound})`;
  return (
    `${name}: ${value} ${UNITS[objective]} with ${sites.length} of ${candidates} candidates, ${proof}; ` +
    `gap households ${gapHouseholdsBefore} before, ${gapHouseholdsAfter} after; ${seconds.toFixed(2)} s.\n`
  );
}
