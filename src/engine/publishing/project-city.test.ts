import { describe, expect, it } from 'vitest';
import { generateCity } from '../../../data/generate-city.ts';
import type { CityData } from '../../domain/city.ts';
import {
  DEFAULT_PUBLIC_FACTS,
  PUBLIC_PROFILES,
  type PublicDocuments,
  type PublicFacts,
  type PublicIndex,
  type PublicTile,
} from '../../domain/public-city.ts';
import { decodedDegrees } from '../../domain/public-columns.ts';
import { tileAt } from '../../domain/public-tiles.ts';
import { publishedWalk } from '../../domain/public-walks.ts';
import { CityWalks } from '../coverage/city-walks.ts';
import { ANY_PASSAGE } from '../coverage/open-passages.ts';
import { WalkAssignment } from '../coverage/walk-assignment.ts';
import { limitMetres, minutesOf } from '../coverage/walk-limit.ts';
import { createGridAssignment } from '../topology/grid-assignment.ts';
import { boundsByPrograms } from './attacker.fixture.ts';
import { deciMinutesOf } from './building-walks.ts';
import { toldAs } from './figure-attack.ts';
import { projectPublicCity } from './project-city.ts';
import { decodedStreets } from './tile-columns.ts';

/** Every key of the documents: whoever adds one decides to publish it. */
const INDEX_KEYS = [
  'bounds',
  'city',
  'city.code',
  'city.dataDate',
  'city.licence',
  'city.mapApprovalNumber',
  'city.name',
  'city.nameEn',
  'city.source',
  'city.synthetic',
  'format',
  'madeAt',
  'planeLatitude',
  'settings',
  'settings.boundaries',
  'settings.changesUntil',
  'settings.operatorPhone',
  'stations',
  'stations.accessibility',
  'stations.address',
  'stations.checkedOn',
  'stations.code',
  'stations.kind',
  'stations.location',
  'stations.name',
  'stations.openingHours',
  'stations.parentCode',
  'stations.phone',
  'stations.services',
  'stations.tier',
  'tiles',
  'units',
  'units.code',
  'units.figures',
  'units.figures.coveredHouseholds',
  'units.figures.households',
  'units.level',
  'units.name',
  'units.parentCode',
  'units.position',
  'version',
  'walkProfiles',
  'walkProfiles.brisk',
  'walkProfiles.brisk.signalWaitSeconds',
  'walkProfiles.brisk.speedKmh',
  'walkProfiles.brisk.stepFree',
  'walkProfiles.brisk.stepsFactor',
  'walkProfiles.older',
  'walkProfiles.older.signalWaitSeconds',
  'walkProfiles.older.speedKmh',
  'walkProfiles.older.stepFree',
  'walkProfiles.older.stepsFactor',
  'walkProfiles.standard',
  'walkProfiles.standard.signalWaitSeconds',
  'walkProfiles.standard.speedKmh',
  'walkProfiles.standard.stepFree',
  'walkProfiles.standard.stepsFactor',
  'walkProfiles.step_free',
  'walkProfiles.step_free.signalWaitSeconds',
  'walkProfiles.step_free.speedKmh',
  'walkProfiles.step_free.stepFree',
  'walkProfiles.step_free.stepsFactor',
];
const PLACE_KEYS = [
  'compounds',
  'compounds.code',
  'compounds.communityCode',
  'compounds.name',
  'compounds.position',
  'pinyin',
  'streets',
  'streets.code',
  'streets.communityCode',
  'streets.name',
  'streets.position',
  'version',
];
const TILE_KEYS = [
  'backdrop',
  'backdrop.kind',
  'backdrop.layer',
  'backdrop.name',
  'backdrop.shape',
  'buildings',
  'buildings.codes',
  'buildings.compound',
  'buildings.earlier',
  'buildings.earlierGrids',
  'buildings.grid',
  'buildings.lat',
  'buildings.lon',
  'buildings.walks',
  'buildings.walks.others',
  'buildings.walks.others.older',
  'buildings.walks.others.older.deciMinutes',
  'buildings.walks.others.older.minutesPerStandardMinute',
  'buildings.walks.others.older.station',
  'buildings.walks.others.step_free',
  'buildings.walks.others.step_free.deciMinutes',
  'buildings.walks.others.step_free.minutesPerStandardMinute',
  'buildings.walks.others.step_free.station',
  'buildings.walks.standard',
  'buildings.walks.standard.deciMinutes',
  'buildings.walks.standard.station',
  'buildings.walks.stationCodes',
  'compounds',
  'compounds.code',
  'compounds.isGated',
  'compounds.name',
  'compounds.shape',
  'crossings',
  'exactNetwork',
  'gates',
  'gates.code',
  'gates.compoundCode',
  'gates.geometry',
  'gates.open',
  'gates.stepFree',
  'grids',
  'grids.code',
  'grids.communityCode',
  'grids.dutyPhone',
  'grids.geometry',
  'grids.kind',
  'grids.name',
  'grids.stationCode',
  'id',
  'streets',
  'streets.access',
  'streets.back',
  'streets.flags',
  'streets.ids',
  'streets.kinds',
  'streets.lat',
  'streets.lon',
  'streets.names',
  'streets.vertices',
  'version',
];

