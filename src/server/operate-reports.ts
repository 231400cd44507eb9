/** What an operator does about reports that facts are wrong: reads them, marks them handled, and lets them go in time. */
import type { FACT_FAULTS } from '../domain/public-city.ts';
import type { Session } from './database/session.ts';
import { StartRefusal } from './start-refusal.ts';

type Query = Pick<Session, 'query'>;

const MOST_DAYS = 3650;
const DAY_MS = 24 * 3600 * 1000;

export interface ReportRow {
  /** By which it is marked. */
  readonly id: number;
  readonly cameAt: string;
  /** `null` while it is open. */
  readonly handledAt: string | null;
  readonly stationCode: string;
  /** `null` where the station is no longer in force. */
  readonly stationName: string | null;
  readonly unitCode: string;
  readonly fault: (typeof FACT_FAULTS)[number];
  readonly note: string;
}

/** Reports that facts are wrong, the latest hour first: those that are open, or all that are kept. */
export async function listReports(session: Query, which: 'open' | 'all'): Promise<readonly ReportRow[]> {
  return session.query<ReportRow>(
    `select r.id::integer as id, private.instant_text(r.came_at) as "cameAt",
       private.instant_text(r.handled_at) as "handledAt", r.station_code::text as "stationCode",
       s.name as "stationName", r.unit_code::text as "unitCode", r.fault, r.note
     from public.fact_reports as r
     left join public.stations as s on s.code = r.station_code and s.to_version is null
     where $1 = 'all' or r.handled_at is null
     order by r.came_at desc, r.id desc`,
    [which],
  );
}

/** A report in one line. */
export function reportLine({
  id,
  cameAt,
  handledAt,
  stationCode,
  stationName,
  fault,
  note,
}: ReportRow): string {
  const standing = handledAt === null ? 'open' : `handled ${handledAt.slice(0, 10)}`;
  const said = note === '' ? '' : `: ${note}`;
  return `${id} ${cameAt.slice(0, 13)}:00Z ${standing} ${stationCode} ${stationName ?? '-'} ${fault}${said}`;
}

/** Marks a report handled, or open again. Throws StartRefusal where none has this number. */
export async function markReport(session: Query, number: string, handled: boolean): Promise<void> {
  const isNumber = /^\d{1,15}$/.test(number);
  const [row] = isNumber
    ? await session.query<{ unit: string | null }>('select private.mark_report($1::bigint, $2) as unit', [
        number,
        handled,
      ])
    : [];
  if (!row?.unit)
    throw new StartRefusal(`There is no report ${number}; npm run operate -- fact-reports lists them.`);
}

/** Keeps handled reports so many days from now on. Throws StartRefusal for what is no number of days. */
export async function keepReports(session: Query, days: string): Promise<void> {
  const count = Number(days);
  if (!Number.isInteger(count) || count < 1 || count > MOST_DAYS) {
    throw new StartRefusal(`--keep-days should be a whole number from 1 to ${MOST_DAYS}.`);
  }
  await session.query('select private.keep_reports($1::integer)', [count]);
}

/** Takes away the reports that were handled longer ago than they are kept. */
export async function forgetHandledReports(session: Query): Promise<void> {
  await session.query('select private.forget_handled_reports()');
}

/** Does so now and once a day until it is stopped; a day on which it fails is told and passed over. */
export function forgetReportsDaily(session: Query, say: (sentence: string) => void): () => void {
  const forget = () =>
    forgetHandledReports(session).catch((error: Error) =>
      say(`Reports that were handled long ago could not be taken away: ${error.message}`),
    );
  void forget();
  const timer = setInterval(forget, DAY_MS).unref();
  return () => clearInterval(timer);
}
