/**
 * The server under `public-load.ts`, in a process of its own: a city in an embedded database in memory or in the
 * PostgreSQL of the URL given, its public's view, and the site before both. Tells its processor time when asked.
 */
import { generateCity } from '../data/generate-city.ts';
import { openBackend } from '../src/server/backend.ts';
import { loadCity } from '../src/server/city-loader.ts';
import { publishPublic } from '../src/server/operate-public.ts';
import { DocumentShelf } from '../src/server/publishing/document-shelf.ts';
import type { Preset } from '../src/server/start-options.ts';
import { listen } from '../src/server/web/listen.ts';
import { createSite } from '../src/server/web/site.ts';

export interface ServerReady {
  readonly url: string;
  readonly publishableKey: string;
}
export interface ServerWork {
  /** Of this process alone: a PostgreSQL beside it is not in it. */
  readonly processorMs: number;
}

const [preset, databaseUrl] = process.argv.slice(2) as [Preset, string | undefined];
const backend = await openBackend({ databaseUrl });
await loadCity(backend, generateCity(preset));
await publishPublic(backend);
const site = createSite();
site.open({ folder: '.', api: backend.fetch, documents: new DocumentShelf(backend) });
const server = await listen(site, '127.0.0.1', 0);

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send!({ processorMs: (user + system) / 1000 } satisfies ServerWork);
});
process.on('disconnect', async () => {
  await server.close();
  await backend.close();
});
process.send!({ url: server.url, publishableKey: backend.publishableKey } satisfies ServerReady);
