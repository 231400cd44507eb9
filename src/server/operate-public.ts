/** What an operator does about the public's view: makes the projection anew. */
import { forgetHandledReports } from './operate-reports.ts';
import { projectInThread } from './publishing/project-in-thread.ts';
import { type DocumentsDatabase, replaceDocuments } from './publishing/public-documents.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * Makes the projection of what is in force and puts it in the place of the one before; answers in one sentence what
 * stands then. For a database that no `npm start` looks after: by hand, or by the clock. Reports that were handled long
 * ago go with it.
 */
export async function publishPublic(database: DocumentsDatabase): Promise<string> {
  if ((await database.query('select from public.city')).length === 0) {
    throw new StartRefusal('The database holds no city yet.');
  }
  await forgetHandledReports(database);
  const made = await projectInThread(database);
  const isStored = await replaceDocuments(database, made);
  if (!isStored) return 'The public already has the view of a later map; it stays';
  return `The public has the view of map version ${made.version}, made ${made.madeAt} (${made.documents.length} documents)`;
}
