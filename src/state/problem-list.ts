/**
 * Problems as a list to work through. Weight decides: ground that two planners want differently and homes in
 * no grid first, then what forbids to publish, then what is only out of measure, each by the households
 * concerned. A community that is still being drawn is one entry, not a sea of red.
 */
import { DEFAULT_BANDS } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import type { ContestedBuilding } from '../domain/plan-story.ts';
import type { Problem } from '../domain/problem.ts';
import { sameRecord } from '../editing/change.ts';
import type { OpenCity } from './city-store.ts';
import type { FigureTable } from './figures-store.ts';
import type { NotTakenStation } from './merge-store.ts';

export interface ProblemEntry {
  /** The same for the same problem from one look to the next. */
  readonly key: string;
  readonly kind: 'problem' | 'unfinished' | 'contested' | 'not_taken';
  /** Of an unfinished community all that is still open in it, of a problem that one, else none. */
  readonly problems: readonly Problem[];
  readonly contested: ContestedBuilding | null;
  /** A station that gave way to another person's change of it. */
  readonly notTaken: NotTakenStation | null;
  /** Why the draft may divide the compound that it is about; `null` where nobody said, and for all else. */
  readonly reason: string | null;
  /** The draft makes it, and with it is not published. */
  readonly stopsPublication: boolean;
  /** Codes of what it is about, most telling first. */
  readonly subjects: readonly string[];
  readonly communityCode: string | null;
  readonly households: number;
  /** Where to look; `null` where only the subjects say it. */
  readonly at: LonLat | null;
}

export interface GaveWay {
  readonly contested: readonly ContestedBuilding[];
  readonly notTaken: readonly NotTakenStation[];
}

/** The list of what was found wrong, and of what gave way when the draft was brought together with other work. */
export function problemEntries(
  problems: readonly Problem[],
  city: OpenCity,
  figures: FigureTable | null,
  { contested, notTaken }: GaveWay = { contested: [], notTaken: [] },
): readonly ProblemEntry[] {
  const single = problems.map((problem) => entryOf(problem, city, figures));
  const unfinished = unfinishedCommunities(single, city);
  const grouped = (entry: ProblemEntry) =>
    entry.communityCode !== null &&
    unfinished.has(entry.communityCode) &&
    belongsToDrawing(entry.problems[0]);
  const entries = [
    ...contested.map((ground) => contestedEntry(ground, city)),
    ...notTaken.map((station) => notTakenEntry(station, city)),
    ...[...unfinished].map((community) =>
      unfinishedEntry(
        community,
        single.filter((entry) => grouped(entry) && entry.communityCode === community),
      ),
    ),
    ...single.filter((entry) => !grouped(entry)),
  ];
  return withKeys(entries.sort((a, b) => rank(a) - rank(b) || b.households - a.households || byText(a, b)));
}

/** The list with every entry that says what it said before as the very object that it was, for whoever shows it. */
export function sameWhereNothingIsNew(
  entries: readonly ProblemEntry[],
  before: readonly ProblemEntry[],
): readonly ProblemEntry[] {
  const known = new Map(before.map((entry) => [entry.key, entry]));
  return entries.map((entry) => {
    const earlier = known.get(entry.key);
    return earlier !== undefined && sameRecord(earlier, entry) ? earlier : entry;
  });
}

function entryOf(problem: Problem, city: OpenCity, figures: FigureTable | null): ProblemEntry {
  const subjects = problem.subjects ?? problem.where.split(/[\s,;|]+/).filter(Boolean);
  const grid = subjects.map((code) => city.current.grids.get(code)).find(Boolean);
  const given =
    problem.code === 'cuts_compound' ? city.current.compoundReasons.get(problem.where) : undefined;
  const reason = given?.reason ?? null;
  const unit = subjects.find((code) => city.index.units.get(code)?.level === 'community');
  return {
    key: `${problem.code} ${subjects.join(' ')}`,
    kind: 'problem',
    ...NOTHING_SAID,
    problems: [problem],
    reason,
    stopsPublication: problem.isNew === true && reason === null,
    subjects,
    communityCode: grid?.communityCode ?? unit ?? null,
    households: householdsOf(problem, subjects, figures),
    at: problem.at ?? null,
  };
}