const demo = generateCity('demo');
const documents = project(demo);
const index = documents.get('index.json') as PublicIndex;
const tiles = tilesIn(documents);

function project(city: CityData, settings: Partial<PublicFacts['settings']> = {}): PublicDocuments {
  const facts = city.publicFacts ?? DEFAULT_PUBLIC_FACTS;
  return projectPublicCity({
    city,
    version: 3,
    madeAt: '2026-11-23T08:00:00.000Z',
    earlierGrids: null,
    facts: { ...facts, settings: { ...facts.settings, ...settings } },
  });
}

function tilesIn(all: PublicDocuments): readonly PublicTile[] {
  return [...all].flatMap(([path, body]) => (path.startsWith('tiles/') ? [body as PublicTile] : []));
}

function textOf(all: PublicDocuments): string {
  return JSON.stringify([...all]);
}

/** The names of all keys at every depth, those of lists as of their entries. */
function keysOf(value: unknown, found = new Set<string>(), path = ''): Set<string> {
  if (Array.isArray(value)) for (const one of value) keysOf(one, found, path);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value))
      keysOf(inner, found.add(`${path}${key}`), `${path}${key}.`);
  }
  return found;
}

const gridOf = createGridAssignment(
  demo.buildings.lon,
  demo.buildings.lat,
  demo.grids.map(({ code, geometry }) => ({ code, polygon: geometry })),
).gridOf;
const walks = new CityWalks(demo);
const standing = demo.stations.flatMap((station) => (station.location === null ? [] : [station]));
const assignments = PUBLIC_PROFILES.map((profile) => {
  const demand = { ...demo.buildings, group: gridOf, groupCount: demo.grids.length };
  const network = walks.view({ ...demo.info.walkProfiles[profile], isOpen: ANY_PASSAGE });
  const precedes = (a: number, b: number) => standing[a].code < standing[b].code;
  const assignment = new WalkAssignment(network, walks.snapper, demand, precedes, walks.doors);
  assignment.reset(standing.map(({ location }) => location));
  return assignment;
});

