/**
 * Scenes as a file has them, `{"scenes": [{"name": "…", "seconds": 40, "limit": 10, "walk": "older"}, …]}`. A
 * scene that is no good is left out and named; a file that is none at all leaves nothing but its fault.
 */
import { jsonFault } from '../../../sources/package/json-fault.ts';
import { LIMIT_CHOICES, PROFILE_CHOICES } from '../../../state/settings.ts';
import {
  LEAST_SECONDS,
  MOST_SCENES,
  MOST_SECONDS,
  type Scene,
  type SceneView,
  USUAL_SECONDS,
  VIEW_KEYS,
  type ViewKey,
} from './scene.ts';
import { HOUR_CHOICES, isSceneHour } from './scene-hour.ts';

/** What is wrong: in which scene of the file, from 1 (`null`: the file as a whole), and in which of its fields. */
export type ScenesFault =
  | { readonly kind: 'not_json'; readonly line: number }
  | { readonly kind: 'no_scenes' }
  | { readonly kind: 'too_many'; readonly most: number }
  | { readonly kind: 'no_scene'; readonly scene: number }
  | { readonly kind: 'unknown_field'; readonly scene: number; readonly field: string }
  | { readonly kind: 'bad_value'; readonly scene: number; readonly field: string; readonly expected: string };

export interface ParsedScenes {
  readonly scenes: readonly Scene[];
  readonly faults: readonly ScenesFault[];
}

const LONGEST_NAME = 60;
const FIELDS: readonly string[] = ['name', 'nameEn', 'seconds', ...VIEW_KEYS];

export function parseScenes(text: string): ParsedScenes {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let read: unknown;
  try {
    read = JSON.parse(plain);
  } catch {
    return refused({ kind: 'not_json', line: plain.slice(0, jsonFault(plain)).split('\n').length });
  }
  const listed = isObject(read) ? read.scenes : null;
  if (!Array.isArray(listed) || listed.length === 0) return refused({ kind: 'no_scenes' });
  if (listed.length > MOST_SCENES) return refused({ kind: 'too_many', most: MOST_SCENES });
  const parsed = listed.map((row: unknown, index) => readScene(row, index + 1));
  return {
    scenes: parsed.flatMap((scene) => ('kind' in scene ? [] : [scene])),
    faults: parsed.flatMap((fault) => ('kind' in fault ? [fault] : [])),
  };
}

/** The text of a file with these scenes; {@link parseScenes} reads it back to the same. */
export function writeScenes(scenes: readonly Scene[]): string {
  const rows = scenes.map(({ name, nameEn, seconds, view }) => ({
    ...(name === null ? {} : { name }),
    ...(nameEn === null ? {} : { nameEn }),
    seconds,
    ...view,
    ...numbersOf(view),
  }));
  return `${JSON.stringify({ scenes: rows }, null, 2)}\n`;
}

/** Values that a person would write as numbers. */
function numbersOf({ limit, before }: SceneView) {
  return {
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(before === undefined ? {} : { before: Number(before) }),
  };
}

function readScene(row: unknown, scene: number): Scene | ScenesFault {
  if (!isObject(row)) return { kind: 'no_scene', scene };
  const unknown = Object.keys(row).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) return { kind: 'unknown_field', scene, field: unknown };
  const bad = (field: string, expected: string): ScenesFault => ({
    kind: 'bad_value',
    scene,
    field,
    expected,
  });
  const { name = null, nameEn = null, seconds = USUAL_SECONDS } = row;
  for (const [field, text] of [
    ['name', name],
    ['nameEn', nameEn],
  ] as const) {
    if (text !== null && !isWord(text, LONGEST_NAME)) return bad(field, `1–${LONGEST_NAME}`);
  }
  if (typeof seconds !== 'number' || !(seconds >= LEAST_SECONDS && seconds <= MOST_SECONDS)) {
    return bad('seconds', `${LEAST_SECONDS}–${MOST_SECONDS}`);
  }
  const view: { -readonly [Key in ViewKey]?: string } = {};
  for (const key of VIEW_KEYS) {
    const value = row[key];
    if (value === undefined || value === null) continue;
    const text = typeof value === 'number' ? String(value) : value;
    if (!isWord(text, 200) || !isAllowed(key, text)) return bad(key, EXPECTED[key]);
    view[key] = text;
  }
  return { name: name as string | null, nameEn: nameEn as string | null, seconds, view: view as SceneView };
}

const EXPECTED: Readonly<Record<ViewKey, string>> = {
  limit: LIMIT_CHOICES.join(' / '),
  walk: PROFILE_CHOICES.join(' / '),
  hour: `${HOUR_CHOICES.join(' / ')} / 2026-11-22T10:00`,
  service: '…',
  unit: '…',
  grid: '…',
  raised: 'households',
  before: '1, 2, 3 …',
};

/** What a wall would ignore in a link is a fault in a file, whose author wants to know. */
function isAllowed(key: ViewKey, text: string): boolean {
  if (key === 'limit') return LIMIT_CHOICES.some((minutes) => String(minutes) === text);
  if (key === 'walk') return PROFILE_CHOICES.some((profile) => profile === text);
  if (key === 'hour') return isSceneHour(text);
  if (key === 'raised') return text === EXPECTED.raised;
  return key !== 'before' || /^[1-9]\d{0,5}$/.test(text);
}

function isWord(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= longest;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(fault: ScenesFault): ParsedScenes {
  return { scenes: [], faults: [fault] };
}
