import { beforeEach, describe, expect, it } from 'vitest';
import type { LonLat } from '../domain/geometry.ts';
import { createCrosshair } from './crosshair.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';
import type { MapTool } from './tools/tool.ts';

const CENTRE: LonLat = [120.005, 30.005];

let shown: LonLat | null;
let told: string[];
const map = createMapStandIn();
const crosshair = () =>
  createCrosshair(map, (at) => {
    shown = at;
  });
const tool = (kind?: MapTool['crosshair']): MapTool => ({
  crosshair: kind,
  down: () => told.push('down') > 0,
  drag: () => void told.push('drag'),
  up: () => void told.push('up'),
  click: () => void told.push('click'),
  hover: () => void told.push('hover'),
  finish: () => told.push('finish') > 0,
});

beforeEach(() => {
  shown = null;
  told = [];
});

describe('the keyboard’s crosshair', () => {
  it('starts from the middle of the map and moves by arrow keys, far with Shift', () => {
    const keys = crosshair();
    const each = tool('click');
    expect(keys.key(each, { key: 'ArrowRight', shiftKey: false })).toBe(true);
    expect(shown?.[0]).toBeCloseTo(CENTRE[0] + 8 / 100_000, 9);
    keys.key(each, { key: 'ArrowUp', shiftKey: true });
    expect(shown?.[1]).toBeCloseTo(CENTRE[1] + 48 / 100_000, 9);
    expect(told).toEqual(['hover', 'hover']);
  });

  it('clicks where it stands, and not before it stands anywhere', () => {
    const keys = crosshair();
    const each = tool('click');
    const enter = { key: 'Enter', shiftKey: false };
    expect(keys.key(each, enter)).toBe(false);
    keys.key(each, { key: 'ArrowLeft', shiftKey: false });
    expect(keys.key(each, enter)).toBe(true);
    expect(told.slice(1)).toEqual(['down', 'up', 'click']);
  });

  it('lowers and lifts the pen of tools that paint', () => {
    const keys = crosshair();
    const each = tool('pen');
    for (const key of ['ArrowLeft', 'Enter', 'ArrowLeft', 'ArrowLeft', 'Enter', 'ArrowLeft']) {
      keys.key(each, { key, shiftKey: false });
    }
    expect(told).toEqual(['hover', 'down', 'drag', 'drag', 'up', 'hover']);
  });

  it('completes a line with a full stop', () => {
    expect(crosshair().key(tool('click'), { key: '.', shiftKey: false })).toBe(true);
    expect(told).toEqual(['finish']);
  });

  it('leaves tools alone that have keys of their own, and goes when a pointer comes', () => {
    const keys = crosshair();
    expect(keys.key(tool(), { key: 'ArrowLeft', shiftKey: false })).toBe(false);
    keys.key(tool('click'), { key: 'ArrowLeft', shiftKey: false });
    keys.hide();
    expect(shown).toBeNull();
  });
});
