import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  BAND_COLOURS,
  DARK_BASEMAP,
  IDENTITY_RED,
  LIGHT_BASEMAP,
  MINUTE_COLOURS,
  STATE_COLOURS,
} from './tokens.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const darkStart = css.indexOf('[data-theme="dark"]');
const light = variables(css.slice(0, darkStart));
const dark = variables(css.slice(darkStart));

function variables(block: string): Map<string, string> {
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})/g)].map(([, name, value]) => [
      name,
      value.toUpperCase(),
    ]),
  );
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

describe('tokens', () => {
  it('says the same colours to style sheets and to map styles', () => {
    const expected: Record<string, string> = { identity: IDENTITY_RED };
    for (const [name, colour] of Object.entries(STATE_COLOURS)) expected[`state-${name}`] = colour;
    for (const [name, colour] of Object.entries(BAND_COLOURS)) expected[`band-${kebab(name)}`] = colour;
    for (const [name, colour] of Object.entries(MINUTE_COLOURS)) expected[`minutes-${name}`] = colour;
    for (const [name, colour] of Object.entries(LIGHT_BASEMAP)) expected[`map-${kebab(name)}`] = colour;
    for (const [name, colour] of Object.entries(expected)) expect(light.get(name), name).toBe(colour);
  });

  it('gives the dark twin every colour of the base map', () => {
    for (const [name, colour] of Object.entries(DARK_BASEMAP)) {
      expect(dark.get(`map-${kebab(name)}`), name).toBe(colour);
    }
  });

  it.each([
    ['light', light],
    ['dark', dark],
  ])('keeps text readable on every %s surface', (_theme, colours) => {
    for (const text of ['ink', 'ink-quiet', 'state-attention-text']) {
      for (const surface of ['page', 'surface', 'surface-quiet']) {
        const ratio = contrast(colours.get(text)!, colours.get(surface)!);
        expect(ratio, `${text} on ${surface}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

/** WCAG 2.1 contrast ratio of two `#rrggbb` colours. */
function contrast(a: string, b: string): number {
  const [dim, bright] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
