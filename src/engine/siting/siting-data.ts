/** Reads the public siting instances whose answers were proven or found by other programs, for tests and the bench. */
import type { SitingObjective } from '../../domain/siting.ts';
import { readShared, readSharedText } from '../network/oracle-data.ts';
import { linksOfTable } from './site-links.ts';
import type { SitingProblem } from './siting-problem.ts';

/** An instance before it is said what is looked for. */
export interface SharedInstance {
  readonly weight: Float64Array;
  readonly siteCount: number;
  /** Infinity where there is no way. */
  costOf(site: number, row: number): number;
}

/** The problem of choosing `count` sites; without a radius every cost counts. */
export function problemOf(
  { weight, siteCount, costOf }: SharedInstance,
  objective: SitingObjective,
  count: number,
  radius = Number.POSITIVE_INFINITY,
): SitingProblem {
  return {
    objective,
    count,
    radius,
    weight,
    walks: linksOfTable(siteCount, weight.length, radius, costOf),
    isStanding: new Uint8Array(siteCount),
    standingCost: new Float64Array(weight.length).fill(Number.POSITIVE_INFINITY),
    capacity: new Float64Array(siteCount).fill(Number.POSITIVE_INFINITY),
  };
}

/** SJC324, SJC402 or SJC500: points in metres, each demand and candidate. */
export function readSjc(name: string): SharedInstance {
  const [, ...points] = numbersByLine(readSharedText(`mclp-sjc/${name}.txt`));
  return {
    weight: Float64Array.from(points, (point) => point[2]),
    siteCount: points.length,
    costOf: (a, b) => Math.sqrt((points[a][0] - points[b][0]) ** 2 + (points[a][1] - points[b][1]) ** 2),
  };
}

/** pmed1 … pmed8 with their p: of edges given twice the last one counts, then shortest paths (Floyd). */
export function readPmed(number: number): SharedInstance & { readonly count: number } {
  const [[nodeCount, , count], ...edges] = numbersByLine(readSharedText(`pmed-orlib/pmed${number}.txt`));
  const cost = Array.from({ length: nodeCount }, (_, a) =>
    Float64Array.from({ length: nodeCount }, (_, b) => (a === b ? 0 : Number.POSITIVE_INFINITY)),
  );
  for (const [a, b, length] of edges) {
    cost[a - 1][b - 1] = length;
    cost[b - 1][a - 1] = length;
  }
  for (const over of cost.keys()) {
    for (const from of cost.keys()) {
      for (const to of cost.keys()) {
        cost[from][to] = Math.min(cost[from][to], cost[from][over] + cost[over][to]);
      }
    }
  }
  const weight = new Float64Array(nodeCount).fill(1);
  return { weight, siteCount: nodeCount, costOf: (a, b) => cost[a][b], count };
}

/** The 16 shops and 205 tracts of San Francisco. */
export function readSanFrancisco(): SharedInstance {
  const file = 'spopt-sanfrancisco/SF_network_distance_candidateStore_16_censusTract_205_new.csv';
  const rows = readSharedText(file)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','));
  const shops = [...new Set(rows.map(([, shop]) => shop))];
  const tracts = [...new Set(rows.map(([, , tract]) => tract))];
  const cost = new Map(rows.map(([metres, shop, tract]) => [`${shop} ${tract}`, Number(metres)]));
  const weight = new Map(rows.map(([, , tract, households]) => [tract, Number(households)]));
  return {
    weight: Float64Array.from(tracts, (tract) => weight.get(tract)!),
    siteCount: shops.length,
    costOf: (shop, tract) => cost.get(`${shops[shop]} ${tracts[tract]}`) ?? Number.POSITIVE_INFINITY,
  };
}

export interface SaoPauloOracle {
  readonly demand_population: readonly number[];
  readonly candidate_ids: readonly string[];
  readonly cost_m: readonly (readonly (number | null)[])[];
  readonly results: {
    readonly LSCP_r1000: { readonly facilities: number; readonly uncoverable_population: number };
    readonly MCLP_r1000_p3: { readonly covered: number };
    readonly MCLP_r1000_p5: { readonly covered: number };
  };
}

export function readSaoPaulo(): SharedInstance & Pick<SaoPauloOracle, 'results'> {
  const oracle = readShared<SaoPauloOracle>('osm-saopaulo-centre/siting_oracle.json.gz');
  return {
    weight: Float64Array.from(oracle.demand_population),
    siteCount: oracle.candidate_ids.length,
    costOf: (site, row) => oracle.cost_m[row][site] ?? Number.POSITIVE_INFINITY,
    results: oracle.results,
  };
}

const MAXIMO_EARTH_RADIUS_M = 6_378_100;

/** Census blocks of New York or San Francisco, each demand and candidate; metres as their authors measure them. */
export function readMaximo(name: string): SharedInstance {
  const [head, weights] = readSharedText(`mclp-maximo/${name}.txt`).split('DEMAND_SECTION');
  const points = numbersByLine(head.split('NODE_COORD_SECTION')[1]).map(([lat, lon]) => [
    radians(lat),
    radians(lon),
  ]);
  const weight = Float64Array.from(numbersByLine(weights).map(([households]) => households));
  const metres = (a: readonly number[], b: readonly number[]) => {
    const cosine = Math.cos(a[0]) * Math.cos(b[0]) * Math.cos(a[1] - b[1]) + Math.sin(a[0]) * Math.sin(b[0]);
    return Math.fround(Math.acos(Math.min(1, cosine))) * MAXIMO_EARTH_RADIUS_M;
  };
  return { weight, siteCount: points.length, costOf: (a, b) => (a === b ? 0 : metres(points[a], points[b])) };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

/** The lines that are numbers and nothing else, a trailing word apart. */
function numbersByLine(text: string): number[][] {
  return text
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '')
        .map(Number)
        .filter(Number.isFinite),
    )
    .filter((numbers) => numbers.length > 0);
}