/** Households that stand in no grid or outside the band; else those of the grids concerned. */
function householdsOf(
  { code, counts }: Problem,
  subjects: readonly string[],
  figures: FigureTable | null,
): number {
  if (counts) return counts.households;
  const grids = subjects.flatMap((subject) => figures?.grids.get(subject) ?? []);
  if (code === 'out_of_band') return Math.abs(grids[0]?.bandDeviation ?? 0);
  return grids.reduce((sum, { households }) => sum + households, 0);
}

/** Communities in which at least the homes of one whole grid stand in none: they are still being drawn. */
function unfinishedCommunities(entries: readonly ProblemEntry[], city: OpenCity): ReadonlySet<string> {
  const bands = city.data.info.bands;
  const oneGrid = bands.scattered_housing?.min ?? DEFAULT_BANDS.scattered_housing?.min ?? 0;
  const left = new Map<string, number>();
  for (const { communityCode, problems, households } of entries) {
    if (communityCode === null || problems[0].code !== 'unassigned_building') continue;
    left.set(communityCode, (left.get(communityCode) ?? 0) + households);
  }
  return new Set([...left].filter(([, households]) => households >= oneGrid).map(([community]) => community));
}

/** What is no fault while a community is being drawn, only not done yet. */
function belongsToDrawing({ code }: Problem): boolean {
  return code === 'unassigned_building' || code === 'gap' || code === 'out_of_band';
}

function unfinishedEntry(communityCode: string, entries: readonly ProblemEntry[]): ProblemEntry {
  const problems = entries.flatMap((entry) => entry.problems);
  const unassigned = entries.filter((entry) => entry.problems[0].code === 'unassigned_building');
  return {
    key: `unfinished ${communityCode}`,
    kind: 'unfinished',
    ...NOTHING_SAID,
    problems,
    subjects: [communityCode],
    communityCode,
    stopsPublication: entries.some(({ stopsPublication }) => stopsPublication),
    households: unassigned.reduce((sum, { households }) => sum + households, 0),
    at: unassigned.find(({ at }) => at !== null)?.at ?? null,
  };
}

function contestedEntry(ground: ContestedBuilding, city: OpenCity): ProblemEntry {
  const grids = [ground.keptIn, ground.wantedIn].map((code) => city.current.grids.get(code));
  return {
    key: `contested ${ground.buildingCode}`,
    kind: 'contested',
    ...NOTHING_SAID,
    problems: [],
    contested: ground,
    subjects: [ground.buildingCode, ground.keptIn, ground.wantedIn].filter(Boolean),
    communityCode: grids.find(Boolean)?.communityCode ?? null,
    households: city.index.householdsIn(ground.buildingCode),
    at: city.index.buildingAt(ground.buildingCode),
  };
}

function notTakenEntry(station: NotTakenStation, city: OpenCity): ProblemEntry {
  const { code, mine } = station;
  return {
    key: `not_taken ${code}`,
    kind: 'not_taken',
    ...NOTHING_SAID,
    problems: [],
    notTaken: station,
    subjects: [code],
    communityCode: null,
    households: 0,
    at: city.current.stations.get(code)?.location ?? mine?.location ?? null,
  };
}

const NOTHING_SAID = { contested: null, notTaken: null, reason: null, stopsPublication: false };

function rank({ kind, problems, reason }: ProblemEntry): number {
  if (kind !== 'problem') return kind === 'unfinished' ? 1 : 0;
  if (problems[0].code === 'unassigned_building') return 1;
  return problems[0].severity === 'error' && reason === null ? 2 : 3;
}

function byText(a: ProblemEntry, b: ProblemEntry): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** The same problem may stand twice at one place: a number tells them apart. */
function withKeys(entries: readonly ProblemEntry[]): ProblemEntry[] {
  const seen = new Map<string, number>();
  return entries.map((entry) => {
    const times = (seen.get(entry.key) ?? 0) + 1;
    seen.set(entry.key, times);
    return times === 1 ? entry : { ...entry, key: `${entry.key} ${times}` };
  });
}
