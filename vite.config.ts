import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { offlinePlugin, workerFile } from './src/server/offline-plugin.ts';
import { backendPlugin } from './src/server/vite-plugin.ts';

/** Tests that open a whole database. They run one file after the other. */
const databaseTests = ['supabase/tests/**/*.test.ts', 'src/**/*.database.test.ts'];

/**
 * What several pages share comes in one file: a browser fetches six at a time, and a dozen small ones of a
 * page would stand in the way of its city.
 */
const SHARED = {
  name: 'shared',
  // Not what compares maps: it would bring the map library to pages that have none.
  test: /\/src\/(ui|domain|engine|screens)\/(?!comparing\/).*\.(tsx?|css)$/,
  minShareCount: 2,
};

/** What the finder's list shares with other pages comes in a file of its own, so that it waits for no desk and no wall. */
const SHARED_WITH_THE_LIST = {
  name: (id: string, modules: ModuleGraph) => (listNeeds(modules).has(id) ? 'light' : null),
  debugName: 'light',
  priority: 1,
  minShareCount: 2,
};

/** What reads opening hours, which a list on a weak network shows next: it waits for nothing else that is shared. */
const HOURS = { name: 'hours', test: /\/src\/engine\/hours\/(?!china-days)/, priority: 1, minShareCount: 2 };

interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** The modules that the finder's list cannot do without. */
function listNeeds(modules: ModuleGraph): ReadonlySet<string> {
  const needed = new Set(LIST.map((path) => fileURLToPath(new URL(path, import.meta.url))));
  for (const id of needed) for (const next of modules.getModuleInfo(id)?.importedIds ?? []) needed.add(next);
  return needed;
}
const LIST = ['src/screens/finder/FinderPage.tsx', 'src/app/FinderServed.tsx'];

export default defineConfig({
  plugins: [react(), backendPlugin(), offlinePlugin()],
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: workerFile } } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [SHARED_WITH_THE_LIST, HOURS, SHARED] } } },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'data/**/*.test.ts', '.ci/**/*.test.mjs'],
          exclude: databaseTests,
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: databaseTests,
          globalSetup: 'supabase/tests/support/embedded-image.ts',
          testTimeout: 120_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
