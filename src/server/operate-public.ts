/** What an operator does about the public's view: makes the projection anew, and reads what visitors report. */
import type { FACT_FAULTS } from '../domain/public-city.ts';
import type { Session } from './database/session.ts';
import { projectInThread } from './publishing/project-in-thread.ts';
import { type DocumentsDatabase, replaceDocuments } from './publishing/public-documents.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * Makes the projection of what is in force and puts it in the place of the one before; answers in one sentence what
 * stands then. For a database that no `npm start` looks after: by hand, or by the clock.
 */
export async function publishPublic(database: DocumentsDatabase): Promise<string> {
  if ((await database.query('select from public.city')).length === 0) {
    throw new StartRefusal('The database holds no city yet.');
  }
  const made = await projectInThread(database);
  const isStored = await replaceDocuments(database, made);
  if (!isStored) return 'The public already has the view of a later map; it stays';
  return `The public has the view of map version ${made.version}, made ${made.madeAt} (${made.documents.length} documents)`;
}

export interface ReportRow {
  readonly cameAt: string;
  readonly stationCode: string;
  /** `null` where the station is no longer in force. */
  readonly stationName: string | null;
  readonly unitCode: string;
  readonly fault: (typeof FACT_FAULTS)[number];
  readonly note: string;
}

/** All reports that facts are wrong, the latest hour first. */
export async function listReports(session: Pick<Session, 'query'>): Promise<readonly ReportRow[]> {
  return session.query<ReportRow>(
    `select private.instant_text(r.came_at) as "cameAt", r.station_code::text as "stationCode", s.name as "stationName",
       r.unit_code::text as "unitCode", r.fault, r.note
     from public.fact_reports as r
     left join public.stations as s on s.code = r.station_code and s.to_version is null
     order by r.came_at desc, r.id desc`,
  );
}

/** A report in one line. */
export function reportLine({ cameAt, stationCode, stationName, fault, note }: ReportRow): string {
  return `${cameAt.slice(0, 13)}:00Z ${stationCode} ${stationName ?? '-'} ${fault}${note && `: ${note}`}`;
}
