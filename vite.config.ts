import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { backendPlugin } from './src/server/vite-plugin.ts';

/** Tests that open a whole database. They run one file after the other. */
const databaseTests = ['supabase/tests/**/*.test.ts', 'src/**/*.database.test.ts'];

export default defineConfig({
  plugins: [react(), backendPlugin()],
  worker: { format: 'es' },
  build: { target: 'es2022', chunkSizeWarningLimit: 1200 },
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