describe('what of the demo city is made public', () => {
  it('tells of every building its grid, its compound, and its walks as the engine counts them, never shorter', () => {
    const rowOf = new Map(demo.buildings.codes.map((code, row) => [code, row]));
    let told = 0;
    for (const { id, buildings, grids, compounds } of tiles) {
      const [lon, lat] = [decodedDegrees(buildings.lon), decodedDegrees(buildings.lat)];
      buildings.codes.forEach((code, i) => {
        const row = rowOf.get(code)!;
        told++;
        expect([lon[i], lat[i]]).toEqual([demo.buildings.lon[row], demo.buildings.lat[row]]);
        expect(tileAt([lon[i], lat[i]])).toBe(id);
        expect(grids[buildings.grid[i]]?.code).toBe(demo.grids[gridOf[row]]?.code);
        expect(compounds[buildings.compound[i]]?.code).toBe(
          demo.compounds[demo.buildings.compoundIndex[row]]?.code,
        );
        PUBLIC_PROFILES.forEach((profile, p) => {
          const walk = publishedWalk(buildings.walks, i, profile);
          const { facility, metres } = assignments[p];
          expect(walk?.stationCode).toBe(standing[facility[row]]?.code);
          if (walk === null) return;
          const minutes = minutesOf(metres[row], demo.info.walkProfiles[profile].speedKmh);
          expect(walk.walkMinutes - minutes).toBeGreaterThan(-1e-6);
          expect(walk.walkMinutes - minutes).toBeLessThan(0.1 + 1e-6);
        });
      });
    }
    expect(told).toBe(demo.buildings.count);
  });

  it('holds every street whole in every tile that it touches, and every compound with all its gates', () => {
    const positions = new Map<string, string>();
    for (const { id, streets, compounds, gates } of tiles) {
      const { count, ids, offsets, lon, lat } = decodedStreets(streets);
      for (let row = 0; row < count; row++) {
        const line = Array.from(lon.subarray(offsets[row], offsets[row + 1]), (x, i) => [
          x,
          lat[offsets[row] + i],
        ]);
        const text = JSON.stringify(line);
        expect(positions.get(`${ids[row]} ${id}`)).toBeUndefined();
        expect(positions.get(ids[row]) ?? text).toBe(text);
        positions.set(ids[row], text).set(`${ids[row]} ${id}`, text);
      }
      const here = new Set(gates.map(({ code }) => code));
      for (const { code } of compounds) {
        const own = demo.gates.filter(({ compoundCode }) => compoundCode === code);
        expect(own.every((gate) => here.has(gate.code))).toBe(true);
      }
    }
    const { count, ids, offsets, lon, lat } = demo.streets;
    for (let row = 0; row < count; row++) {
      const line = Array.from(lon.subarray(offsets[row], offsets[row + 1]), (x, i) => [
        x,
        lat[offsets[row] + i],
      ]);
      expect(positions.get(ids[row])).toBe(JSON.stringify(line));
      for (const [x, y] of line) expect(positions.has(`${ids[row]} ${tileAt([x, y])}`)).toBe(true);
    }
  });

  it('serves a grid by the station of its community, and tells its duty telephone', () => {
    for (const grid of tiles.flatMap((tile) => tile.grids)) {
      expect(grid.stationCode).toBe(`${grid.communityCode}-C1`);
      expect(grid.dutyPhone).toBe(demo.publicFacts!.dutyPhones[grid.code] ?? null);
    }
  });

  it('counts units as the engine does, rounded', () => {
    const counts = new Map(demo.adminUnits.map(({ code }) => [code, [0, 0]]));
    const limitM = limitMetres({ speedKmh: demo.info.walkProfiles.standard.speedKmh, limitMinutes: 15 });
    demo.buildings.households.forEach((households, row) => {
      let unit = demo.adminUnits.find(({ code }) => code === demo.grids[gridOf[row]]?.communityCode);
      while (unit !== undefined) {
        const count = counts.get(unit.code)!;
        count[0] += households;
        if (assignments[0].metres[row] <= limitM) count[1] += households;
        const above: string | null = unit.parentCode;
        unit = demo.adminUnits.find(({ code }) => code === above);
      }
    });
    const rule = demo.publicFacts!.settings;
    for (const { code, figures } of index.units) {
      const [households, covered] = counts.get(code)!.map((count) => toldAs(count, rule));
      expect(figures).toEqual({ households, coveredHouseholds: covered });
    }
  });

  it.each([10, 100])('gives no count below %i away, whoever computes', (leastHouseholds) => {
    const rule = { leastHouseholds, roundTo: 10 };
    const { units } = project(demo, rule).get('index.json') as PublicIndex;
    const ordered = [...units].sort((a, b) => a.code.length - b.code.length);
    const told = ordered.map(({ parentCode, figures }) => ({
      parent: ordered.findIndex(({ code }) => code === parentCode),
      figures,
    }));
    const known = boundsByPrograms(told, rule, (row, count) =>
      count === 'households'
        ? told[row].figures.households === null
        : told[row].figures.coveredHouseholds === null,
    );
    for (const ranges of known.values()) {
      for (const { least, most } of Object.values(ranges))
        expect(most - least).toBeGreaterThanOrEqual(leastHouseholds);
    }
    if (leastHouseholds === 100) expect(known.size).toBeGreaterThan(0);
  });
});

