import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBackend } from '../../src/server/backend.ts';
import { A1, A2, CITY, strip } from './fixture/tiny-city.ts';
import { onEachDatabase, TestBackend } from './support/databases.ts';
import { approvedPlan, figuresFor, gridChange } from './support/plans.ts';

const DYING_SERVER = fileURLToPath(new URL('./support/publish-and-die.ts', import.meta.url));
const CHANGE = gridChange({ [A1]: strip(0, 3.5), [A2]: strip(3.5, 6) });

/** What the database says about the map in force: all of it old, or all of it new. */
async function mapIn(opened: TestBackend) {
  const [row] = await opened.backend.query(
    `select version, (select status::text from plans where number like '%-001') as status,
       (select array_agg(from_version order by code) from grids where to_version is null) as grids,
       (select count(*) > 0 from published_results) as "hasFigures" from city`,
  );
  return row;
}
const OLD = { version: 1, status: 'approved', grids: [1, 1, 1, 1, 1], hasFigures: false };
const NEW = { version: 2, status: 'in_force', grids: [2, 2, 1, 1, 1], hasFigures: true };

onEachDatabase((kind) => {
  let home: string;
  let real: TestBackend | null = null;

  beforeAll(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'gridcircle-killed-'));
    if (kind === 'postgres') real = await TestBackend.open('postgres');
  });
  afterAll(async () => {
    await real?.close();
    await rm(home, { recursive: true, force: true });
  });

  /** Works with the database open. The embedded one lets in one process at a time, so it is closed after. */
  async function whileOpen<T>(work: (opened: TestBackend) => Promise<T>): Promise<T> {
    if (real) return work(real);
    const opened = new TestBackend(await openBackend({ dataDir: path.join(home, 'database') }), null);
    try {
      return await work(opened);
    } finally {
      await opened.backend.close();
    }
  }

  test('a server killed during a publication leaves the old map; killed right after it, the new one', async () => {
    const [planId, userId] = await whileOpen(async (opened) => {
      await opened.settle();
      const reviewer = await opened.sourceAs('reviewer');
      const plan = await approvedPlan(await opened.sourceAs('planner'), reviewer, CITY, CHANGE);
      return [plan.id, (await reviewer.session())!.userId];
    });
    const place = real?.url ?? path.join(home, 'database');
    const figures = JSON.stringify(figuresFor(CHANGE));
    for (const [when, expected] of [
      ['before commit', OLD],
      ['after commit', NEW],
    ] as const) {
      const server = spawn(
        process.execPath,
        ['--import', 'tsx', DYING_SERVER, place, planId, userId, when, figures],
        { stdio: ['ignore', 'inherit', 'inherit'] },
      );
      const [, signal] = await once(server, 'exit');
      expect(signal).toBe('SIGKILL');
      expect([when, await whileOpen(mapIn)]).toEqual([when, expected]);
    }
  }, 400_000);
});
