import { solveSiting } from '../engine/siting/solve-siting.ts';
import type { CommandIo, OptionValues } from './command.ts';
import { DONE, DONE_WITH_PROBLEMS, positiveOption, textOption, UsageError, writeResult } from './command.ts';
import { problemOfInstance, readSitingInstance } from './site-instance.ts';
import { searchOptions, wholeOption } from './site-options.ts';
import { REFUSALS, refusedResult, siteResult } from './site-result.ts';

/** `site --instance`: chooses sites of a bare instance. Fixed candidates are selected too, and come first. */
export async function siteInstance(file: string, options: OptionValues, io: CommandIo): Promise<number> {
  const { objective, timeMs, seed } = searchOptions(options);
  const p = wholeOption(options, 'p', 1);
  const isCovering = objective === 'mclp' || objective === 'lscp';
  if (p === null && objective !== 'lscp') throw new UsageError(`site --objective ${objective} needs --p P.`);
  if (isCovering && textOption(options, 'radius') === null) {
    throw new UsageError(`site --objective ${objective} needs --radius R.`);
  }
  const radius = positiveOption(options, 'radius', Number.POSITIVE_INFINITY);
  const instance = await readSitingInstance(file);
  const fixed = instance.candidateIds.filter((_, site) => instance.isFixed[site] !== 0);
  if (p !== null && objective !== 'lscp' && p < fixed.length) {
    throw new UsageError(`--p is ${p}, but ${fixed.length} candidates of ${file} are fixed.`);
  }
  const problem = problemOfInstance(instance, objective, Math.max(0, (p ?? 0) - fixed.length), radius);
  const start = performance.now();
  const solved = await solveSiting(problem, { timeMs, seed });
  const seconds = (performance.now() - start) / 1000;
  const target = textOption(options, 'json');
  if (!solved.ok) {
    if (target !== null) await writeResult(refusedResult(objective, solved.reason, seconds), target, io);
    io.stderr(`${file}: no answer: ${REFUSALS[solved.reason]}\n`);
    return DONE_WITH_PROBLEMS;
  }
  const { uncoverable, unserved } = solved.value;
  const chosen = siteResult(objective, solved.value, (site) => instance.candidateIds[site], seconds);
  const counted = objective === 'lscp' ? fixed.length : 0;
  const result = {
    ...chosen,
    value: solved.value.value + counted,
    bound: solved.value.bound + counted,
    selected: [...fixed, ...chosen.selected],
    uncoverableWeight: uncoverable,
    unservedWeight: unserved,
  };
  if (target !== null) await writeResult(result, target, io);
  const proof = result.optimal
    ? 'proven to be the best'
    : `at most ${result.gapPercent?.toFixed(2)} % from the best`;
  (target === '-' ? io.stderr : io.stdout)(
    `${objective}: ${result.value} with ${result.selected.length} sites, ${proof}, in ${seconds.toFixed(2)} s.\n`,
  );
  return DONE;
}
