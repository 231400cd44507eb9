/** Drawn areas of real cities: raw OpenStreetMap files, a household in every building, stations among them. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CityData } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { limitMetres } from '../engine/coverage/walk-limit.ts';
import type { OwnShape } from '../engine/geometry/planar.ts';
import { shapeCovers } from '../engine/geometry/point-in-polygon.ts';
import { LIMIT_TOLERANCE_M } from '../engine/network/distance-search.ts';
import { osmCity } from '../sources/import/osm/osm-city.ts';
import { readOsm, sharedFile } from '../sources/import/osm/read-osm.fixture.ts';
import { createCityEngine } from './city-engine.ts';
import { CityState } from './city-state.ts';

const FILES = ['osm-monaco/monaco.osm.gz', 'osm-shenzhen-nanshan/osm_bbox.osm.bak.xml'];
const STATIONS = 12;
/** Of the homes inside a drawn area at most this share may walk further. */
const MOST_WRONG = 0.005;

function withStations(city: CityData): CityData {
  const { buildings } = city;
  const stride = Math.floor(buildings.count / STATIONS);
  return {
    ...city,
    buildings: { ...buildings, households: new Int32Array(buildings.count).fill(1) },
    stations: Array.from({ length: STATIONS }, (_, i) => ({
      code: `S${i}`,
      name: `S${i}`,
      kind: 'service_station',
      tier: 'grid',
      parentCode: null,
      location: [buildings.lon[i * stride], buildings.lat[i * stride]],
      floorAreaM2: null,
      services: [],
      openingHours: null,
      phone: null,
      address: null,
      accessibility: null,
      checkedOn: null,
    })),
  };
}

for (const file of FILES) {
  const path = sharedFile(file);
  const present = existsSync(path);
  const title = present ? file : `${file} (skipped: no ../shared/data here)`;
  describe.skipIf(!present)(title, () => {
    it('draws no area that holds more than 0.5 % of homes that walk further', async () => {
      const city = withStations(osmCity(await readOsm(path), file).city);
      for (const limitMinutes of [5, 10, 15]) {
        const settings = { ...DEFAULT_SETTINGS, limitMinutes };
        const engine = createCityEngine();
        await engine.open(city, settings);
        const state = new CityState(city);
        state.configure(settings, () => true);
        let inside = 0;
        for (const { code, geometry } of await engine.serviceAreas()) {
          const within = new Set<number>();
          const position = state.countedPositionOf(code)!;
          const withinM = limitMetres(settings) + LIMIT_TOLERANCE_M;
          state.coverage.assignment.visitWalksTo(position, withinM, (row) => within.add(row));
          const { drawn, wrong } = counted(city, geometry.coordinates as OwnShape, within);
          expect(wrong, `${code}, ${limitMinutes} minutes, ${drawn} homes`).toBeLessThanOrEqual(
            MOST_WRONG * drawn,
          );
          inside += drawn;
        }
        expect(inside).toBeGreaterThan(50);
      }
    }, 60_000);
  });
}

function counted({ buildings }: CityData, shape: OwnShape, within: ReadonlySet<number>) {
  let [drawn, wrong] = [0, 0];
  for (let row = 0; row < buildings.count; row++) {
    if (!shapeCovers(shape, buildings.lon[row], buildings.lat[row])) continue;
    drawn++;
    if (!within.has(row)) wrong++;
  }
  return { drawn, wrong };
}
