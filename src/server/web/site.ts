/**
 * The web server's routes: the Supabase API of the backend, the built site, and nothing else. Before the
 * city is ready every page says so with status 503.
 */
import path from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import type { DocumentShelf } from '../publishing/document-shelf.ts';
import { answerDocuments, DOCUMENT } from './answer-documents.ts';
import { compressOnce } from './compress-once.ts';
import { guardSignIn } from './guard-sign-in.ts';
import type { LoginLimit } from './login-limit.ts';
import { preparingPage } from './preparing-page.ts';
import { answerScenes, SCENES_FILE } from './scenes-file.ts';
import { securityHeaders } from './security-headers.ts';

export interface SiteContent {
  /** Absolute path of the built site. */
  readonly folder: string;
  /** Answers `/rest/v1` and `/auth/v1`; `null` when a hosted Supabase does. */
  readonly api: ((request: Request) => Promise<Response>) | null;
  /** The public projection, where the database is ours. */
  readonly documents?: DocumentShelf | null;
  /** Files that may hold the scenes of the city's walls, the first that is there; those of the site come last. */
  readonly scenes?: readonly string[];
}

export interface SiteOptions {
  readonly hostedOrigin?: string | null;
  readonly loginLimit?: LoginLimit;
}

export interface Site {
  fetch(request: Request, environment: unknown): Response | Promise<Response>;
  /** From now on pages and API are answered. */
  open(content: SiteContent): void;
}

const API = ['/rest/v1/*', '/auth/v1/*'];
/** The read functions of the map (`city_grids()`, `public_grids()` …). */
const LAYERS = '/rest/v1/rpc/:layer{(city|public)_[a-z_]+}';
const MAX_BODY_BYTES = 32 * 1024 * 1024;
const YEAR_SECONDS = 365 * 24 * 3600;

/** Files that only the build is for. */
const HIDDEN = /\/\./;

/** A file that is missing, or a path of some other API. Every other path is a route of the app. */
const NO_PAGE = /\/[^/]*\.[^/]*$|^\/(_|assets\/|finder-assets\/|[a-z]+\/v\d)/;

/** Files with their content's hash in their names; those of the finder's workers lie in its scope. */
const ASSET = /^\/(finder-)?assets\//;

export function createSite(options: SiteOptions = {}): Site {
  let ready: Hono | null = null;
  const app = new Hono();
  app.use(securityHeaders(options.hostedOrigin ?? null));
  app.use(async (context) => {
    if (!ready)
      return context.html(preparingPage(), 503, { 'Retry-After': '2', 'Cache-Control': 'no-store' });
    return ready.fetch(context.req.raw, context.env);
  });
  return {
    fetch: (request, environment) => app.fetch(request, environment as object),
    open: (content) => {
      ready = routes(content, options);
    },
  };
}

function routes(content: SiteContent, options: SiteOptions): Hono {
  const app = new Hono();
  const { api } = content;
  if (content.documents) app.get(DOCUMENT, answerDocuments(content.documents));
  if (api) {
    app.use('/auth/v1/token', guardSignIn(options.loginLimit));
    for (const path of API) {
      app.use(path, bodyLimit({ maxSize: MAX_BODY_BYTES }), compress());
    }
    app.post(LAYERS, compressOnce());
    for (const path of API) app.all(path, (context) => api(context.req.raw));
  }
  app.get(
    `/${SCENES_FILE}`,
    answerScenes([...(content.scenes ?? []), path.join(content.folder, SCENES_FILE)]),
  );
  app.on(['GET', 'HEAD'], '*', keepAsLongAsItLasts);
  const file = serveStatic({ root: content.folder, precompressed: true });
  const page = serveStatic({ root: content.folder, path: 'index.html', precompressed: true });
  app.on(['GET', 'HEAD'], '*', (context, next) =>
    HIDDEN.test(context.req.path) ? next() : file(context, next),
  );
  app.on(['GET', 'HEAD'], '*', (context, next) =>
    NO_PAGE.test(context.req.path) ? next() : page(context, next),
  );
  app.notFound((context) => context.text('Not found', 404));
  return app;
}

/** Assets carry their content's hash in their name; everything else is asked for anew. */
const keepAsLongAsItLasts: MiddlewareHandler = async (context, next) => {
  await next();
  if (!context.res.ok) return;
  const isAsset = ASSET.test(context.req.path);
  context.res.headers.set(
    'Cache-Control',
    isAsset ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache',
  );
};
