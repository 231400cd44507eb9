/**
 * Everything drawn larger by one factor: words, signs and lines of a map that is looked at from afar. What is said
 * per zoom stays at its zoom, and dashes follow the width of their line by themselves.
 */
import type { Layer } from './layers/layer.ts';

/** Properties in pixels. Padding and offsets in ems follow the size of the text. */
const SIZES: ReadonlySet<string> = new Set([
  'text-size',
  'icon-size',
  'text-padding',
  'text-halo-width',
  'line-width',
  'line-offset',
  'circle-radius',
  'circle-stroke-width',
]);

/** The very layers for a factor of 1. */
export function scaledLayers(layers: readonly Layer[], factor: number): Layer[] {
  if (factor === 1) return [...layers];
  return layers.map((layer) => {
    const { layout, paint } = layer as { readonly layout?: object; readonly paint?: object };
    return {
      ...layer,
      ...(layout ? { layout: scaledSizes(layout, factor) } : {}),
      ...(paint ? { paint: scaledSizes(paint, factor) } : {}),
    } as Layer;
  });
}

function scaledSizes(properties: object, factor: number): object {
  return Object.fromEntries(
    Object.entries(properties).map(([name, value]) => [
      name,
      SIZES.has(name) ? scaled(value, factor) : value,
    ]),
  );
}

/**
 * The style specification wants `zoom` at the top of an expression only, so the outputs of the two that read it are
 * scaled one by one: `["interpolate", curve, input, zoom, output, …]` and `["step", input, output, zoom, output, …]`.
 */
function scaled(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  if (!Array.isArray(value)) return value;
  const [operator] = value;
  if (operator !== 'interpolate' && operator !== 'step') return ['*', factor, value];
  const firstOutput = operator === 'interpolate' ? 4 : 2;
  return value.map((part, i) =>
    i >= firstOutput && (i - firstOutput) % 2 === 0 ? scaled(part, factor) : part,
  );
}
