import { describe, expect, it } from 'vitest';
import { tinyCity } from '../sources/package/tiny-city.fixture.ts';
import { tinyDesk } from '../state/desk.fixture.ts';
import { select } from '../state/view-store.ts';
import type { FeatureUpdate } from './adapter.ts';
import { bindCoverage, bindRecords, bindView } from './bindings.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';

async function bound(city = tinyCity()) {
  const desk = await tinyDesk(city);
  const map = createMapStandIn();
  const atOnce = {
    take: (draw: () => void) => draw(),
    settled: async () => undefined,
    stop: () => undefined,
  };
  bindRecords(map, desk, atOnce);
  bindCoverage(map, desk, atOnce);
  bindView(map, desk);
  const start = map.calls.splice(0);
  return { desk, map, start };
}
const to = (calls: readonly (readonly unknown[])[], name: string, source: string) =>
  calls.filter((call) => call[0] === name && call[1] === source);

describe('the map follows the desk', () => {
  it('shows grids, labels with households, stations and colours at start', async () => {
    const { start } = await bound();
    for (const source of ['grids', 'grid-labels', 'stations'])
      expect(to(start, 'setData', source)).toHaveLength(1);
    const [, , labels] = to(start, 'setData', 'grid-labels')[0] as [
      string,
      string,
      GeoJSON.FeatureCollection,
    ];
    expect(labels.features.map((feature) => feature.properties?.label)).toEqual(['001 · 350', '002 · 350']);
    expect(to(start, 'setFeatureState', 'grids')).toHaveLength(2);
  });

  it('sends one station when one station closes, and shows it as closed', async () => {
    const { desk, map } = await bound();
    await desk.editing.perform({ kind: 'close_station', stationCode: 'S1' });
    expect(to(map.calls, 'setData', 'grids')).toHaveLength(0);
    const [call] = [...to(map.calls, 'updateData', 'stations'), ...to(map.calls, 'setData', 'stations')];
    expect(JSON.stringify(call)).toContain('station-community-closed');
  });

  it('draws a station of a crowded tier from near on, but when it is selected at every zoom', async () => {
    const { stations, ...rest } = tinyCity();
    const crowd = [0, 1, 2, 3].map((i) => ({
      ...stations[0],
      code: `S${i}`,
      tier: 'grid' as const,
      location: [120.004 + i * 0.0001, 30.005] as const,
    }));
    const { desk, map, start } = await bound({ ...rest, stations: crowd });
    const [[, , shown]] = to(start, 'setData', 'stations') as [[string, string, GeoJSON.FeatureCollection]];
    expect(shown.features.map(({ properties }) => properties?.fromZoom)).toEqual([14, 14, 14, 14]);
    const zoomsSent = () =>
      to(map.calls.splice(0), 'updateData', 'stations').flatMap(([, , diff]) =>
        (diff as { update: FeatureUpdate[] }).update.map(({ code, properties }) => [
          code,
          properties?.fromZoom,
        ]),
      );
    select(desk.stores.view, { kind: 'station', code: 'S1' });
    expect(zoomsSent()).toEqual([['S1', 0]]);
    select(desk.stores.view, null);
    expect(zoomsSent()).toEqual([['S1', 14]]);
  });

  it('moves the mark of the selection', async () => {
    const { desk, map } = await bound();
    select(desk.stores.view, { kind: 'grid', code: '990101001001001' });
    select(desk.stores.view, { kind: 'station', code: 'S1' });
    expect(
      map.calls.filter(([name, , , state]) => name === 'setFeatureState' && 'selected' in (state as object)),
    ).toEqual([
      ['setFeatureState', 'grids', '990101001001001', { selected: true }],
      ['setFeatureState', 'grids', '990101001001001', { selected: false }],
      ['setFeatureState', 'stations', 'S1', { selected: true }],
    ]);
  });
});
