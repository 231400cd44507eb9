import { beforeEach, describe, expect, it } from 'vitest';
import type { AdminUnit, CityData } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { tinyCity } from '../../sources/package/tiny-city.fixture.ts';
import type { PickGesture } from '../../state/circle-store.ts';
import { backendOf, sitDown } from '../../state/desk.fixture.ts';
import type { Desk } from '../../state/desk.ts';
import { bindCircles } from '../bind-circles.ts';
import { createMapStandIn, type MapStandIn } from '../map-stand-in.fixture.ts';
import type { Sketch } from '../sketch.ts';
import { createCircleTools } from './circle.tool.ts';
import type { MapPointer, MapTool } from './tool.ts';

/** Communities side by side, a hundredth of a degree wide; the third is in a circle of its own. */
const CODES = ['990101001001', '990101001002', '990101001003'];
const middleOf = (column: number): LonLat => [120.105 + column * 0.01, 30.105];

function community(code: string, column: number): AdminUnit {
  const [west, east] = [120.1 + column * 0.01, 120.11 + column * 0.01];
  const ring = [
    [west, 30.1],
    [east, 30.1],
    [east, 30.11],
    [west, 30.11],
    [west, 30.1],
  ];
  const geometry = { type: 'Polygon' as const, coordinates: [ring] };
  return { code, name: `社区${column}`, level: 'community', parentCode: '990101001', totals: {}, geometry };
}

const tiny = tinyCity();
const city: CityData = {
  ...tiny,
  grids: [],
  adminUnits: [tiny.adminUnits[0], ...CODES.map(community)],
  serviceCircles: [
    {
      code: 'Q',
      name: '邻圈',
      circleTier: 15,
      responsibleBody: '街道',
      communityCodes: [CODES[2]],
      facilities: [],
    },
  ],
};

let desk: Desk;
let map: MapStandIn;
let sketch: Sketch | null;
let tools: Readonly<Record<PickGesture, MapTool>>;

beforeEach(async () => {
  desk = await sitDown(backendOf(city, '990101001'), 'planner');
  map = createMapStandIn();
  sketch = null;
  const context = { desk, map, setHot: () => undefined, askForStation: () => undefined };
  tools = createCircleTools({
    ...context,
    setSketch: (next) => {
      sketch = next;
    },
  });
  await desk.circles.refresh();
  desk.circles.begin(null);
});

const at = (lonLat: LonLat): MapPointer => ({
  point: map.project(lonLat),
  lonLat,
  altKey: false,
  shiftKey: false,
});
const members = () => desk.stores.circles.getState().edit?.draft.communityCodes;
const draw = (tool: MapTool, corners: readonly LonLat[]) => {
  tool.down?.(at(corners[0]));
  for (const corner of corners.slice(1)) tool.drag?.(at(corner));
  tool.up?.(at(corners.at(-1)!));
};

describe('picking communities for a circle', () => {
  it('a click puts one in, another takes it out', () => {
    tools.click.click?.(at(middleOf(0)));
    tools.click.click?.(at(middleOf(1)));
    expect(members()).toEqual(CODES.slice(0, 2));
    tools.click.click?.(at(middleOf(0)));
    expect(members()).toEqual([CODES[1]]);
  });

  it('says who has a community already, and does nothing outside all of them', () => {
    tools.click.click?.(at(middleOf(2)));
    expect(desk.stores.notices.getState().notice).toMatchObject({
      key: 'communityTaken',
      values: { name: '邻圈' },
    });
    tools.click.click?.(at(middleOf(7)));
    expect(members()).toEqual([]);
  });

  it('tells by the cursor what a click would do', () => {
    for (const column of [0, 2, 7]) tools.click.hover?.(at(middleOf(column)));
    expect(map.calls.filter(([name]) => name === 'setCursor').map(([, cursor]) => cursor)).toEqual([
      'pointer',
      'not-allowed',
      '',
    ]);
  });

  it('a box puts in all that have their middle inside and are free, as one step', () => {
    draw(tools.box, [
      [120.099, 30.099],
      [120.14, 30.12],
    ]);
    expect(members()).toEqual(CODES.slice(0, 2));
    expect(sketch).toBeNull();
    desk.circles.undo();
    expect(members()).toEqual([]);
    draw(tools.box, [
      [120.099, 30.099],
      [120.109, 30.104],
    ]);
    expect(members()).toEqual([]);
  });

  it('so does a lasso; one that is broken off puts in nothing', () => {
    const round: LonLat[] = [
      [120.101, 30.101],
      [120.109, 30.101],
      [120.109, 30.109],
      [120.101, 30.109],
    ];
    tools.lasso.down?.(at(round[0]));
    for (const corner of round.slice(1)) tools.lasso.drag?.(at(corner));
    tools.lasso.interrupt?.();
    tools.lasso.up?.(at(round[3]));
    expect(members()).toEqual([]);
    draw(tools.lasso, round);
    expect(members()).toEqual([CODES[0]]);
  });

  it('ends with Escape', () => {
    expect(tools.box.key?.({ key: 'Escape', shiftKey: false })).toBe(true);
    expect(desk.stores.circles.getState().picking).toBeNull();
  });
});

describe('circles on the map', () => {
  it('are drawn as they are kept, and the one under the pen in its own way', () => {
    const coordinates = [community('x', 0).geometry.coordinates as number[][][]];
    const geometry = { type: 'MultiPolygon' as const, coordinates };
    const stop = bindCircles(map, desk);
    const shapes = [' ', 'Q'].map((code) => [code, { code, geometry, areaM2: 1, parts: 1 }] as const);
    desk.stores.circles.setState({ shapes: new Map(shapes) });
    const [, , drawn] = map.calls.at(-1)! as [string, string, GeoJSON.FeatureCollection];
    expect(drawn.features.map(({ properties }) => [properties?.role, properties?.label])).toEqual([
      ['kept', undefined],
      ['kept', '邻圈 15′'],
      ['draft', undefined],
      ['draft', '15′'],
    ]);
    stop();
  });
});
