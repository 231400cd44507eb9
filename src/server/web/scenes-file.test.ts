import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerScenes, scenesPlaces } from './scenes-file.ts';

let home: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'gridcircle-scenes-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

test("the operator's scenes come before those of the package, as they are at the moment, and none are no fault", async () => {
  const city = { kind: 'package', folder: path.join(home, 'package') } as const;
  const places = scenesPlaces({ home, city });
  const app = new Hono().get('/scenes.json', answerScenes(places));
  const ask = async () => {
    const answer = await app.request('/scenes.json');
    return [answer.status, await answer.text()];
  };
  expect(await ask()).toEqual([204, '']);
  for (const place of [...places].reverse()) {
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, `{"scenes": "${place}"}`);
    expect(await ask()).toEqual([200, `{"scenes": "${place}"}`]);
  }
});
