import { describe, expect, it } from 'vitest';
import { DEFAULT_WALK_PROFILES } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { START_VIEW, VIEW_LAYERS, type ViewLayer, type ViewState } from './view-store.ts';
import { readLink, writeLink } from './view-url.ts';

const PROFILES = DEFAULT_WALK_PROFILES;

describe('the view in the URL', () => {
  it('comes back as it was written', () => {
    const view: ViewState = {
      ...START_VIEW,
      camera: { centre: [118.61915, 31.18571], zoom: 15.6 },
      layers: new Set(VIEW_LAYERS.filter((layer) => layer !== 'gaps' && layer !== 'streets')),
      colouring: 'coverage',
      tool: 'edit_border',
      scope: '990101001',
      selection: { kind: 'grid', code: '990101001001003' },
    };
    const settings = {
      ...DEFAULT_SETTINGS,
      profile: 'older',
      ...PROFILES.older,
      limitMinutes: 10,
      method: 'circle',
      service: '就餐用餐',
      tier: 'community',
      at: '2026-11-22T10:00',
    } as const;
    const link = writeLink('', view, settings, 'plan-7', PROFILES);
    const { profile, limitMinutes, method, service, tier, at } = settings;
    const { camera, layers, colouring, tool, scope, selection } = view;
    expect(readLink(link)).toEqual({
      view: { camera, layers, colouring, tool, scope, selection },
      settings: { profile, limitMinutes, method, service, tier, at },
      tried: {},
      planId: 'plan-7',
    });
  });

  it('hides layers that are shown at the start, and shows those that are not', () => {
    const layers = new Set<ViewLayer>([...START_VIEW.layers, 'circles']);
    layers.delete('gaps');
    const link = writeLink('', { ...START_VIEW, layers }, DEFAULT_SETTINGS, null, PROFILES);
    expect(link).toBe('?hide=gaps&show=circles');
    expect(readLink(link).view.layers).toEqual(layers);
    expect(readLink('?show=circles,moon').view.layers).toEqual(new Set(VIEW_LAYERS));
  });

  it('is empty at the start, and keeps what is not its own', () => {
    expect(writeLink('', START_VIEW, DEFAULT_SETTINGS, null, PROFILES)).toBe('');
    expect(writeLink('?lang=en&plan=old', START_VIEW, DEFAULT_SETTINGS, null, PROFILES)).toBe('?lang=en');
  });

  it.each([
    '?at=nowhere&z=3',
    '?at=200,10&z=5',
    '?z=14',
    '?tool=hammer&fill=plaid&limit=700&walk=running&method=guess&hour=noon',
    '?limit=61&hour=2026-02-31T10:00',
    '?limit=0&hour=2026-02-28T24:00&tier=city',
    '?limit=7.5&hour=2026-02-28T10:00:00',
    '?speed=0&steps=0.5&wait=-1&stepfree=maybe',
    '?speed=9&steps=1e1&wait=181&stepfree=',
    '?speed=NaN&steps=&wait=ten',
  ])('ignores what it does not know: %s', (search) => {
    expect(readLink(search)).toEqual({ view: {}, settings: {}, tried: {}, planId: null });
  });

  it('keeps the values of a walk that are tried out, and only those', () => {
    const tried = { speedKmh: 2.65, stepFree: true, signalWaitSeconds: 40 };
    const settings = { ...DEFAULT_SETTINGS, ...PROFILES.older, profile: 'older', ...tried } as const;
    const link = writeLink('?speed=7&steps=3', START_VIEW, settings, null, PROFILES);
    expect(link).toBe('?speed=2.65&walk=older&wait=40&stepfree=yes');
    expect(readLink(link)).toEqual({ view: {}, settings: { profile: 'older' }, tried, planId: null });
    const ofCity = { ...PROFILES, older: { ...PROFILES.older, ...tried } };
    expect(writeLink(link, START_VIEW, settings, null, ofCity)).toBe('?walk=older');
  });

  it('keeps them as they came until the city is known', () => {
    const search = '?speed=2.6&stepfree=no';
    expect(writeLink(search, START_VIEW, DEFAULT_SETTINGS, null, null)).toBe(search);
  });
});
