/**
 * A problem in the language of the page. The engine and PostGIS name it by code, place and numbers; their
 * own sentences are English and serve the command line and the log.
 */

import type { Problem } from '../../domain/problem.ts';
import { codeTail } from '../../map/features/grids.ts';
import type { OpenCity } from '../../state/city-store.ts';
import type { FigureTable } from '../../state/figures-store.ts';
import type { Translate } from '../../ui/i18n.ts';

type Words = Translate;

/** The codes a problem names: `where` may hold several, as in `A, B`. */
export function codesIn({ where }: Problem, city: OpenCity): string[] {
  if (city.current.grids.has(where) || city.current.stations.has(where)) return [where];
  return where.split(SEPARATORS).filter(Boolean);
}

const SEPARATORS = /[\s,;|]+/;

/** Where it is: community and grid, or the name of what is concerned with the community of the grids around it. */
export function problemPlace(problem: Problem, city: OpenCity, t: Words): string {
  const [code] = codesIn(problem, city);
  if (code === undefined) return problem.where;
  const community = communityName(problem, city);
  return community === null ? nameOf(code, city, t) : `${community} ${nameOf(code, city, t)}`;
}

/** The community of the first grid that a problem names; `null` when it names none. */
export function communityName({ where, subjects = [] }: Problem, city: OpenCity): string | null {
  const named = [...where.split(SEPARATORS), ...subjects];
  const grid = named.map((code) => city.current.grids.get(code)).find((found) => found !== undefined);
  return grid === undefined ? null : (city.index.units.get(grid.communityCode)?.name ?? '');
}

/** What is wrong, in one sentence with its numbers; those of a grid are the present figures. */
export function problemSentence(
  problem: Problem,
  city: OpenCity,
  figures: FigureTable | null,
  t: Words,
): string {
  const { code, counts } = problem;
  const codes = codesIn(problem, city);
  if (code === 'out_of_band') {
    const measured = figures?.grids.get(codes[0]);
    if (!measured || measured.bandDeviation === 0) return t('problems.sentence.out_of_band');
    const key = measured.bandDeviation < 0 ? 'problems.sentence.under' : 'problems.sentence.over';
    return t(key, { households: measured.households, count: Math.abs(measured.bandDeviation) });
  }
  if (code === 'unassigned_building' && counts) return t('problems.sentence.unassigned_counted', counts);
  const grids = (problem.subjects ?? []).filter((one) => city.current.grids.has(one));
  if ((code === 'cuts_building' || code === 'cuts_compound') && grids.length > 0) {
    return t(`problems.sentence.${code}_by`, {
      thing: nameOf(codes[0], city, t),
      grids: grids.map((one) => nameOf(one, city, t)).join(t('problems.and')),
    });
  }
  const things = codes.map((one) => nameOf(one, city, t)).join(t('problems.and'));
  return t(`problems.sentence.${code}`, { things });
}

/** A grid by its number in the community, everything else by its name, the unknown by its code. */
export function nameOf(code: string, city: OpenCity, t: Words): string {
  if (city.current.grids.has(code) || city.inForce.grids.has(code)) {
    return t('problems.atStation', { tail: codeTail(code) });
  }
  const named =
    city.current.stations.get(code) ??
    city.index.units.get(code) ??
    city.data.compounds.find((compound) => compound.code === code);
  return named?.name || code;
}
