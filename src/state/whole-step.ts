import type { CoverageReport } from '../domain/coverage-report.ts';
import type { Problem } from '../domain/problem.ts';
import type { EngineApi } from '../worker/protocol.ts';

/** What stands behind the figures after a step of the draft, and what is wrong with the map then. */
export interface Consequences {
  readonly report: CoverageReport;
  readonly problems: readonly Problem[];
}

/**
 * The answer to an edit that was asked for just now, with all that has to be told after it: so that the screen shows
 * the step as a whole, and only once. `null` where its consequences could not be found; the edit stands all the same.
 */
export async function wholeStep<Answer>(
  engine: Pick<EngineApi, 'coverageReport' | 'problems'>,
  edit: Promise<Answer>,
): Promise<readonly [Answer, Consequences | null]> {
  const told = Promise.all([engine.problems(), engine.coverageReport()]).then(
    ([problems, report]): Consequences => ({ problems, report }),
    () => null,
  );
  return Promise.all([edit, told]);
}
