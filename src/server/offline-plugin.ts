import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, type Rolldown } from 'vite';
import type { FinderFiles } from '../app/offline-files.ts';
import { earlyPage, FINDER_PAGE } from './early-page.ts';

const SOURCES = fileURLToPath(new URL('..', import.meta.url));
const WORKER = `${SOURCES}app/offline-worker.ts`;
/** The page's own chunks: the entry leads to the desk and the wall as well. */
const FINDER = ['screens/finder/FinderPage.tsx', 'app/FinderServed.tsx'];
/** What the page begins with, and the page itself: with all that these import, they are the shell. */
export const SHELL = ['app/main.ts', 'app/start.tsx', ...FINDER];

/** Workers that the finder starts. A service worker sees a worker's script only where the path is in its scope. */
const FINDER_WORKERS = /^(finder|maplibre)/;

/** Where the script of a worker goes: that of the finder's below `/finder`, so that it starts without a network. */
export function workerFile({ name }: { readonly name: string }): string {
  return `${FINDER_WORKERS.test(name) ? 'finder-assets' : 'assets'}/[name]-[hash].js`;
}

type Bundle = Rolldown.OutputBundle;
type Chunk = Rolldown.OutputChunk;
type Modules = (id: string) => Pick<Rolldown.ModuleInfo, 'importedIds' | 'dynamicallyImportedIds'> | null;

/**
 * Builds the service worker of the finder, `finder-worker.js`, and writes into it which files of this build the finder
 * consists of; those that its list needs are named by a page of its own, too (`early-page.ts`). They are found by following imports from its page, so that nothing of the desk or the wall is kept.
 */
export function offlinePlugin(): Plugin {
  let base = '/';
  return {
    name: 'gridcircle-offline',
    apply: 'build',
    configResolved(config) {
      base = config.base;
    },
    generateBundle: {
      // The page is written by then.
      order: 'post',
      async handler(_options, bundle) {
        const files = finderFiles(bundle, (id) => this.getModuleInfo(id));
        this.emitFile({ type: 'asset', fileName: 'finder-worker.js', source: await buildWorker(files) });
        const page = bundle['index.html'];
        if (page?.type !== 'asset') throw new Error('Expected index.html in the site.');
        const source = earlyPage(String(page.source), files.shell, base);
        this.emitFile({ type: 'asset', fileName: FINDER_PAGE, source });
      },
    },
  };
}

/** The files of the finder in a finished build. Throws when its modules are not where they were. */
export function finderFiles(bundle: Bundle, modules: Modules): FinderFiles {
  const chunks = Object.values(bundle).filter((file): file is Chunk => file.type === 'chunk');
  const chunkOf = new Map(chunks.flatMap((chunk) => chunk.moduleIds.map((id) => [id, chunk] as const)));
  const roots = SHELL.map((path) => SOURCES + path);
  for (const root of roots) if (!chunkOf.has(root)) throw new Error(`Expected ${root} in the site.`);
  const shell = filesOf(roots, bundle, chunkOf);
  const reached = modulesFrom(
    FINDER.map((path) => SOURCES + path),
    modules,
  );
  const all = filesOf(
    [...reached].filter((id) => chunkOf.has(id)),
    bundle,
    chunkOf,
  );
  const later = [...all].filter((file) => !shell.has(file));
  const hash = createHash('sha256');
  for (const file of [...shell, ...later]) hash.update(`${file}\n`);
  return { build: hash.digest('hex').slice(0, 12), shell: [...shell], later };
}

/** Everything that modules import, at once or when it is needed, themselves included. */
function modulesFrom(roots: readonly string[], modules: Modules): ReadonlySet<string> {
  const reached = new Set(roots);
  for (const id of reached) {
    const module = modules(id);
    for (const next of [...(module?.importedIds ?? []), ...(module?.dynamicallyImportedIds ?? [])])
      reached.add(next);
  }
  return reached;
}

/** The chunks of these modules, those they cannot run without, and their styles and workers. */
function filesOf(ids: readonly string[], bundle: Bundle, chunkOf: ReadonlyMap<string, Chunk>): Set<string> {
  const files = new Set(ids.map((id) => chunkOf.get(id)!.fileName));
  for (const name of files) {
    const file = bundle[name];
    if (file?.type !== 'chunk') continue;
    for (const needed of file.imports) files.add(needed);
    for (const style of file.viteMetadata?.importedCss ?? []) files.add(style);
    for (const asset of file.viteMetadata?.importedAssets ?? []) files.add(asset);
  }
  return files;
}

/** One script without imports, as every browser with service workers takes it. */
async function buildWorker(files: FinderFiles): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define: { FINDER_FILES: JSON.stringify(files) },
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2022',
      rolldownOptions: { input: WORKER, output: { format: 'iife' } },
    },
  });
  const [{ output }] = [built].flat() as Rolldown.RolldownOutput[];
  return output[0].code;
}
