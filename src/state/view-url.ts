/**
 * The view in the URL, so that a link reproduces it: place, zoom, plan, layers, colouring, tool, scope,
 * selection and coverage settings. Whatever stands at its default is left out; what is not ours (such as
 * `lang`) is kept. Unknown values are ignored, never an error: links live longer than programs.
 */
import { STATION_TIERS } from '../domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { PROFILE_CHOICES, type SettingsChoice } from './settings.ts';
import {
  type Camera,
  type Colouring,
  type Selection,
  START_VIEW,
  TOOL_NAMES,
  type ToolName,
  VIEW_LAYERS,
  type ViewLayer,
  type ViewState,
} from './view-store.ts';

export interface LinkedView {
  readonly view: Partial<ViewState>;
  readonly settings: SettingsChoice;
  readonly planId: string | null;
}

const OUR_KEYS = [
  'at',
  'z',
  'plan',
  'hide',
  'fill',
  'tool',
  'unit',
  'grid',
  'station',
  'building',
  'walk',
  'limit',
  'method',
  'service',
  'tier',
  'hour',
];

export function readLink(search: string): LinkedView {
  const query = new URLSearchParams(search);
  const view: { -readonly [Key in keyof ViewState]?: ViewState[Key] } = {};
  const camera = readCamera(query.get('at'), query.get('z'));
  if (camera) view.camera = camera;
  const hidden = query.get('hide')?.split(',') ?? [];
  if (hidden.length > 0) view.layers = new Set(VIEW_LAYERS.filter((layer) => !hidden.includes(layer)));
  const colouring = oneOf<Colouring>(query.get('fill'), ['band', 'coverage']);
  if (colouring) view.colouring = colouring;
  const tool = oneOf<ToolName>(query.get('tool'), TOOL_NAMES);
  if (tool) view.tool = tool;
  const scope = query.get('unit');
  if (scope) view.scope = scope;
  const selection = readSelection(query);
  if (selection) view.selection = selection;
  return { view, settings: readSettings(query), planId: query.get('plan') };
}

/** The query for a view, other parameters of `search` kept; empty or starting with `?`. */
export function writeLink(
  search: string,
  view: ViewState,
  settings: CoverageSettings,
  planId: string | null,
): string {
  const query = new URLSearchParams(search);
  for (const key of OUR_KEYS) query.delete(key);
  const put = (key: string, value: string | null | undefined, fallback?: string) => {
    if (value && value !== fallback) query.set(key, value);
  };
  if (view.camera) {
    put('at', view.camera.centre.map((degrees) => degrees.toFixed(5)).join(','));
    put('z', view.camera.zoom.toFixed(2));
  }
  put('plan', planId);
  put('hide', VIEW_LAYERS.filter((layer: ViewLayer) => !view.layers.has(layer)).join(','));
  put('fill', view.colouring, START_VIEW.colouring);
  put('tool', view.tool, START_VIEW.tool);
  put('unit', view.scope);
  if (view.selection) put(view.selection.kind, view.selection.code);
  put('walk', settings.profile, DEFAULT_SETTINGS.profile);
  put('limit', String(settings.limitMinutes), String(DEFAULT_SETTINGS.limitMinutes));
  put('method', settings.method, DEFAULT_SETTINGS.method);
  put('service', settings.service);
  put('tier', settings.tier);
  put('hour', settings.at);
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

function readCamera(at: string | null, z: string | null): Camera | null {
  const [lon, lat] = (at ?? '').split(',').map(Number);
  const zoom = Number(z);
  const sound = Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom > 0 && zoom <= 22;
  return sound ? { centre: [lon, lat], zoom } : null;
}

function readSelection(query: URLSearchParams): Selection | null {
  for (const kind of ['grid', 'station', 'building'] as const) {
    const code = query.get(kind);
    if (code) return { kind, code };
  }
  return null;
}

function readSettings(query: URLSearchParams): LinkedView['settings'] {
  const settings: { -readonly [Key in keyof LinkedView['settings']]: LinkedView['settings'][Key] } = {};
  const profile = oneOf(query.get('walk'), PROFILE_CHOICES);
  if (profile) settings.profile = profile;
  const limit = query.get('limit') ?? '';
  if (/^[1-9]\d?$/.test(limit)) settings.limitMinutes = Number(limit);
  const method = oneOf(query.get('method'), ['network', 'circle'] as const);
  if (method) settings.method = method;
  const service = query.get('service');
  if (service) settings.service = service;
  const tier = oneOf(query.get('tier'), STATION_TIERS);
  if (tier) settings.tier = tier;
  const hour = query.get('hour');
  if (hour && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(hour)) settings.at = hour;
  return settings;
}

function oneOf<T extends string>(value: string | null, choices: readonly T[]): T | null {
  return choices.find((choice) => choice === value) ?? null;
}
