/** The command line, as a person runs it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CityData } from '../../src/domain/city.ts';
import { writeCityPackage } from '../../src/sources/package/city-package.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Runs `npm run cli -- …` and answers what it wrote to standard output. Throws unless it ends with 0 or 1. */
export async function gridcircle(...parameters: readonly string[]): Promise<string> {
  const child = spawn('npm', ['run', '--silent', 'cli', '--', ...parameters], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const [code] = (await once(child, 'close')) as [number];
  if (code > 1) throw new Error(`gridcircle ${parameters.join(' ')} ended with ${code}.`);
  return output;
}

export interface CoverageAnswer {
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly coverageRate: number;
  readonly gapHouseholds: number;
  readonly meanMinutes: number;
  readonly grids: readonly {
    readonly code: string;
    readonly households: number;
    readonly coveredHouseholds: number;
    readonly gapHouseholds: number;
  }[];
}

/** What `coverage` says about a city, which is written out as a package first. */
export async function coverageOf(city: CityData, ...options: readonly string[]): Promise<CoverageAnswer> {
  return inScratch(async (folder) => {
    const target = path.join(folder, 'city');
    await writeCityPackage(city, target);
    return JSON.parse(await gridcircle('coverage', target, '--json', '-', ...options)) as CoverageAnswer;
  });
}

/** Runs with a folder of its own, which is gone afterwards. */
export async function inScratch<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gridcircle-e2e-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
