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
