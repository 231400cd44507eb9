/**
 * Scenes: what a wall shows one after the other when it is left on, and by hand when somebody presents. A scene
 * is a view of the wall as its link has it, under a name and for a while; whatever the link of a wall can say, a
 * scene can.
 */
/** Values of the link that belong to a view: under these names in the URL and in `scenes.json`. */
export const VIEW_KEYS = ['limit', 'walk', 'service', 'hour', 'unit', 'grid', 'raised', 'before'] as const;
export type ViewKey = (typeof VIEW_KEYS)[number];
/** What is not said stands at its default. */
export type SceneView = Readonly<Partial<Record<ViewKey, string>>>;

export interface Scene {
  /** As whoever made it calls it; `null` for one that is called by what it shows. */
  readonly name: string | null;
  readonly nameEn: string | null;
  /** How long it stays when scenes follow each other. */
  readonly seconds: number;
  readonly view: SceneView;
}

/** A wall that turns faster than this cannot be read. */
export const LEAST_SECONDS = 5;
export const MOST_SECONDS = 3600;
export const USUAL_SECONDS = 30;
/** More would not come round within a visit. */
export const MOST_SCENES = 40;

/** The view that a query asks for. */
export function viewOf(search: string): SceneView {
  const query = new URLSearchParams(search);
  return Object.fromEntries(VIEW_KEYS.flatMap((key) => (query.get(key) ? [[key, query.get(key)]] : [])));
}

export function sameView(a: SceneView, b: SceneView): boolean {
  return VIEW_KEYS.every((key) => a[key] === b[key]);
}

/** The query with its view replaced and marked as scene `number` (from 1; `null` for none); the rest is kept. */
export function searchOf(search: string, view: SceneView, number: number | null): string {
  const query = new URLSearchParams(search);
  for (const key of VIEW_KEYS) query.delete(key);
  query.delete('scene');
  for (const key of VIEW_KEYS) {
    const value = view[key];
    if (value) query.set(key, value);
  }
  if (number !== null) query.set('scene', String(number));
  const text = query.toString().replaceAll('%3A', ':');
  return text === '' ? '' : `?${text}`;
}

/** The scene that a query names, from 1; `null` where it names none of so many. */
export function sceneNumberIn(search: string, count: number): number | null {
  const text = new URLSearchParams(search).get('scene') ?? '';
  const number = Number(text);
  return /^[1-9]\d?$/.test(text) && number <= count ? number : null;
}
