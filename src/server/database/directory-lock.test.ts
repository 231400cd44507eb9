import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DirectoryInUse, lockDirectory } from './directory-lock.ts';

let home: string;
let directory: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gridcircle-lock-'));
  directory = path.join(home, 'database');
});

afterEach(() => rm(home, { recursive: true, force: true }));

test('a second taker is told who has it, and may take it after release', async () => {
  const first = await lockDirectory(directory);
  await expect(lockDirectory(directory)).rejects.toThrow(`pid ${process.pid}`);
  await first.release();
  const second = await lockDirectory(directory);
  await second.release();
});

test('a living process of another pid keeps its lock', async () => {
  const other = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  try {
    await writeFile(`${directory}.lock`, JSON.stringify({ pid: other.pid, startedAt: null }));
    await expect(lockDirectory(directory)).rejects.toBeInstanceOf(DirectoryInUse);
  } finally {
    other.stdin.end();
    await once(other, 'close');
  }
  await (await lockDirectory(directory)).release();
});

test.each([
  ['of a process that is gone', { pid: 2 ** 22 + 1, startedAt: '1' }],
  ['of a process whose pid now belongs to another', { pid: process.pid, startedAt: '1' }],
  ['that was never written to the end', '{"pid":'],
])('a lock %s is taken over', async (_what, left) => {
  await writeFile(`${directory}.lock`, typeof left === 'string' ? left : JSON.stringify(left));
  await (await lockDirectory(directory)).release();
});
