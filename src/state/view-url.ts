/**
 * The view in the URL, so that a link reproduces it: place, zoom, plan, layers, colouring, tool, scope,
 * selection and coverage settings, values of the walk that are tried out included. Whatever stands at its
 * default is left out; what is not ours (such as `lang`) is kept. Unknown values are ignored, never an error:
 * links live longer than programs.
 */
import { STATION_TIERS, type WalkProfile, type WalkProfiles } from '../domain/city.ts';
import { isWithin, WALK_RANGES } from '../domain/city-settings.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { clockTime } from '../engine/hours/clock-time.ts';
import { MOST_LIMIT_MINUTES, PROFILE_CHOICES, type SettingsChoice } from './settings.ts';
import {
  type Camera,
  type Colouring,
  LAYERS_AT_START,
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
  /** Values of the walk that are tried out instead of the city's. */
  readonly tried: Partial<WalkProfile>;
  readonly planId: string | null;
}

/** The numbers of a walk, each by its key in the link. */
const TRIED_KEYS = { speedKmh: 'speed', stepsFactor: 'steps', signalWaitSeconds: 'wait' } as const;
const TRIED_NUMBERS = Object.keys(TRIED_KEYS) as (keyof typeof TRIED_KEYS)[];

const OUR_KEYS = [
  'at',
  'z',
  'plan',
  'hide',
  'show',
  'fill',
  'tool',
  'unit',
  'grid',
  'station',
  'gate',
  'crossing',
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
  const [hidden, shown] = ['hide', 'show'].map((key) => query.get(key)?.split(',') ?? []);
  if (hidden.length + shown.length > 0) {
    const isShown = (layer: ViewLayer) => LAYERS_AT_START.has(layer) || shown.includes(layer);
    view.layers = new Set(VIEW_LAYERS.filter((layer) => isShown(layer) && !hidden.includes(layer)));
  }
  const colouring = oneOf<Colouring>(query.get('fill'), ['band', 'coverage']);
  if (colouring) view.colouring = colouring;
  const tool = oneOf<ToolName>(query.get('tool'), TOOL_NAMES);
  if (tool) view.tool = tool;
  const scope = query.get('unit');
  if (scope) view.scope = scope;
  const selection = readSelection(query);
  if (selection) view.selection = selection;
  return { view, settings: readSettings(query), tried: readTried(query), planId: query.get('plan') };
}

/**
 * The query for a view, other parameters of `search` kept; empty or starting with `?`. `profiles`: of the city,
 * from which tried values differ; until they are known, those of `search` stay.
 */
export function writeLink(
  search: string,
  view: ViewState,
  settings: CoverageSettings,
  planId: string | null,
  profiles: WalkProfiles | null,
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
  const switched = (atStart: boolean) =>
    VIEW_LAYERS.filter(
      (layer) => LAYERS_AT_START.has(layer) === atStart && view.layers.has(layer) !== atStart,
    ).join(',');
  put('hide', switched(true));
  put('show', switched(false));
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
  if (profiles) putTried(query, settings, profiles[settings.profile]);
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
  for (const kind of ['grid', 'station', 'gate', 'crossing', 'building'] as const) {
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
  if (/^[1-9]\d?$/.test(limit) && Number(limit) <= MOST_LIMIT_MINUTES) settings.limitMinutes = Number(limit);
  const method = oneOf(query.get('method'), ['network', 'circle'] as const);
  if (method) settings.method = method;
  const service = query.get('service');
  if (service) settings.service = service;
  const tier = oneOf(query.get('tier'), STATION_TIERS);
  if (tier) settings.tier = tier;
  const hour = query.get('hour');
  if (hour && hour.length === 'YYYY-MM-DDThh:mm'.length && clockTime(hour)) settings.at = hour;
  return settings;
}

function readTried(query: URLSearchParams): LinkedView['tried'] {
  const tried: { -readonly [Key in keyof WalkProfile]?: WalkProfile[Key] } = {};
  for (const name of TRIED_NUMBERS) {
    const text = query.get(TRIED_KEYS[name]) ?? '';
    if (/^\d+(\.\d+)?$/.test(text) && isWithin(Number(text), WALK_RANGES[name])) tried[name] = Number(text);
  }
  const stepFree = oneOf(query.get('stepfree'), ['yes', 'no'] as const);
  if (stepFree) tried.stepFree = stepFree === 'yes';
  return tried;
}

function putTried(query: URLSearchParams, walk: WalkProfile, ofCity: WalkProfile): void {
  const put = (key: string, isTried: boolean, value: string) =>
    isTried ? query.set(key, value) : query.delete(key);
  for (const name of TRIED_NUMBERS) put(TRIED_KEYS[name], walk[name] !== ofCity[name], String(walk[name]));
  put('stepfree', walk.stepFree !== ofCity.stepFree, walk.stepFree ? 'yes' : 'no');
}

function oneOf<T extends string>(value: string | null, choices: readonly T[]): T | null {
  return choices.find((choice) => choice === value) ?? null;
}
