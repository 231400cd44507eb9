import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CityData } from '../../domain/city.ts';
import { readCityPackage, writeCityPackage } from './city-package.ts';
import { emptyCity } from './city-tables.ts';
import { tinyCity } from './tiny-city.fixture.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gridcircle-package-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function bytesOf(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (n) => [n, await readFile(join(path, n), 'utf8')])),
  );
}

describe('a city package', () => {
  it('reads back the city that was written', async () => {
    const city = tinyCity();
    await writeCityPackage(city, folder);
    const read = await readCityPackage(folder);
    expect(read).toMatchObject({ problems: [], notes: [], setAside: [] });
    expect(read.city).toEqual(city);
    expect(read.rowOf('grids.geojson', '990101001001002')).toBe(2);
  });

  it('reads back an empty city, and a city with an exact network', async () => {
    const exactNetwork = {
      nodeIds: ['7', 'a,"b"'],
      lon: Float64Array.of(120, 120.1),
      lat: Float64Array.of(30, 30.1),
      from: Int32Array.of(0, 1),
      to: Int32Array.of(1, 0),
      lengthM: Float64Array.of(1234.5678901, 0),
      oneway: Uint8Array.of(0, 1),
    };
    const cities: CityData[] = [emptyCity({ name: '空', code: '99' }), { ...tinyCity(), exactNetwork }];
    for (const city of [...cities].reverse()) {
      await writeCityPackage(city, folder);
      expect((await readCityPackage(folder)).city).toEqual(city);
    }
  });

  it('has the same bytes for the same city', async () => {
    await writeCityPackage(tinyCity(), folder);
    const first = await bytesOf(folder);
    await writeCityPackage(tinyCity(), folder);
    expect(await bytesOf(folder)).toEqual(first);
    expect(Object.values(first).join('')).not.toContain('\r');
  });

  it('reads gzip files, and needs no file but city.json', async () => {
    await writeCityPackage(tinyCity(), folder);
    const texts = await bytesOf(folder);
    for (const [name, text] of Object.entries(texts)) {
      await rm(join(folder, name));
      if (name === 'city.json' || name === 'stations.geojson')
        await writeFile(join(folder, `${name}.gz`), gzipSync(text));
    }
    const { city, problems } = await readCityPackage(folder);
    expect(problems).toEqual([]);
    expect(city.stations).toEqual(tinyCity().stations);
    expect(city.streets.count + city.buildings.count + city.grids.length).toBe(0);
  });
});