describe('what stays inside', () => {
  it('is everything but these facts', () => {
    const { 'index.json': inIndex, 'places.json': inPlaces, ...inTiles } = Object.fromEntries(documents);
    expect([...keysOf(inIndex)].sort()).toEqual(INDEX_KEYS);
    const placeKeys = [...keysOf(inPlaces)].filter((key) => !key.startsWith('pinyin.'));
    expect(placeKeys.sort()).toEqual(PLACE_KEYS);
    const tileKeys = [...keysOf(Object.values(inTiles))].filter((key) => !/(geometry|shape)\./.test(key));
    expect(tileKeys.sort()).toEqual(TILE_KEYS);
  });

  it('are the households of every building and grid: others with the same sums give the same documents', () => {
    const households = demo.buildings.households.slice();
    const groups = new Map<string, number[]>();
    const limitM = limitMetres({ speedKmh: demo.info.walkProfiles.standard.speedKmh, limitMinutes: 15 });
    households.forEach((_, row) => {
      const community = demo.grids[gridOf[row]]?.communityCode ?? '';
      const key = `${community} ${assignments[0].metres[row] <= limitM}`;
      groups.set(key, [...(groups.get(key) ?? []), row]);
    });
    for (const rows of groups.values()) {
      rows.forEach((row, i) => {
        households[row] = demo.buildings.households[rows[rows.length - 1 - i]];
      });
    }
    expect(households).not.toEqual(demo.buildings.households);
    const { buildings } = demo;
    const changed: CityData = {
      ...demo,
      buildings: {
        ...buildings,
        households,
        olderHouseholds: buildings.olderHouseholds.map((older) => older + 1),
        estimated: buildings.estimated.map((one) => 1 - one),
        kinds: buildings.kinds.map(() => 'other'),
        footprints: null,
      },
      grids: demo.grids.map((grid) => ({ ...grid, staff: { gridWorkers: 9 }, typology: null })),
      compounds: demo.compounds.map((one) => ({
        ...one,
        hasSecurity: !one.hasSecurity,
        hasPropertyManagement: true,
      })),
      stations: demo.stations.map((station) => ({ ...station, floorAreaM2: 1 })),
      adminUnits: demo.adminUnits.map((unit) => ({ ...unit, totals: { residentPopulation: 1 } })),
    };
    expect(textOf(project(changed)) === textOf(documents)).toBe(true);
  });

  it('are lines of grids and units where they are not public', () => {
    const shown = tilesIn(project(demo, { boundaries: false })).flatMap((tile) => tile.grids);
    expect(shown.every(({ geometry }) => geometry === null)).toBe(true);
    expect(new Set(shown.map(({ code }) => code)).size).toBe(
      new Set(gridOf).size - (gridOf.includes(-1) ? 1 : 0),
    );
  });
});

describe('a walk told in tenths of a minute', () => {
  it('is rounded up, and told as within the limit exactly where it counts as within', () => {
    expect(deciMinutesOf(0, 4)).toBe(0);
    expect(deciMinutesOf(1, 4)).toBe(1);
    expect(deciMinutesOf(1000, 4)).toBe(150);
    expect(deciMinutesOf(1000.0000005, 4)).toBe(150);
    expect(deciMinutesOf(1000.01, 4)).toBe(151);
    expect(deciMinutesOf(Number.POSITIVE_INFINITY, 4)).toBe(-1);
  });
});
