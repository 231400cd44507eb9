import { z } from 'zod';
import {
  CROSSING_KINDS,
  type Crossing,
  type Gate,
  GRID_KINDS,
  GRID_TYPOLOGIES,
  type Grid,
  STATION_KINDS,
  STATION_TIERS,
  type Station,
} from '../../domain/city.ts';
import type { CityFigures } from '../../domain/figures.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { PUBLISHED_METRICS, PUBLISHED_METRICS_VERSION } from '../../domain/metrics/published.ts';
import { type Change, PLAN_STATUSES, type RecordChange } from '../../domain/plan.ts';
import { PROBLEM_CODES } from '../../domain/problem.ts';
import { changeOf, wholeChange } from '../../editing/change.ts';
import { type HomeCounts, measure } from '../../engine/metrics/measure.ts';
import type { KioskStanding } from '../kiosk.ts';
import type { MapPulse } from '../map-news.ts';

const problem = z.object({
  code: z.enum(PROBLEM_CODES),
  severity: z.enum(['error', 'warning']),
  where: z.string(),
  message: z.string(),
});

export const planRow = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  status: z.enum(PLAN_STATUSES),
  unitCode: z.string(),
  revision: z.number().int(),
  baseVersion: z.number().int(),
  version: z.number().int().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  createdBy: z.string().nullable(),
  reviewNote: z.string().nullable(),
});

/** What `retired_grid_codes` answers. */
export const codesRow = z.string().array();

/** What `publish_plan` answers. */
export const publicationRow = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), plan: planRow, version: z.number().int() }),
  z.object({ ok: z.literal(false), reason: z.literal('illegal_map'), problems: z.array(problem) }),
]);

export const membershipRow = z.object({
  role: z.enum(['planner', 'reviewer', 'leader', 'admin']),
  unit_code: z.string(),
});

/** What `kiosk_standing` answers; `null` to everybody who is no kiosk. */
export const kioskRow: z.ZodType<KioskStanding | null> = z
  .object({
    name: z.string(),
    unitCode: z.string(),
    expiresAt: z.string(),
    standing: z.enum(['valid', 'revoked', 'expired']),
  })
  .nullable();

export const mapPulseRow: z.ZodType<MapPulse> = z.object({ version: z.int(), worksHere: z.boolean() });

const position = z.tuple([z.number(), z.number()]);
export const gridRow: z.ZodType<Grid> = z.object({
  code: z.string(),
  name: z.string(),
  communityCode: z.string(),
  kind: z.enum(GRID_KINDS),
  typology: z.enum(GRID_TYPOLOGIES).nullable(),
  staff: z.record(z.string(), z.number()),
  geometry: z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) }),
});
export const stationRow: z.ZodType<Station> = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(STATION_KINDS),
  tier: z.enum(STATION_TIERS),
  parentCode: z.string().nullable(),
  floorAreaM2: z.number().nullable(),
  services: z.array(z.string()),
  openingHours: z.string().nullable(),
  phone: z.string().nullable(),
  address: z.string().nullable(),
  accessibility: z.string().nullable(),
  checkedOn: z.string().nullable(),
  location: position.nullable(),
});

export const gateRow: z.ZodType<Gate> = z.object({
  code: z.string(),
  compoundCode: z.string(),
  open: z.string(),
  stepFree: z.boolean().nullable(),
  geometry: z.object({ type: z.literal('Point'), coordinates: z.array(z.number()) }),
});
export const crossingRow: z.ZodType<Crossing> = z.object({
  code: z.string(),
  name: z.string().nullable(),
  kind: z.enum(CROSSING_KINDS),
  line: z.array(position),
  open: z.string(),
  stepFree: z.boolean(),
  signals: z.boolean(),
});

/** The change as it is stored: every position rounded to seven decimals. */
export function storableChange(change: Change): Change {
  const { grids, stations, compoundReasons, gates, crossings } = wholeChange(change);
  return changeOf({
    grids: mapRecords(grids, roundGeometry),
    stations: mapRecords(stations, roundStation),
    compoundReasons,
    gates: mapRecords(gates, roundGeometry),
    crossings: mapRecords(crossings, (crossing) => ({ ...crossing, line: roundNested(crossing.line) })),
  });
}

function mapRecords<T>(records: RecordChange<T>, round: (record: T) => T): RecordChange<T> {
  const mapAll = <A, B>(all: Readonly<Record<string, A>>, map: (one: A) => B): Record<string, B> =>
    Object.fromEntries(Object.entries(all).map(([code, one]) => [code, map(one)]));
  return {
    added: mapAll(records.added, round),
    updated: mapAll(records.updated, ([from, to]) => [round(from), round(to)] as const),
    removed: mapAll(records.removed, round),
  };
}

/** Whatever is nested in it, even when it is no polygon: judging the shape is up to PostGIS. */
function roundNested<T>(coordinates: T): T {
  if (Array.isArray(coordinates)) return coordinates.map(roundNested) as T;
  return (typeof coordinates === 'number' ? roundDegrees(coordinates) : coordinates) as T;
}

const roundGeometry = <T extends Grid | Gate>(record: T): T => ({
  ...record,
  geometry: { ...record.geometry, coordinates: roundNested(record.geometry.coordinates) },
});

const roundStation = (station: Station): Station => ({
  ...station,
  location: station.location && [roundDegrees(station.location[0]), roundDegrees(station.location[1])],
});

/**
 * The figures a publication stores: by the registry those that are published, and by which version of it. What the
 * stations carry is worked out where they are stored, from what each of them reaches.
 */
export function storableFigures({ settings, totals, grids, stations }: CityFigures) {
  const published = (homes: HomeCounts) =>
    Object.fromEntries(PUBLISHED_METRICS.map((key) => [key, measure(key, homes)]));
  return {
    settings,
    metricsVersion: PUBLISHED_METRICS_VERSION,
    totals: published(totals),
    grids: grids.map((grid) => ({ code: grid.code, ...published(grid) })),
    stations: stations.map(({ code, reachedHouseholds }) => ({ code, reachedHouseholds })),
  };
}
