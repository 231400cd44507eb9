import { beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/geometry.ts';
import { cityIn } from '../../state/city-store.ts';
import { tinyDesk } from '../../state/desk.fixture.ts';
import type { Desk } from '../../state/desk.ts';
import { chooseTool, type ToolName } from '../../state/view-store.ts';
import type { BorderHit } from '../borders.ts';
import { LAYERS } from '../ids.ts';
import { createMapStandIn, type MapStandIn } from '../map-stand-in.fixture.ts';
import { createTools } from './index.ts';
import { LONG_NUDGE_METRES, NUDGE_METRES, nudged } from './nudge.ts';
import type { MapPointer, MapTool } from './tool.ts';

const EAST = '990101001001002';
const MIDDLE: LonLat = [120.005, 30.0036];
const STATION: LonLat = [120.005, 30.005];

let desk: Desk;
let map: MapStandIn;
let hot: BorderHit | null;
let askedFor: LonLat | null;
let tools: Readonly<Record<ToolName, MapTool>>;

beforeEach(async () => {
  desk = await tinyDesk();
  map = createMapStandIn();
  tools = createTools({
    desk,
    map,
    setHot: (hit) => {
      hot = hit;
    },
    setSketch: () => undefined,
    askForStation: (at) => {
      askedFor = at;
    },
  });
  askedFor = null;
  hot = null;
});

const at = (lonLat: LonLat, keys: Partial<MapPointer> = {}): MapPointer => ({
  point: map.project(lonLat),
  lonLat,
  altKey: false,
  shiftKey: false,
  ...keys,
});
const take = (name: ToolName) => {
  chooseTool(desk.stores.view, name);
  return tools[name];
};
const steps = () => desk.stores.draft.getState().history.done.length;
const households = () => desk.stores.figures.getState().current?.grids.get(EAST)?.households;
/** Resolves when `done` holds after a change of the draft or the gesture. */
const until = (done: () => boolean) =>
  new Promise<void>((resolve) => {
    const look = () => {
      if (!done()) return;
      for (const stop of stops) stop();
      resolve();
    };
    const { draft, gesture, notices } = desk.stores;
    const stops = [draft.subscribe(look), gesture.subscribe(look), notices.subscribe(look)];
    look();
  });

describe('editing a border', () => {
  const insert = async () => {
    take('edit_border').click?.(at(MIDDLE));
    await until(() => steps() === 1);
  };

  it('inserts a vertex where a segment is clicked', async () => {
    await insert();
    const ring = cityIn(desk.stores.city)?.current.grids.get(EAST)?.geometry.coordinates[0];
    expect(ring).toContainEqual([...MIDDLE]);
    expect(desk.stores.view.getState().vertex?.at).toEqual(MIDDLE);
  });

  it('drags a vertex, with both neighbours counted, in one step to undo', async () => {
    await insert();
    const tool = tools.edit_border;
    expect(tool.down?.(at(MIDDLE))).toBe(true);
    tool.drag?.(at([120.002, 30.003]));
    tool.drag?.(at([120.0005, 30.003]));
    await until(() => desk.stores.gesture.getState().gesture?.effect != null);
    tool.up?.(at([120.0005, 30.003]));
    await until(() => steps() === 2 && desk.stores.gesture.getState().gesture === null);
    expect(households()).toBe(700);
    await desk.editing.undo();
    expect(households()).toBe(350);
  });

  it('makes and drags a vertex where a segment is dragged, as one step', async () => {
    const tool = take('edit_border');
    expect(tool.down?.(at(MIDDLE))).toBe(true);
    tool.drag?.(at([120.003, 30.003]));
    tool.drag?.(at([120.0005, 30.003]));
    tool.up?.(at([120.0005, 30.003]));
    await until(() => steps() === 1 && households() === 700);
    await desk.editing.undo();
    expect(households()).toBe(350);
    expect(steps()).toBe(0);
  });

  /** Drags the vertex in the middle to a place beside a street, and answers where both its grids have it then. */
  const dragBesideStreet = async (keys: Partial<MapPointer> = {}) => {
    await insert();
    const beside: LonLat = [120.002, 30.00495];
    const { edit_border: tool } = tools;
    tool.down?.(at(MIDDLE));
    tool.drag?.(at(beside, keys));
    await until(() => desk.stores.gesture.getState().gesture?.effect != null);
    tool.up?.(at(beside, keys));
    await until(() => steps() === 2 && desk.stores.gesture.getState().gesture === null);
    const { grids } = cityIn(desk.stores.city)!.current;
    const before = [
      MIDDLE,
      [120.005, 30],
      [120.005, 30.01],
      [120, 30],
      [120, 30.01],
      [120.01, 30],
      [120.01, 30.01],
    ];
    return [...grids.values()].map(({ geometry }) =>
      geometry.coordinates[0].filter((each) => !before.some((corner) => corner.join() === each.join())),
    );
  };

  it('draws a dragged vertex onto a street nearby, the very same position in both grids, and says so when it lands', async () => {
    const [[west], [east]] = await dragBesideStreet();
    expect(west).toEqual([120.002, 30.005]);
    expect(east).toEqual(west);
    expect(desk.stores.notices.getState().told).toMatchObject({
      key: 'liesOn.streetNamed',
      values: { name: '团结路' },
    });
  });

  it.each([
    ['snapping is off', false, false],
    ['Alt is held', true, true],
  ])('leaves a dragged vertex at the pointer while %s', async (_, snapping, altKey) => {
    desk.stores.tools.setState({ snapping });
    const [[west], [east]] = await dragBesideStreet({ altKey });
    expect(west).toEqual([120.002, 30.00495]);
    expect(east).toEqual(west);
    expect(desk.stores.notices.getState().told).toBeNull();
  });

  it('removes a vertex by right-click, by Alt-click and by Delete', async () => {
    for (const remove of [
      () => tools.edit_border.rightClick?.(at(MIDDLE)),
      () => tools.edit_border.click?.(at(MIDDLE, { altKey: true })),
      () => tools.edit_border.key?.({ key: 'Delete', shiftKey: false }),
    ]) {
      await insert();
      remove();
      await until(() => steps() === 2);
      const ring = cityIn(desk.stores.city)?.current.grids.get(EAST)?.geometry.coordinates[0];
      expect(ring).not.toContainEqual([...MIDDLE]);
      await desk.editing.undo();
      await desk.editing.undo();
    }
  });

  it('moves the chosen vertex by arrow keys: Enter keeps, Escape gives back', async () => {
    await insert();
    const tool = tools.edit_border;
    const press = (key: string) => tool.key?.({ key, shiftKey: true });
    expect(press('ArrowRight')).toBe(true);
    expect(press('Escape')).toBe(true);
    await until(() => desk.stores.gesture.getState().gesture === null);
    expect(steps()).toBe(1);
    press('ArrowRight');
    press('ArrowUp');
    expect(press('Enter')).toBe(true);
    await until(() => steps() === 2 && desk.stores.gesture.getState().gesture === null);
    // It stays chosen at its new place, for the next steps.
    await Promise.resolve();
    press('ArrowRight');
    expect(press('Enter')).toBe(true);
    await until(() => steps() === 3);
  });

  it('will not take hold of the outline, and says so', () => {
    const tool = take('edit_border');
    tool.hover?.(at([120, 30]));
    expect(hot).toMatchObject({ kind: 'vertex', vertex: { fixed: true } });
    tool.down?.(at([120, 30]));
    expect(desk.stores.gesture.getState().gesture).toBeNull();
    expect(desk.stores.notices.getState().notice?.key).toBe('refused.on_community_border');
  });
});

describe('stations', () => {
  it('are dragged, and the pointer may start a dozen pixels away', async () => {
    const tool = take('move_station');
    expect(tool.down?.(at([120.0051, 30.00505]))).toBe(true);
    tool.drag?.(at([120.006, 30.005]));
    tool.up?.(at([120.006, 30.005]));
    await until(() => steps() === 1);
    expect(cityIn(desk.stores.city)?.current.stations.get('S1')?.location).toEqual([120.006, 30.005]);
  });

  it('are closed by a click and come back with undo', async () => {
    take('close_station').click?.(at(STATION));
    await until(() => steps() === 1);
    expect(cityIn(desk.stores.city)?.current.stations.has('S1')).toBe(false);
    await desk.editing.undo();
    expect(cityIn(desk.stores.city)?.current.stations.has('S1')).toBe(true);
  });

  it('are asked for where the map is clicked, or in its middle by Enter', () => {
    const tool = take('add_station');
    tool.click?.(at([120.0012345678, 30.002]));
    expect(askedFor).toEqual([120.0012346, 30.002]);
    tool.key?.({ key: 'Enter', shiftKey: false });
    expect(askedFor).toEqual([120.005, 30.005]);
  });
});

describe('looking', () => {
  it('selects what is under the pointer and lets go by Escape', () => {
    const tool = take('select');
    map.codes = { [LAYERS.stations]: ['S1'] };
    tool.click?.(at(STATION));
    expect(desk.stores.view.getState().selection).toEqual({ kind: 'station', code: 'S1' });
    expect(tool.key?.({ key: 'Escape', shiftKey: false })).toBe(true);
    expect(desk.stores.view.getState().selection).toBeNull();
    expect(tool.key?.({ key: 'Escape', shiftKey: false })).toBe(false);
  });

  it('opens what is said about a grid where its mark is clicked', () => {
    const tool = take('select');
    map.codes = { [LAYERS.comments]: [EAST], [LAYERS.stations]: ['S1'] };
    tool.click?.(at(STATION));
    const { selection, side } = desk.stores.view.getState();
    expect([selection, side]).toEqual([{ kind: 'grid', code: EAST }, 'discussion']);
  });
});

describe('a step by arrow key', () => {
  it('is as long as it says, in every direction', () => {
    for (const [key, shiftKey, metres] of [
      ['ArrowUp', false, NUDGE_METRES],
      ['ArrowRight', true, LONG_NUDGE_METRES],
    ] as const) {
      const [lon, lat] = nudged(STATION, { key, shiftKey }) ?? STATION;
      const north = (lat - STATION[1]) * 111_195;
      const east = (lon - STATION[0]) * 111_195 * Math.cos((STATION[1] * Math.PI) / 180);
      expect(Math.hypot(north, east)).toBeCloseTo(metres, 1);
    }
    expect(nudged(STATION, { key: 'a', shiftKey: false })).toBeNull();
  });
});
