/** What all layer builders share: the fonts, and widths and sizes that grow with the zoom. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';

export type Layer = LayerSpecification;

/** System fonts by name; MapLibre draws every script locally because the style has no `glyphs`. */
export const FONTS = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC'];
/** MapLibre reads the weight from the first name of the list: a name no machine has, so that the others draw. */
export const STRONG_FONTS = ['GridCircle Semibold', ...FONTS];

/** `[zoom, value, zoom, value, …]`, growing as a street does when the map comes nearer. */
export function byZoom(...stops: (number | ExpressionSpecification)[]): ExpressionSpecification {
  return ['interpolate', ['exponential', 1.5], ['zoom'], ...stops] as unknown as ExpressionSpecification;
}

/** True while the feature-state flag is set. */
export function flagged(flag: string): ExpressionSpecification {
  return ['boolean', ['feature-state', flag], false];
}

/** `opacity`, or 0 while the original is replaced by what is being edited. */
export function unlessHidden(opacity: number): ExpressionSpecification {
  return ['case', flagged('hidden'), 0, opacity];
}
