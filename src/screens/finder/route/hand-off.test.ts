import { describe, expect, it } from 'vitest';
import { handOffLink, MAP_APPS } from './hand-off.ts';

/** WGS 84 and GCJ-02 of the same places, from the tests of googollee/eviltransform. */
const PLACES = [
  { wgs: [121.5272106, 31.1774276], gcj: [121.531541859215, 31.17530398364597] },
  { wgs: [113.912316, 22.543847], gcj: [113.9171764808363, 22.540796131694766] },
  { wgs: [116.377817, 39.911954], gcj: [116.38404722455657, 39.91334545536069] },
] as const;
/** WGS 84 and BD-09 of one place, from the tests of ipcjs/coordtransform. */
const BAIDU_PLACE = { wgs: [118.3013077, 32.271904], bd: [118.31309502519456, 32.27614034221775] } as const;
const NAME = '翠湖社区 & 党群服务中心';

describe('a link to a map app', () => {
  it.each(PLACES)('gives Amap, Tencent and Apple the place in GCJ-02: $wgs', ({ wgs, gcj }) => {
    const [lon, lat] = gcj;
    const amap = queryOf('amap', wgs).get('to')!.split(',');
    expectNear(amap.slice(0, 2).map(Number), [lon, lat]);
    expectNear(numbers(queryOf('tencent', wgs).get('tocoord')), [lat, lon]);
    expectNear(numbers(queryOf('apple', wgs).get('daddr')), [lat, lon]);
  });

  it('gives Baidu the place in BD-09', () => {
    const [lon, lat] = BAIDU_PLACE.bd;
    expectNear(numbers(queryOf('baidu', BAIDU_PLACE.wgs).get('location')), [lat, lon]);
  });

  it('gives OpenStreetMap the place as it is stored', () => {
    const link = new URL(handOffLink('osm', { name: NAME, location: PLACES[0].wgs }));
    expect(link.search).toBe('?mlat=31.177428&mlon=121.527211');
    expect(link.hash).toBe('#map=18/31.177428/121.527211');
  });

  it('shifts no place outside mainland China', () => {
    expect(queryOf('apple', [2.3522, 48.8566]).get('daddr')).toBe('48.856600,2.352200');
  });

  it('carries names whole, and nothing but the destination', () => {
    expect(queryOf('amap', PLACES[0].wgs).get('to')).toContain(NAME);
    expect(queryOf('tencent', PLACES[0].wgs).get('to')).toBe(NAME);
    expect(queryOf('baidu', PLACES[0].wgs).get('title')).toBe(NAME);
    for (const app of MAP_APPS) {
      const keys = [...queryOf(app, PLACES[0].wgs).keys()];
      expect(keys.filter((key) => /from|origin|saddr/.test(key))).toEqual([]);
    }
  });
});

function queryOf(app: (typeof MAP_APPS)[number], location: readonly [number, number]): URLSearchParams {
  return new URL(handOffLink(app, { name: NAME, location })).searchParams;
}

function numbers(pair: string | null): number[] {
  return pair!.split(',').map(Number);
}

/** A metre or so. */
function expectNear(found: readonly number[], expected: readonly number[]): void {
  found.forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThan(1e-5);
  });
}
