import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import { DEFAULT_PUBLIC_SETTINGS, type PublicIndex, type PublicTile } from '../domain/public-city.ts';
import { tileAt } from '../domain/public-tiles.ts';
import { writeCityPackage } from '../sources/package/city-package.ts';
import { block, tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { gridcircle } from './gridcircle.fixture.ts';
import { publishInto } from './publish-public-folder.ts';

const PAGE =
  '<!doctype html><html><head><script type="module" src="/assets/a.js"></script></head><body></body></html>';
const FINDER = PAGE.replace('</head>', '<link rel="modulepreload" href="/assets/list.js"></head>');

let folder: string;
let stored: string;
let site: string;
let to: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridcircle-publish-'));
  [stored, site, to] = ['city', 'site', 'public'].map((name) => join(folder, name));
  await writeCityPackage(tinyCity(), stored);
  for (const part of ['assets', 'finder']) await mkdir(join(site, part), { recursive: true });
  await writeFile(join(site, 'index.html'), PAGE);
  await writeFile(join(site, 'finder/index.html'), FINDER);
  await writeFile(join(site, 'index.html.gz'), 'the page as it was built');
  await writeFile(join(site, 'assets/a.js'), '1');
});
afterEach(() => rm(folder, { recursive: true }));

const publish = (...more: string[]) =>
  gridcircle('publish-public', stored, '--to', to, '--site', site, ...more);

async function document<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(join(to, 'public-city', path), 'utf8')) as T;
}

const ownTile = () => document<PublicTile>(`tiles/${tileAt([120.002, 30.005])}.json`);

describe('publish-public', () => {
  it('writes every document, and a site whose finder reads them', async () => {
    const { code, out, err } = await publish('--json', '-');
    expect([code, err.includes('2 grids')]).toEqual([0, false]);
    const index = await document<PublicIndex>('index.json');
    expect(index.stations.map((station) => station.code)).toEqual(tinyCity().stations.map((one) => one.code));
    const tiles = await readdir(join(to, 'public-city/tiles'));
    expect(tiles.sort()).toEqual(index.tiles.map((id) => `${id}.json`).sort());
    expect(JSON.parse(out)).toMatchObject({ tiles: tiles.length, documents: tiles.length + 2, problems: 0 });
    const named = (page: string) =>
      page.replace(/\s*<meta name="gridcircle-public" content="public-city\/" \/>\s*/, '');
    for (const [page, built] of [
      ['index.html', PAGE],
      ['finder/index.html', FINDER],
    ]) {
      const published = await readFile(join(to, page), 'utf8');
      expect(published).not.toBe(built);
      expect(named(published)).toBe(built);
    }
    expect(await readdir(to)).toEqual(['assets', 'finder', 'index.html', 'public-city']);
  });

  it('replaces an earlier publication and leaves what is none of it', async () => {
    await publish();
    await writeFile(join(to, 'robots.txt'), 'mine');
    await writeFile(join(to, 'public-city/tiles/0_0.json'), 'of an earlier map');
    expect((await publish()).code).toBe(0);
    expect(await readFile(join(to, 'robots.txt'), 'utf8')).toBe('mine');
    expect(await readdir(join(to, 'public-city/tiles'))).not.toContain('0_0.json');
  });

  it('leaves the earlier publication as it was when the new one cannot be completed', async () => {
    await publish();
    const before = await readFile(join(to, 'public-city/index.json'), 'utf8');
    const failing = publishInto(to, async (aside) => {
      await mkdir(join(aside, 'public-city'));
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    });
    await expect(failing).rejects.toThrow(`${to}: cannot be written (ENOSPC).`);
    expect(await readFile(join(to, 'public-city/index.json'), 'utf8')).toBe(before);
    expect(await readdir(to)).toEqual(['assets', 'finder', 'index.html', 'public-city']);
  });

  it('takes no folder of somebody else, and no site that is not built', async () => {
    await mkdir(to);
    await writeFile(join(to, 'index.html'), 'a page of somebody else');
    expect(await publish()).toMatchObject({
      code: 2,
      err: `gridcircle: ${join(to, 'index.html')} is there already and belongs to no earlier publication; name another folder.\n`,
    });
    expect(await readdir(to)).toEqual(['index.html']);
    await rm(join(site, 'index.html'));
    const fresh = await gridcircle('publish-public', stored, '--to', join(folder, 'fresh'), '--site', site);
    expect(fresh).toMatchObject({
      code: 2,
      err: `gridcircle: ${site}: holds no index.html; expected a built site (npm run build).\n`,
    });
    expect(await readdir(folder)).not.toContain('fresh');
  });

  it('publishes into no folder of the built site itself', async () => {
    for (const inside of [site, join(site, 'public')]) {
      expect(await gridcircle('publish-public', stored, '--to', inside, '--site', site)).toMatchObject({
        code: 2,
        err: 'gridcircle: --to lies in the folder of --site; expected a folder outside the built site.\n',
      });
    }
    expect(await readdir(site)).toEqual(['assets', 'finder', 'index.html', 'index.html.gz']);
  });

  it('tells homes what the last redraw changed, until the day that was named', async () => {
    const [first, second] = tinyCity().grids;
    const before: CityData = {
      ...tinyCity(),
      grids: [{ ...first, code: '990101001001009', geometry: block(0, 0, 5, 10) }, second],
    };
    await writeCityPackage(before, join(folder, 'before'));
    const untold = await publish('--previous', join(folder, 'before'));
    expect(untold.err).toBe(
      'note: homes are told of no change: there is no day until which; see --changes-until.\n',
    );
    expect((await ownTile()).buildings.earlierGrids).toEqual([]);
    await publish('--previous', join(folder, 'before'), '--changes-until', '2026-12-31');
    const { buildings, grids } = await ownTile();
    expect(buildings.earlierGrids).toEqual([{ code: '990101001001009', name: first.name }]);
    expect(buildings.earlier).toEqual(
      buildings.grid.map((grid) => (grids[grid].code === first.code ? 0 : -1)),
    );
    expect((await document<PublicIndex>('index.json')).settings.changesUntil).toBe('2026-12-31');
    expect((await publish('--changes-until', 'soon')).err).toBe(
      'gridcircle: --changes-until is "soon"; expected a day like 2026-12-31.\n',
    );
  });

  it('shows no line where the package allows none, and says what in the package cannot be used', async () => {
    const settings = { ...DEFAULT_PUBLIC_SETTINGS, boundaries: false };
    await writeCityPackage({ ...tinyCity(), publicFacts: { settings, dutyPhones: {} } }, stored);
    const info = JSON.parse(await readFile(join(stored, 'city.json'), 'utf8'));
    const said = { ...info, public: { ...info.public, roundTo: 0 } };
    await writeFile(join(stored, 'city.json'), JSON.stringify(said));
    const { code, err } = await publish();
    expect([code, err]).toEqual([
      1,
      'warning: missing_reference: city.json: property public.roundTo is 0, which is not from 1 to 1000; 10 holds.\n',
    ]);
    expect((await ownTile()).grids.map(({ geometry }) => geometry)).toEqual([null, null]);
  });
});
