import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { START_VIEW, VIEW_LAYERS, type ViewState } from './view-store.ts';
import { readLink, writeLink } from './view-url.ts';

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
      limitMinutes: 10,
      method: 'circle',
      service: '就餐用餐',
      tier: 'community',
      at: '2026-11-22T10:00',
    } as const;
    const link = writeLink('', view, settings, 'plan-7');
    const { profile, limitMinutes, method, service, tier, at } = settings;
    const { camera, layers, colouring, tool, scope, selection } = view;
    expect(readLink(link)).toEqual({
      view: { camera, layers, colouring, tool, scope, selection },
      settings: { profile, limitMinutes, method, service, tier, at },
      planId: 'plan-7',
    });
  });

  it('is empty at the start, and keeps what is not its own', () => {
    expect(writeLink('', START_VIEW, DEFAULT_SETTINGS, null)).toBe('');
    expect(writeLink('?lang=en&plan=old', START_VIEW, DEFAULT_SETTINGS, null)).toBe('?lang=en');
  });

  it.each([
    '?at=nowhere&z=3',
    '?at=200,10&z=5',
    '?z=14',
    '?tool=hammer&fill=plaid&limit=700&walk=running&method=guess&hour=noon',
  ])('ignores what it does not know: %s', (search) => {
    expect(readLink(search)).toEqual({ view: {}, settings: {}, planId: null });
  });
});
