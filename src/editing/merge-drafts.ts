import type { Grid } from '../domain/city.ts';
import { UNASSIGNED } from '../domain/edit.ts';
import type { ContestedGround } from '../domain/plan-story.ts';
import type { GridShape } from '../engine/topology/grid-assignment.ts';
import { mergeGround } from '../engine/topology/ground/merge-ground.ts';
import { sameRecord } from './change.ts';
import { gridName, nextGridCodes } from './grid-codes.ts';
import type { Community } from './ground/community.ts';
import { doorsIn, householdsBehind } from './ground/doors.ts';

/** All grids of one community: what two planners started from, and what each made of it. */
export interface Drafts {
  readonly base: readonly Grid[];
  readonly mine: readonly Grid[];
  readonly theirs: readonly Grid[];
}

interface MergedGrids {
  /** By code. */
  readonly grids: readonly Grid[];
  /** One entry per building with households whose ground both gave to different grids; it stays as theirs. */
  readonly contested: readonly ContestedGround[];
}

/**
 * Brings two drafts together by ground, and the facts of grids field by field: what only one side changed
 * counts, and where both did, theirs. A grid of mine whose code they have issued, too, gets another.
 */
export function mergeDrafts(community: Community, { base, mine, theirs }: Drafts): MergedGrids {
  const { doors, outline } = community;
  const merge = mergeGround({
    outline,
    base: base.map(shapeOf),
    mine: mine.map(shapeOf),
    theirs: theirs.map(shapeOf),
    freshCode: codeIssuer(community, [...base, ...mine, ...theirs]),
    weigh: (polygon) => {
      const within = doorsIn(polygon, doors);
      return { buildings: within.length, households: householdsBehind(within) };
    },
  });
  const named = new Map([...merge.renamed].map(([given, code]) => [code, given]));
  const records = [base, mine, theirs].map((grids) => new Map(grids.map((grid) => [grid.code, grid])));
  const [before, own, other] = records;
  const grids = merge.grids.flatMap(({ code, polygon }): Grid[] => {
    const given = named.get(code);
    const ownGrid = own.get(given ?? code);
    const facts =
      given === undefined
        ? mergedFacts(before.get(code), ownGrid, other.get(code))
        : renamed(ownGrid, code, community);
    return facts === undefined ? [] : [{ ...facts, geometry: polygon }];
  });
  const contested = merge.contested.flatMap(({ polygon, mine: wantedIn, theirs: keptIn }) =>
    doorsIn(polygon, doors)
      .filter(({ households }) => households > 0)
      .map(({ code }): ContestedGround => ({ buildingCode: code, keptIn, wantedIn })),
  );
  return { grids: grids.sort((a, b) => (a.code < b.code ? -1 : 1)), contested };
}

function shapeOf({ code, geometry }: Grid): GridShape {
  return { code, polygon: geometry };
}

/** Codes that neither draft nor the city has, each once. */
function codeIssuer(community: Community, drafted: readonly Grid[]): () => string {
  const issued = new Set([...community.issuedCodes(), ...drafted.map(({ code }) => code)]);
  const own = [...community.grids, ...drafted].map(({ code }) => code);
  return () => {
    const [code] = nextGridCodes(
      community.code,
      [...own, ...issued].filter((one) => one !== UNASSIGNED),
      issued,
      1,
    );
    issued.add(code);
    return code;
  };
}

/** My grid under another code; a name that told the old code tells the new one. */
function renamed(grid: Grid | undefined, code: string, community: Community): Grid | undefined {
  if (grid === undefined) return undefined;
  const name = grid.name === gridName(community, grid.code) ? gridName(community, code) : grid.name;
  return { ...grid, code, name };
}

function mergedFacts(
  base: Grid | undefined,
  mine: Grid | undefined,
  theirs: Grid | undefined,
): Grid | undefined {
  if (base === undefined || mine === undefined || theirs === undefined) return theirs ?? mine ?? base;
  const facts = Object.entries(theirs).map(([field, value]) => {
    const [was, own] = [base, mine].map((grid) => grid[field as keyof Grid]);
    return [field, sameRecord(value, was) ? own : value];
  });
  return { ...theirs, ...Object.fromEntries(facts) };
}
