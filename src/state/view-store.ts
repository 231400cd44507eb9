/** What a person looks at: selection, tool, layers, colouring, scope. None of it changes the plan. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LonLat } from '../domain/geometry.ts';

/** The tools in the order of the toolbar, by what they work on. */
export const TOOL_GROUPS = [
  { group: 'look', tools: ['select', 'why'] },
  { group: 'border', tools: ['edit_border', 'straighten', 'follow_street', 'redraw'] },
  { group: 'grid', tools: ['split', 'merge', 'carve', 'create_grid'] },
  { group: 'ground', tools: ['assign', 'brush', 'box', 'lasso'] },
  { group: 'station', tools: ['move_station', 'add_station', 'close_station', 'add_passage'] },
] as const;
export type ToolName = (typeof TOOL_GROUPS)[number]['tools'][number];
export const TOOL_NAMES: readonly ToolName[] = TOOL_GROUPS.flatMap(({ tools }) => tools);
/** Tools whose strokes give picked ground to a grid. */
export const PICKING_TOOLS: ReadonlySet<ToolName> = new Set(['assign', 'brush', 'box', 'lasso']);
/** Tools that work on whole pieces of ground. */
export const GROUND_TOOLS: ReadonlySet<ToolName> = new Set([
  'straighten',
  'follow_street',
  'redraw',
  'split',
  'merge',
  'carve',
  'create_grid',
  ...PICKING_TOOLS,
]);
/** Tools that change the plan: off while the plan cannot be edited. */
export const EDITING_TOOLS: ReadonlySet<ToolName> = new Set(
  TOOL_GROUPS.flatMap(({ group, tools }): readonly ToolName[] => (group === 'look' ? [] : tools)),
);

export type ViewLayer =
  | 'grids'
  | 'communities'
  | 'compounds'
  | 'buildings'
  | 'streets'
  | 'stations'
  | 'serviceAreas'
  | 'gaps'
  | 'circles';
export const VIEW_LAYERS: readonly ViewLayer[] = [
  'grids',
  'communities',
  'compounds',
  'buildings',
  'streets',
  'stations',
  'serviceAreas',
  'gaps',
  'circles',
];
/** Shown only when asked for: drawn circles follow community lines, and would hide them. */
export const LAYERS_AT_START: ReadonlySet<ViewLayer> = new Set(
  VIEW_LAYERS.filter((layer) => layer !== 'circles'),
);

export type Colouring = 'band' | 'coverage';

export type Selection =
  | { readonly kind: 'grid'; readonly code: string }
  | { readonly kind: 'station'; readonly code: string }
  | { readonly kind: 'gate' | 'crossing'; readonly code: string }
  /** A home that is asked about: why it is not covered. */
  | { readonly kind: 'building'; readonly code: string };

/** What stands below the inspector. */
export const SIDE_TABS = ['problems', 'gaps', 'siting', 'circles', 'discussion', 'history'] as const;
export type SideTab = (typeof SIDE_TABS)[number];

/** A vertex is named by its exact stored position within a community. */
export interface VertexRef {
  readonly communityCode: string;
  readonly at: LonLat;
}

export interface Camera {
  readonly centre: LonLat;
  readonly zoom: number;
}

export interface ViewState {
  readonly selection: Selection | null;
  readonly hovered: Selection | null;
  /** The vertex chosen for arrow keys and Delete. */
  readonly vertex: VertexRef | null;
  readonly tool: ToolName;
  readonly layers: ReadonlySet<ViewLayer>;
  readonly colouring: Colouring;
  /** Unit whose grids are listed and summed; `null` is the whole city. */
  readonly scope: string | null;
  readonly onlyProblems: boolean;
  readonly side: SideTab;
  /** `null` until the map has a view of its own. */
  readonly camera: Camera | null;
}

export const START_VIEW: ViewState = {
  selection: null,
  hovered: null,
  vertex: null,
  tool: 'select',
  layers: LAYERS_AT_START,
  colouring: 'band',
  scope: null,
  onlyProblems: false,
  side: 'problems',
  camera: null,
};

export type ViewStore = StoreApi<ViewState>;

export function createViewStore(start: Partial<ViewState> = {}): ViewStore {
  return createStore<ViewState>(() => ({ ...START_VIEW, ...start }));
}

export function sameSelection(a: Selection | null, b: Selection | null): boolean {
  return a === b || (a !== null && b !== null && a.kind === b.kind && a.code === b.code);
}

/** Selects, and lets go of a vertex that belonged to what was selected before. */
export function select(view: ViewStore, selection: Selection | null): void {
  if (sameSelection(view.getState().selection, selection)) return;
  view.setState({ selection, vertex: null });
}

/** Selects a grid and opens what is said about it. */
export function openDiscussionOf(view: ViewStore, gridCode: string): void {
  select(view, { kind: 'grid', code: gridCode });
  view.setState({ side: 'discussion' });
}

export function chooseTool(view: ViewStore, tool: ToolName): void {
  view.setState({ tool, vertex: null, hovered: null });
}

export function toggleLayer(view: ViewStore, layer: ViewLayer): void {
  const layers = new Set(view.getState().layers);
  if (!layers.delete(layer)) layers.add(layer);
  view.setState({ layers });
}
