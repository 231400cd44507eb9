#!/usr/bin/env node
/**
 * `npm test`: everything that decides whether a change lands, one part after the other. Streams what the
 * runners say, adds their counts up, and ends with `N passed, N failed`. Exit code 1 when anything failed.
 * `npm test -- --only database,browser` runs the parts named (types, lint, unit, database, browser).
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { addUp, lastLine, playwrightCounts, vitestCounts } from './counts.mjs';
import { prepareMachine } from './machine.mjs';
import { startPostgres } from './postgres.mjs';
import { run } from './run-command.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'gridcircle-test-'));
const bin = (name) => path.join(root, 'node_modules/.bin', name);

/** Runs a part that either holds or does not: one test. */
async function single(title, command, parameters) {
  const code = await step(title, command, parameters);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Runs a part whose runner writes a JSON report, and counts what it says. */
async function counted(title, command, parameters, environment, count) {
  const report = path.join(scratch, `${title}.json`);
  const code = await step(title, command, parameters(report), environment(report));
  return count(readReport(report), code);
}

async function step(title, command, parameters, environment = {}) {
  process.stdout.write(`\n── ${title} ──\n`);
  const began = Date.now();
  const code = await run(command, parameters, { cwd: root, environment });
  process.stdout.write(`── ${title}: ${code === 0 ? 'ok' : `exit code ${code}`}, ${seconds(began)} s ──\n`);
  return code;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function seconds(began) {
  return Math.round((Date.now() - began) / 1000);
}

function vitest(project, environment) {
  return counted(
    project,
    bin('vitest'),
    (report) => [
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    () => environment,
    vitestCounts,
  );
}

async function databaseTests(machine) {
  if (!machine.postgres) return vitest('database', {});
  const server = await startPostgres(machine.postgres, path.join(scratch, 'postgres'));
  try {
    return await vitest('database', { GRIDCIRCLE_TEST_DATABASE_URL: server.url });
  } finally {
    await server.stop();
  }
}

async function browserTests(machine) {
  if (!machine.chromium) return { passed: 0, failed: 0, skipped: 1 };
  return counted(
    'browser',
    bin('playwright'),
    () => ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
    (report) => ({ PLAYWRIGHT_JSON_OUTPUT_NAME: report, GRIDCIRCLE_CHROMIUM: machine.chromium }),
    playwrightCounts,
  );
}

const PARTS = {
  types: () => single('types', bin('tsc'), ['--noEmit']),
  lint: () => single('lint', bin('biome'), ['check', '--error-on-warnings', '.']),
  unit: () => vitest('unit', {}),
  database: databaseTests,
  browser: browserTests,
};

/** The parts to run, in their own order; all of them when none is named. */
function chosenParts() {
  const { only } = parseArgs({ options: { only: { type: 'string' } } }).values;
  const wanted = only === undefined ? Object.keys(PARTS) : only.split(',');
  const unknown = wanted.find((name) => !Object.hasOwn(PARTS, name));
  if (unknown !== undefined)
    throw new Error(`There is no part "${unknown}"; expected ${Object.keys(PARTS).join(', ')}.`);
  return Object.keys(PARTS).filter((name) => wanted.includes(name));
}

async function main() {
  const began = Date.now();
  const chosen = chosenParts();
  const machine = await prepareMachine();
  const parts = [];
  for (const name of chosen) parts.push(await PARTS[name](machine));
  const total = addUp(parts);
  process.stdout.write(`\nAll parts took ${seconds(began)} s.\n`);
  for (const sentence of machine.missing) process.stdout.write(`Skipped: ${sentence}\n`);
  process.stdout.write(`${lastLine(total)}\n`);
  return total.failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
