/** Tools for pieces of ground, with the commands they would send instead of an engine. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { GroundAction } from '../../domain/edit.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { tinyDesk } from '../../state/desk.fixture.ts';
import type { Desk } from '../../state/desk.ts';
import { chooseTool, select, type ToolName } from '../../state/view-store.ts';
import { createMapStandIn, type MapStandIn } from '../map-stand-in.fixture.ts';
import type { Sketch } from '../sketch.ts';
import { createTools } from './index.ts';
import type { MapPointer, MapTool } from './tool.ts';

const WEST = '990101001001001';
const EAST = '990101001001002';

let desk: Desk;
let map: MapStandIn;
let tools: Readonly<Record<ToolName, MapTool>>;
let sketch: Sketch | null;
let proposed: GroundAction[];
let released: number;
let cancelled: number;

beforeEach(async () => {
  const real = await tinyDesk();
  map = createMapStandIn();
  proposed = [];
  released = 0;
  cancelled = 0;
  sketch = null;
  desk = {
    ...real,
    editing: {
      ...real.editing,
      strokes: {
        ...real.editing.strokes,
        propose(action) {
          proposed.push(action);
          return true;
        },
        async release() {
          released++;
          return 'landed';
        },
        async cancel() {
          cancelled++;
        },
      },
    },
  };
  tools = createTools({
    desk,
    map,
    setHot: () => undefined,
    setSketch: (next) => {
      sketch = next;
    },
    askForStation: () => undefined,
  });
});

const at = (lonLat: LonLat, keys: Partial<MapPointer> = {}): MapPointer => ({
  point: map.project(lonLat),
  lonLat,
  altKey: false,
  shiftKey: false,
  ...keys,
});
const take = (name: ToolName): MapTool => {
  chooseTool(desk.stores.view, name);
  return tools[name];
};
const click = (tool: MapTool, pointer: MapPointer) => {
  tool.down?.(pointer);
  tool.up?.(pointer);
  tool.click?.(pointer);
};
const stroke = (tool: MapTool, ...places: readonly LonLat[]) => {
  const [first, ...rest] = places;
  tool.down?.(at(first));
  for (const place of rest) tool.drag?.(at(place));
  tool.up?.(at(places[places.length - 1]));
};
const selectGrid = (code: string) => select(desk.stores.view, { kind: 'grid', code });
const press = (tool: MapTool, key: string) => tool.key?.({ key, shiftKey: false });

describe('splitting', () => {
  it('cuts the grid that the line runs through, ended by a second click on its last point', () => {
    const tool = take('split');
    click(tool, at([120.0021, 29.9999]));
    click(tool, at([120.0021, 30.0101]));
    expect(released).toBe(0);
    click(tool, at([120.0021, 30.0101]));
    expect(released).toBe(1);
    expect(proposed.at(-1)).toMatchObject({ kind: 'split_grid', gridCode: WEST });
    expect(sketch).toBeNull();
  });

  it('prefers the selected grid where the line crosses several', () => {
    selectGrid(EAST);
    const tool = take('split');
    stroke(tool, [120.0005, 30.003], [120.004, 30.003], [120.0065, 30.003]);
    expect(proposed.at(-1)).toMatchObject({ gridCode: EAST });
  });

  it('begins on the border nearby, or where the pointer is when snapping is off', () => {
    const near: LonLat = [120.00207, 30.00004];
    const tool = take('split');
    click(tool, at(near));
    expect(sketch?.line?.[0]).toEqual([120.00207, 30]);
    press(tool, 'Backspace');
    click(tool, at(near, { altKey: true }));
    expect(sketch?.line?.[0]).toEqual(near);
    press(tool, 'Backspace');
    desk.stores.tools.setState({ snapping: false });
    click(tool, at(near));
    expect(sketch?.line?.[0]).toEqual(near);
  });

  it('follows a street between two points on it', () => {
    const tool = take('split');
    click(tool, at([120.002, 30.00502]));
    tool.hover?.(at([120.008, 30.00498]));
    expect(sketch?.line).toEqual([
      [120.002, 30.005],
      [120.005, 30.005],
      [120.008, 30.005],
    ]);
  });

  it('keeps its points when two fingers zoom in the middle of the line', () => {
    const tool = take('split');
    click(tool, at([120.0021, 30]));
    tool.down?.(at([120.003, 30.004]));
    tool.drag?.(at([120.0035, 30.0045]));
    tool.interrupt?.();
    expect(sketch?.line).toEqual([[120.0021, 30]]);
  });

  it('lets go of what was drawn by Escape, and says when nothing is cut', () => {
    const tool = take('split');
    click(tool, at([120.002, 30.002]));
    expect(press(tool, 'Escape')).toBe(true);
    expect([sketch, press(tool, 'Escape')]).toEqual([null, false]);
    click(tool, at([119.99, 29.99]));
    click(tool, at([119.98, 29.98]));
    expect(press(tool, 'Enter')).toBe(true);
    expect(desk.stores.notices.getState().notice?.key).toBe('refused.does_not_cut');
    expect(released).toBe(0);
  });
});

describe('between two places on a border', () => {
  it.each([
    ['straighten', 'straighten_border'],
    ['follow_street', 'follow_street'],
  ] as const)('%s shows while the pointer moves and lands with the second click', (name, kind) => {
    const tool = take(name);
    click(tool, at([120.00503, 30.002]));
    tool.hover?.(at([120.00497, 30.006]));
    expect(proposed.at(-1)).toEqual({ kind, from: [120.005, 30.002], to: [120.005, 30.006] });
    click(tool, at([120.005, 30.008]));
    expect(proposed.at(-1)).toMatchObject({ to: [120.005, 30.008] });
    expect(released).toBe(1);
  });

  it('asks for a border where there is none, and takes back what it had shown', () => {
    const tool = take('straighten');
    click(tool, at([120.0025, 30.0025]));
    expect(desk.stores.notices.getState().notice?.key).toBe('notOnBorder');
    click(tool, at([120.005, 30.002]));
    tool.hover?.(at([120.005, 30.006]));
    click(tool, at([120.0025, 30.0025]));
    expect([released, cancelled]).toEqual([0, 1]);
  });
});

describe('picking', () => {
  it('paints whole compounds, and buildings outside every compound, into the selected grid', () => {
    selectGrid(WEST);
    stroke(take('brush'), [120.0019, 30.003], [120.005, 30.006], [120.0075, 30.0075]);
    expect(proposed.at(-1)).toEqual({
      kind: 'assign_ground',
      picked: { buildings: ['B1'], compounds: ['C1'], blocksAt: [] },
      to: WEST,
      onlyFrom: null,
    });
    expect(released).toBe(1);
  });

  it('paints between two moves of a fast pointer', () => {
    selectGrid(EAST);
    stroke(take('brush'), [120.0005, 30.003], [120.004, 30.003]);
    expect(proposed.at(-1)).toMatchObject({ picked: { buildings: ['B1'] } });
  });

  it('takes single buildings or street blocks when told to', () => {
    selectGrid(WEST);
    const tool = take('assign');
    desk.stores.tools.setState({ pickUnit: 'building' });
    click(tool, at([120.00752, 30.0075]));
    desk.stores.tools.setState({ pickUnit: 'block' });
    click(tool, at([120.008, 30.002]));
    expect(proposed).toMatchObject([
      { picked: { buildings: ['B2'] } },
      { picked: { blocksAt: [[120.008, 30.002]] } },
    ]);
  });

  it('takes only from where the source filter says, or out of every grid', () => {
    selectGrid(WEST);
    const tool = take('assign');
    desk.stores.tools.setState({ source: { kind: 'unassigned' } });
    click(tool, at([120.0075, 30.0075]));
    desk.stores.tools.setState({ source: { kind: 'grid', code: EAST }, target: 'none' });
    click(tool, at([120.0075, 30.0075]));
    expect(proposed).toMatchObject([
      { onlyFrom: '', to: WEST },
      { onlyFrom: EAST, to: '' },
    ]);
  });

  it('makes the grid under the pen the receiver when none is selected; the right button chooses another', () => {
    const tool = take('brush');
    stroke(tool, [120.002, 30.003], [120.004, 30.003]);
    expect(proposed.at(-1)).toMatchObject({ to: WEST });
    tool.rightClick?.(at([120.008, 30.002]));
    expect(desk.stores.view.getState().selection).toEqual({ kind: 'grid', code: EAST });
  });

  it.each([
    [
      'box',
      [
        [120.001, 30.001],
        [120.003, 30.004],
      ],
    ],
    [
      'lasso',
      [
        [120.001, 30.001],
        [120.003, 30.001],
        [120.003, 30.004],
        [120.001, 30.004],
      ],
    ],
  ] as const)('takes what stands inside a %s', (name, places) => {
    selectGrid(EAST);
    stroke(take(name), ...places);
    expect(proposed.at(-1)).toMatchObject({ picked: { buildings: ['B1'], compounds: [] }, to: EAST });
    expect(released).toBe(1);
  });

  it('sends nothing while nothing is picked', () => {
    selectGrid(EAST);
    stroke(take('lasso'), [120.0005, 30.0005], [120.0007, 30.0005], [120.0007, 30.0007]);
    expect([proposed.length, released]).toEqual([0, 0]);
  });
});

describe('grids as a whole', () => {
  it('carves what is drawn round, closed and only from the grid of the source filter', () => {
    desk.stores.tools.setState({ source: { kind: 'grid', code: WEST } });
    stroke(take('carve'), [120.001, 30.001], [120.003, 30.001], [120.003, 30.004], [120.001, 30.004]);
    const action = proposed.at(-1);
    expect(action).toMatchObject({ kind: 'carve_grid', from: [WEST] });
    const ring = action?.kind === 'carve_grid' ? action.area.coordinates[0] : [];
    expect(ring.length).toBeGreaterThan(3);
    expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('creates a grid of all ground that has none by a click', () => {
    click(take('create_grid'), at([120.002, 30.002]));
    expect(proposed).toEqual([{ kind: 'create_grid', area: null }]);
    expect(released).toBe(1);
  });

  it('merges the selected grid with those clicked', () => {
    selectGrid(EAST);
    click(take('merge'), at([120.002, 30.002]));
    expect(proposed).toEqual([{ kind: 'merge_grids', gridCodes: [EAST, WEST], into: EAST }]);
  });
});
