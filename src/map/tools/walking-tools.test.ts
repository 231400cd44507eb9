import { beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../../domain/geometry.ts';
import { tinyCity } from '../../sources/package/tiny-city.fixture.ts';
import { cityIn } from '../../state/city-store.ts';
import { backendOf, sitDown } from '../../state/desk.fixture.ts';
import type { Desk } from '../../state/desk.ts';
import { until } from '../../state/until.fixture.ts';
import type { ToolName } from '../../state/view-store.ts';
import { LAYERS } from '../ids.ts';
import { createMapStandIn, type MapStandIn } from '../map-stand-in.fixture.ts';
import type { Sketch } from '../sketch.ts';
import { createTools } from './index.ts';
import type { MapPointer, MapTool } from './tool.ts';

const HOME: LonLat = [120.002, 30.003];

let desk: Desk;
let map: MapStandIn;
let sketch: Sketch | null;
let tools: Readonly<Record<ToolName, MapTool>>;

beforeEach(async () => {
  const city = tinyCity();
  const gates = city.gates.map((gate) => ({ ...gate, open: 'Mo-Fr 07:00-20:00' }));
  desk = await sitDown(backendOf({ ...city, gates }, '990101001'), 'planner');
  map = createMapStandIn();
  sketch = null;
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

const at = (lonLat: LonLat): MapPointer => ({
  point: map.project(lonLat),
  lonLat,
  altKey: false,
  shiftKey: false,
});
const records = () => cityIn(desk.stores.city)!.current;
const steps = (count: number) => until(desk.stores.draft, ({ history }) => history.done.length === count);

describe('the tool that asks why', () => {
  it('asks about the home under the pointer, and about none where there is none', () => {
    tools.why.click?.(at(HOME));
    expect(desk.stores.view.getState().selection).toEqual({ kind: 'building', code: 'B1' });
    tools.why.click?.(at([120.009, 30.0005]));
    expect(desk.stores.view.getState().selection).toBeNull();
  });

  it('lets go with Escape', () => {
    tools.why.click?.(at(HOME));
    expect(tools.why.key?.({ key: 'Escape', shiftKey: false })).toBe(true);
    expect(desk.stores.view.getState().selection).toBeNull();
    expect(tools.why.key?.({ key: 'Escape', shiftKey: false })).toBe(false);
  });
});

describe('gates and crossings under the pointer', () => {
  const GATE: LonLat = [120.006, 30.007];
  const beside = ([lon, lat]: LonLat, pixels: number): LonLat => [lon + pixels / 100_000, lat];
  const selection = () => desk.stores.view.getState().selection;

  it('are selected from near by, before the grid they lie on', () => {
    map.codes = { [LAYERS.gridFill]: ['990101001001001'] };
    tools.select.click?.(at(beside(GATE, 9)));
    expect(selection()).toEqual({ kind: 'gate', code: 'C1-G1' });
    tools.select.click?.(at(beside(GATE, 20)));
    expect(selection()).toMatchObject({ kind: 'grid' });
    tools.select.click?.({ ...at(beside(GATE, 20)), byTouch: true });
    expect(selection()).toMatchObject({ kind: 'gate' });
    const [a, b] = records().crossings.get('K1')!.line;
    tools.select.click?.(at([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]));
    expect(selection()).toEqual({ kind: 'crossing', code: 'K1' });
  });

  it('are not met while their layer is off, nor from so far away that none is drawn', () => {
    desk.stores.view.setState({ layers: new Set(['grids']) });
    tools.select.click?.(at(GATE));
    expect(selection()).toBeNull();
    desk.stores.view.setState({ layers: new Set(['compounds']) });
    map.camera = () => ({ centre: GATE, zoom: 12 });
    tools.select.click?.(at(GATE));
    expect(selection()).toBeNull();
  });

  it('a gate is dragged to another place, as one step of the draft', async () => {
    tools.move_station.down?.(at(GATE));
    tools.move_station.drag?.(at(beside(GATE, 30)));
    tools.move_station.up?.(at(beside(GATE, 30)));
    await steps(1);
    expect(records().gates.get('C1-G1')?.geometry.coordinates).toEqual([120.0063, 30.007]);
    expect(selection()).toEqual({ kind: 'gate', code: 'C1-G1' });
    await desk.editing.undo();
    expect(records().gates.get('C1-G1')?.geometry.coordinates).toEqual(GATE);
  });

  it('a crossing is dragged by one end, or moved as a whole by the arrow keys', async () => {
    const { line } = records().crossings.get('K1')!;
    const [a, b] = line;
    tools.move_station.down?.(at(b));
    tools.move_station.drag?.(at(beside(b, 25)));
    tools.move_station.up?.(at(beside(b, 25)));
    await steps(1);
    await until(desk.stores.gesture, ({ gesture }) => gesture === null);
    const moved = records().crossings.get('K1')!.line;
    expect(moved[0]).toEqual(a);
    expect(moved[1][0]).toBeCloseTo(b[0] + 0.00025, 7);
    tools.move_station.key?.({ key: 'ArrowUp', shiftKey: true });
    tools.move_station.key?.({ key: 'Enter', shiftKey: false });
    await steps(2);
    const north = records()
      .crossings.get('K1')!
      .line.map(([, lat], i) => lat - moved[i][1]);
    expect(north[0]).toBeGreaterThan(0.0001);
    expect(north[1]).toBeCloseTo(north[0], 7);
    await desk.editing.undo();
    await desk.editing.undo();
    expect(records().crossings.get('K1')?.line).toEqual(line);
  });

  it('stay where they are with Escape', async () => {
    tools.select.click?.(at(GATE));
    tools.move_station.key?.({ key: 'ArrowRight', shiftKey: false });
    tools.move_station.key?.({ key: 'Escape', shiftKey: false });
    await until(desk.stores.gesture, ({ gesture }) => gesture === null);
    expect(records().gates.get('C1-G1')?.geometry.coordinates).toEqual(GATE);
    expect(desk.stores.draft.getState().history.done).toEqual([]);
  });
});

describe('the tool for gates and crossings', () => {
  it('opens a gate at all hours, as a step of the draft', async () => {
    map.codes = { [LAYERS.gates]: ['C1-G1'] };
    tools.add_passage.click?.(at([120.006, 30.007]));
    await steps(1);
    expect(records().gates.get('C1-G1')?.open).toBe('always');
    await desk.editing.undo();
    expect(records().gates.get('C1-G1')?.open).toBe('Mo-Fr 07:00-20:00');
  });

  it('lays a crossing from one click to the next', async () => {
    tools.add_passage.click?.(at([120.003, 30.002]));
    tools.add_passage.hover?.(at([120.004, 30.002]));
    expect(sketch?.line).toEqual([
      [120.003, 30.002],
      [120.004, 30.002],
    ]);
    tools.add_passage.click?.(at([120.004, 30.004]));
    await steps(1);
    expect(sketch).toBeNull();
    expect([...records().crossings.keys()]).toEqual(['K1', 'K2']);
    expect(records().crossings.get('K2')?.line).toEqual([
      [120.003, 30.002],
      [120.004, 30.004],
    ]);
  });

  it('forgets where a crossing begins with Escape', () => {
    tools.add_passage.click?.(at([120.003, 30.002]));
    expect(tools.add_passage.key?.({ key: 'Escape', shiftKey: false })).toBe(true);
    expect(tools.add_passage.key?.({ key: 'Escape', shiftKey: false })).toBe(false);
  });
});
