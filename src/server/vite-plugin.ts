import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import type { PreparedCity } from './prepare-city.ts';
import type { ProjectionKeeper } from './publishing/keep-projection.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const API = /^\/(rest|auth)\/v1(\/|\?|$)/;

type PrepareCityModule = typeof import('./prepare-city.ts');
type KeepProjectionModule = typeof import('./publishing/keep-projection.ts');
type StartOptionsModule = typeof import('./start-options.ts');
type AnyViteServer = Pick<ViteDevServer | PreviewServer, 'middlewares' | 'httpServer'>;

/**
 * Mounts the backend of `npm start` in `vite dev` and `vite preview`, opened on the first request: that one
 * waits for it, half a minute when the city has to be made. The city comes from `GRIDCIRCLE_CITY` (default:
 * demo). It is the same database as that of `npm start`, which lets in one process at a time: while it is
 * open elsewhere the API answers 503 and says by which. A build never opens it, and neither do tests.
 */
export function backendPlugin(): Plugin {
  return {
    name: 'gridcircle-backend',
    configureServer: mount,
    configurePreviewServer: mount,
  };
}

function mount(server: AnyViteServer): void {
  if (process.env.VITEST || process.env.VITE_SUPABASE_URL) return;
  let opening: Promise<OpenCity> | null = null;
  const answer = getRequestListener(async (request) => {
    opening ??= openCity();
    try {
      return await (await opening).city.backend.fetch(request);
    } catch (error) {
      opening = null;
      return Response.json({ message: (error as Error).message }, { status: 503 });
    }
  });
  server.middlewares.use((request, response, next) => {
    if (API.test(request.url ?? '')) answer(request, response).catch(next);
    else next();
  });
  server.httpServer?.once('close', async () => {
    if (!opening) return;
    const { city, publicView } = await opening;
    await publicView.stop();
    await city.backend.close();
  });
}

interface OpenCity {
  readonly city: PreparedCity;
  readonly publicView: ProjectionKeeper;
}

/** Loaded when needed and apart from the Vite configuration, which would otherwise bundle the whole server. */
async function openCity(): Promise<OpenCity> {
  const { tsImport } = await import('tsx/esm/api');
  const { prepareCity } = (await tsImport('./prepare-city.ts', import.meta.url)) as PrepareCityModule;
  const { keepProjection } = (await tsImport(
    './publishing/keep-projection.ts',
    import.meta.url,
  )) as KeepProjectionModule;
  const { readStartOptions } = (await tsImport('./start-options.ts', import.meta.url)) as StartOptionsModule;
  const chosen = process.env.GRIDCIRCLE_CITY;
  const options = readStartOptions(chosen ? ['--city', chosen] : [], process.env, ROOT, ROOT);
  const say = (sentence: string) => process.stdout.write(`${sentence}\n`);
  const city = await prepareCity(options, ROOT, say);
  return { city, publicView: keepProjection(city.backend, say) };
}
