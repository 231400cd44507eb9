import { describe, expect, it } from 'vitest';
import { STREET_FLAGS } from '../../../domain/city.ts';
import { buildWalkNetwork } from '../../../engine/network/street-network.ts';
import { osmCity } from './osm-city.ts';
import { osmNode, osmTags, osmWay, osmXml } from './read-osm.fixture.ts';
import { readOsmPbf } from './read-osm-pbf.ts';
import { readOsmXml } from './read-osm-xml.ts';

function cityOf(...elements: string[]) {
  return osmCity(readOsmXml(osmXml(elements.join('')), 'map.osm'), 'test');
}

/** Nodes 1 … on a lattice of 0.001°, from west to east, ten a row. */
function lattice(count: number): string {
  return Array.from({ length: count }, (_, i) =>
    osmNode(i + 1, 120 + (i % 10) / 1000, 30 + Math.floor(i / 10) / 1000),
  ).join('');
}
const SQUARE = [1, 3, 23, 21, 1];

describe('streets of OpenStreetMap', () => {
  it('resolve access: foot first, then motor roads, then access', () => {
    const { city } = cityOf(
      lattice(10),
      osmWay(1, [1, 2], { highway: 'service', access: 'private', foot: 'yes' }),
      osmWay(2, [2, 3], { highway: 'trunk', motorroad: 'yes' }),
      osmWay(3, [3, 4], { highway: 'residential', access: 'private' }),
      osmWay(4, [4, 5], { highway: 'motorway' }),
      osmWay(5, [5, 6], { highway: 'steps', bridge: 'yes', tunnel: 'no', name: '天桥' }),
      osmWay(6, [6, 7, 8, 6], { highway: 'pedestrian', area: 'yes' }),
      osmWay(7, [7, 8], { highway: 'construction' }),
    );
    expect(city.streets.ids).toEqual(['w1', 'w2', 'w3', 'w4', 'w5']);
    expect(city.streets.access).toEqual(['yes', 'no', 'private', null, null]);
    expect(city.streets.flags[4]).toBe(STREET_FLAGS.steps | STREET_FLAGS.bridge);
    expect(city.streets.names[4]).toBe('天桥');
    expect(buildWalkNetwork(city.streets).edgeCount).toBe(2);
  });

  it('do not meet where two nodes only share a position', () => {
    const { city } = cityOf(
      osmNode(1, 120, 30),
      osmNode(2, 120.001, 30),
      osmNode(3, 120.002, 30),
      osmNode(4, 120.001, 30.001),
      osmNode(5, 120.001, 30),
      osmNode(6, 120.001, 29.999),
      osmWay(1, [1, 2, 3], { highway: 'residential' }),
      osmWay(2, [4, 5, 6], { highway: 'footway', bridge: 'yes' }),
    );
    expect(buildWalkNetwork(city.streets).edgeCount).toBe(2);
  });

  it('keep what a clipped file has of them, and name what it has not', () => {
    const { city, faults } = cityOf(
      lattice(5),
      osmWay(1, [1, 2, 99, 4, 5], { highway: 'residential' }),
      osmWay(2, [98, 99], { highway: 'residential' }),
      osmWay(3, [1], { highway: 'residential' }),
      osmWay(4, [2, 2], { highway: 'residential' }),
    );
    expect(city.streets.ids).toEqual(['w1', 'w1~2']);
    expect(faults.map(({ element, kept }) => [element, kept])).toEqual([
      ['way 1', true],
      ['way 2', false],
      ['way 3', false],
      ['way 4', false],
    ]);
  });

  it('come without deleted and repeated elements', () => {
    const { city, faults } = cityOf(
      lattice(4),
      '<node id="9" visible="false" lon="120" lat="30"/>',
      osmWay(1, [1, 2], { highway: 'residential' }),
      osmWay(1, [2, 3], { highway: 'residential' }),
      `<way id="2" action="delete"><nd ref="3"/><nd ref="4"/>${osmTags({ highway: 'path' })}</way>`,
    );
    expect(city.streets.ids).toEqual(['w1']);
    expect(faults).toEqual([
      { element: 'way 1', reason: 'stands in the file twice; the first is kept.', kept: false },
    ]);
  });
});

