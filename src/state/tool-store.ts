/** How the tools in hand behave: what a stroke picks, where it may take from, whom it gives to. */
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a stroke picks as one: single buildings, whole compounds (and single buildings outside them), street blocks. */
export type PickUnit = 'building' | 'compound' | 'block';
export const PICK_UNITS: readonly PickUnit[] = ['building', 'compound', 'block'];

export type SourceFilter =
  | { readonly kind: 'any' }
  | { readonly kind: 'unassigned' }
  | { readonly kind: 'grid'; readonly code: string };

/** CSS pixels on the screen, both ends inclusive. */
export const BRUSH_RADIUS = { min: 6, max: 120, step: 6 } as const;

export interface ToolOptions {
  readonly brushRadius: number;
  readonly pickUnit: PickUnit;
  readonly source: SourceFilter;
  /** Strokes give ground to the selected grid, or take it out of every grid. */
  readonly target: 'selected' | 'none';
  readonly snapping: boolean;
  /** Every stroke waits for Enter, also when nothing stands against it. */
  readonly previewFirst: boolean;
}

export type ToolStore = StoreApi<ToolOptions>;

export const START_OPTIONS: ToolOptions = {
  brushRadius: 24,
  pickUnit: 'compound',
  source: { kind: 'any' },
  target: 'selected',
  snapping: true,
  previewFirst: false,
};

export function createToolStore(): ToolStore {
  return createStore<ToolOptions>(() => START_OPTIONS);
}

/** Makes the brush larger (+1) or smaller (−1) by one step. */
export function resizeBrush(tools: ToolStore, steps: number): void {
  const { min, max, step } = BRUSH_RADIUS;
  const brushRadius = Math.min(max, Math.max(min, tools.getState().brushRadius + steps * step));
  tools.setState({ brushRadius });
}

/** What `assign_ground` takes from: a grid, unassigned ground (`''`), or any ground (`null`). */
export function onlyFromOf({ source }: Pick<ToolOptions, 'source'>): string | null {
  if (source.kind === 'any') return null;
  return source.kind === 'unassigned' ? '' : source.code;
}
