/**
 * Where the finder gets the public's view of the city: from files where its page names their folder
 * (`<meta name="gridcircle-public" content="public/">`, below the site's base), else from the backend. Kept apart from
 * the page so that the entry can ask for the index before React has arrived.
 */
import { createDatabasePublicSource } from '../sources/public/database-public-source.ts';
import { createFilePublicSource } from '../sources/public/file-public-source.ts';
import type { PublicSource } from '../sources/public/public-source.ts';
import { connection } from './connection.ts';
import { keepOffline } from './offline-source.ts';
import { cachedDocuments } from './offline-store.ts';

const folder = document.querySelector<HTMLMetaElement>('meta[name="gridcircle-public"]')?.content;
/** The public's view stands beside the page as files: there is no backend, so nothing but the finder works. */
export const isStaticSite = Boolean(folder);
const files = folder && new URL(folder, new URL(import.meta.env.BASE_URL, window.location.href)).href;
const asked = files ? createFilePublicSource(files) : createDatabasePublicSource(connection);
const source = keepOffline(asked, cachedDocuments(files || connection.url));

let early: ReturnType<PublicSource['index']> | null = null;

/** Asks for the index now; whoever asks the source first is handed the answer that is under way. */
export function askForIndex(): void {
  early = source.index();
  // Whoever takes it over is told when it failed.
  early.catch(() => undefined);
}

export const publicSource: PublicSource = {
  index(signal) {
    const underWay = early ?? source.index(signal);
    early = null;
    return underWay;
  },
  tiles: (ids, signal) => source.tiles(ids, signal),
  places: (signal) => source.places(signal),
  takesReports: source.takesReports,
  report: (report) => source.report(report),
};