describe('areas of OpenStreetMap', () => {
  it('are buildings with estimated households, in the smallest compound around them', () => {
    const { city } = cityOf(
      lattice(60),
      osmWay(1, [1, 6, 56, 51, 1], { landuse: 'residential', name: '大院', barrier: 'wall' }),
      osmWay(2, [1, 4, 34, 31, 1], { landuse: 'residential', name: '小院' }),
      osmWay(3, SQUARE, { building: 'apartments', 'building:levels': '10' }),
      osmWay(4, [44, 45, 55, 54, 44], { building: 'commercial', 'building:levels': '30' }),
      osmWay(5, [14, 15, 25, 24, 14], { building: 'house' }),
    );
    const { buildings, compounds } = city;
    expect(compounds.map(({ name, isGated }) => [name, isGated])).toEqual([
      ['大院', true],
      ['小院', false],
    ]);
    // 0.002° × 0.002° at 30° north is 192.9 m × 221.7 m; ten levels; 100 m² a household.
    expect(buildings.households[0] / ((192.98 * 221.7 * 10) / 100)).toBeCloseTo(1, 2);
    expect([...buildings.households].slice(1)).toEqual([0, 1]);
    expect([...buildings.estimated]).toEqual([1, 1, 1]);
    expect([...buildings.compoundIndex]).toEqual([1, 0, 0]);
  });

  it('are put together from the ways of a relation, with holes', () => {
    const { city, faults } = cityOf(
      lattice(60),
      osmWay(1, [1, 5, 45], {}),
      osmWay(2, [41, 45], {}),
      osmWay(3, [1, 41], {}),
      osmWay(4, [12, 13, 23, 22, 12], {}),
      '<relation id="7"><member type="way" ref="1" role="outer"/><member type="way" ref="2" role="outer"/>',
      '<member type="way" ref="3" role="outer"/><member type="way" ref="4" role="inner"/>',
      `${osmTags({ type: 'multipolygon', natural: 'water', name: '湖' })}</relation>`,
      '<relation id="8"><member type="way" ref="1" role="outer"/>',
      `${osmTags({ type: 'multipolygon', leisure: 'park' })}</relation>`,
    );
    expect(city.backdrop).toHaveLength(1);
    expect(city.backdrop[0]).toMatchObject({ layer: 'water', kind: 'lake', name: '湖' });
    expect((city.backdrop[0].geometry as GeoJSON.Polygon).coordinates.map((ring) => ring.length)).toEqual([
      5, 5,
    ]);
    expect(faults).toEqual([
      { element: 'relation 8', reason: 'its member ways do not join into closed rings.', kept: false },
    ]);
  });

  it('are left out when their outline crosses itself or is open', () => {
    const { city, faults } = cityOf(
      lattice(30),
      osmWay(1, [1, 23, 21, 3, 1], { building: 'yes' }),
      osmWay(2, [1, 3, 23], { building: 'yes' }),
    );
    expect(city.buildings.count).toBe(0);
    expect(faults.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('crosses or touches itself'),
      'is an area but its line is not closed.',
    ]);
  });
});

describe('streets of OpenStreetMap', () => {
  it('say where one waits for a signal and what is not for wheels', () => {
    const tags: Record<string, string>[] = [
      { highway: 'footway', footway: 'crossing', crossing: 'traffic_signals' },
      { highway: 'footway', footway: 'crossing', 'crossing:signals': 'yes', kerb: 'raised' },
      { highway: 'path', incline: '15%' },
      { highway: 'path', incline: '5%', wheelchair: 'no' },
      { highway: 'residential', wheelchair: 'yes' },
    ];
    const { city } = cityOf(
      lattice(60),
      ...tags.map((said, i) => osmWay(i + 1, [10 * i + 1, 10 * i + 5], said)),
    );
    const { signals, notStepFree } = STREET_FLAGS;
    expect([...city.streets.flags]).toEqual([signals, signals | notStepFree, notStepFree, notStepFree, 0]);
  });
});

describe('lines of OpenStreetMap that bar walking', () => {
  it('are rails and expressways on the ground; those on viaducts are only drawn, those below not even that', () => {
    const { city } = cityOf(
      lattice(60),
      osmWay(1, [1, 5], { railway: 'rail' }),
      osmWay(2, [11, 15], { railway: 'subway', bridge: 'viaduct', layer: '1' }),
      osmWay(3, [21, 25], { railway: 'subway', tunnel: 'yes' }),
      osmWay(4, [31, 35], { highway: 'motorway' }),
      osmWay(5, [41, 45], { highway: 'trunk', motorroad: 'yes', layer: '2' }),
    );
    expect(city.backdrop.map(({ kind }) => kind)).toEqual([
      'railway',
      'railway_viaduct',
      'expressway',
      'expressway_viaduct',
    ]);
  });
});

describe('files of OpenStreetMap that cannot be read', () => {
  it.each([
    ['<osm><node id="1"', 'is not readable XML'],
    ['<osm><way></osm>', 'is not readable XML'],
    ['<gpx></gpx>', 'has the root <gpx>; expected <osm>'],
  ])('%s', (text, reason) => {
    expect(() => readOsmXml(new TextEncoder().encode(text), 'map.osm')).toThrow(`map.osm: ${reason}`);
  });

  it('damaged PBF', async () => {
    const bytes = new TextEncoder().encode(
      '\u0000\u0000\u0000\u000d\n\tOSMHeader\u0018\u0050 and then nothing',
    );
    await expect(readOsmPbf(bytes, 'map.osm.pbf')).rejects.toThrow(
      'map.osm.pbf: is not a readable OSM PBF file',
    );
  });
});
