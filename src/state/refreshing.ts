/**
 * Keeps figures, shapes and problems up with the draft and the settings. Numbers come first; shapes follow, and so do
 * problems where they did not come with the step, when nothing newer was asked for meanwhile.
 */
import type { CoverageSettings } from '../domain/coverage.ts';
import type { CoverageReport } from '../domain/coverage-report.ts';
import type { EditEffect } from '../domain/figures.ts';
import { codesOf, invertChange, isEmptyChange, wholeChange } from '../editing/change.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { draftChange } from './draft-store.ts';
import { figuresAfter, figureTable, gapsAfter } from './figures-store.ts';
import { createLatestOnly } from './latest-only.ts';
import { allContested, authorOf } from './merge-store.ts';
import { problemEntries, sameWhereNothingIsNew } from './problem-list.ts';
import type { ProblemState } from './problem-store.ts';
import { tryingSettings } from './settings.ts';
import type { Consequences } from './whole-step.ts';

export interface Refreshing {
  /** Takes the effect of a committed edit into the figures and asks for the shapes it touched, and for what is not told. */
  takeEffect(effect: EditEffect, told?: Consequences | null): void;
  /** Computes every shape and all problems anew. */
  refreshAll(): void;
  /** Looks for problems again: the engine knows more than when it last did. */
  findProblems(): void;
  /** Counts under other settings; see {@link tryingSettings} for what a change of the walk means. */
  configure(changes: Partial<CoverageSettings>): Promise<void>;
}

interface ShapeRequest {
  /** `null` asks for all grids. */
  readonly gridCodes: readonly string[] | null;
  readonly coverageMoved: boolean;
}

export function createRefreshing(parts: DeskParts): Refreshing {
  const { figures, settings, engine, view } = parts;
  // What earlier requests asked for and newer ones retired must still be computed.
  let owedGrids: Set<string> | null = new Set();
  let owedCoverage = false;

  const shapes = createLatestOnly<ShapeRequest, void>(
    async () => {
      const gridCodes = owedGrids === null ? undefined : [...owedGrids];
      const coverageMoved = owedCoverage;
      owedGrids = new Set();
      owedCoverage = false;
      const gaps = await engine.gaps(gridCodes);
      const before = gridCodes === undefined ? new Map() : figures.getState().gaps;
      figures.setState({ gaps: gapsAfter(before, gridCodes ?? [], gaps) });
      if (coverageMoved) figures.setState({ covered: await engine.coveredArea() });
      await refreshStationArea();
    },
    () => figures.setState({ shapesStale: false }),
    () => say(parts, { tone: 'attention', key: 'shapesFailed' }),
  );
  /** Asked for at a step of the figures, and therefore holding its changes and perhaps later ones. */
  const problems = createLatestOnly<number, Awaited<ReturnType<typeof engine.problems>>>(
    () => engine.problems(),
    (found, step) => listProblems({ found, step, stale: step !== figures.getState().step }),
    () => say(parts, { tone: 'attention', key: 'problemsFailed' }),
  );

  const reports = createLatestOnly<number, CoverageReport>(
    // In the lane: between two steps of it the engine may hold another state than the desk.
    () => parts.lane(() => engine.coverageReport()),
    (report, reportStep) => figures.setState({ report, reportStep }),
    () => say(parts, { tone: 'attention', key: 'reportFailed' }),
  );

  const listProblems = (news: Partial<ProblemState> = {}) => {
    const open = cityIn(parts.city);
    if (!open) return;
    const merged = parts.merge.getState();
    const contested = allContested(merged, authorOf(parts.session));
    const { found, entries: before } = { ...parts.problems.getState(), ...news };
    const gaveWay = { contested, notTaken: merged.notTaken };
    const entries = problemEntries(found, open, figures.getState().current, gaveWay);
    parts.problems.setState({ ...news, entries: sameWhereNothingIsNew(entries, before) });
  };
  parts.merge.subscribe(() => listProblems());

  const refreshStationArea = async () => {
    const { selection } = view.getState();
    if (selection?.kind !== 'station') return figures.setState({ stationArea: null });
    const [area] = await engine.serviceAreas([selection.code]);
    const still = view.getState().selection;
    if (still?.kind === 'station' && still.code === selection.code) {
      figures.setState({ stationArea: area ?? null });
    }
  };
  view.subscribe((now, before) => {
    if (now.selection === before.selection) return;
    if (now.selection?.kind !== 'station') figures.setState({ stationArea: null });
    else if (figures.getState().current) {
      refreshStationArea().catch(() => say(parts, { tone: 'attention', key: 'shapesFailed' }));
    }
  });

  const findProblems = () => {
    const { step } = figures.getState();
    parts.problems.setState({ stale: true });
    reports.submit(step);
    problems.submit(step);
  };
  const owe = ({ gridCodes, coverageMoved }: ShapeRequest) => {
    if (gridCodes === null) owedGrids = null;
    else for (const code of gridCodes) owedGrids?.add(code);
    owedCoverage ||= coverageMoved;
    figures.setState({ shapesStale: true });
  };
  const refreshAll = () => {
    const request = { gridCodes: null, coverageMoved: true };
    owe(request);
    // Of a whole city the picture comes first: it is what is waited for. After a step the numbers do.
    shapes.submit(request);
    findProblems();
  };
  /** Whatever is still being looked for holds less. */
  const takeConsequences = ({ report, problems: found }: Consequences) => {
    reports.retire();
    problems.retire();
    const { step } = figures.getState();
    figures.setState({ report, reportStep: step });
    listProblems({ found, step, stale: false });
  };

  /** The figures of the map in force under `next`, then those of the draft over it. */
  const measureBoth = async (next: CoverageSettings) => {
    const draft = draftChange(parts.draft.getState());
    if (isEmptyChange(draft)) {
      const table = figureTable(await engine.configure(next));
      return { inForce: table, current: table };
    }
    await engine.apply(invertChange(draft));
    const inForce = figureTable(await engine.configure(next));
    await engine.apply(draft);
    return { inForce, current: figureTable(await engine.figures()) };
  };

  return {
    refreshAll,
    findProblems,
    takeEffect(effect, told = null) {
      const { current, step } = figures.getState();
      if (!current) return;
      figures.setState({ current: figuresAfter(current, effect), step: step + 1 });
      const { stations, grids, gates, crossings } = wholeChange(effect.change);
      const coverageMoved = [stations, gates, crossings].some((records) => codesOf(records).length > 0);
      const touched = new Set([...effect.grids.map(({ code }) => code), ...Object.keys(grids.removed)]);
      const request = { gridCodes: [...touched], coverageMoved };
      owe(request);
      if (told) takeConsequences(told);
      else findProblems();
      shapes.submit(request);
    },
    async configure(changes) {
      const city = cityIn(parts.city);
      if (!city) return;
      const next = tryingSettings(settings.getState(), changes, city.data.info.walkProfiles);
      settings.setState(next, true);
      figures.setState({ computing: true, shapesStale: true });
      await parts.lane(async () => {
        // A newer choice waits behind this one in the lane: leave the work to it.
        if (settings.getState() !== next) return;
        figures.setState({ ...(await measureBoth(next)), computing: false });
        refreshAll();
      });
    },
  };
}
