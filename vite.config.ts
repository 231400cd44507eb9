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

export default defineConfig({
  plugins: [react(), backendPlugin(), offlinePlugin()],
  worker: { format: 'es', rolldownOptions: { output: { entryFileNames: workerFile } } },
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [SHARED] } } },
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
