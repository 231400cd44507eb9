/**
 * Browser tests against the real thing: `npm start` on a data folder of its own, in the system's Chromium.
 * With GRIDCIRCLE_E2E_URL they use a server that already runs.
 */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const CHROMIUM_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Chromium as root, without a GPU, and without asking for hosts that a closed network does not have. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../test-results',
  globalSetup: './support/start-server.ts',
  workers: 1,
  fullyParallel: false,
  // A busy machine can starve a browser; at the desk a test must hold at once.
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 90_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: process.env.GRIDCIRCLE_E2E_URL,
    viewport: { width: 1280, height: 800 },
    // The map then jumps to a place at once: nothing waits for a flight.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath:
        process.env.GRIDCIRCLE_CHROMIUM || CHROMIUM_PLACES.find((place) => existsSync(place)) || undefined,
      args: FLAGS,
    },
  },
});
