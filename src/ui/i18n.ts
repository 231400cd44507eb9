/**
 * Chinese first, English complete, one switch. The language is part of the URL (`?lang=en`), so a link
 * reproduces it. Every screen brings its own messages under its own namespace, loaded with its code. It is as small
 * as it is because the finder's list waits for it on the weakest phone.
 */
export type Language = 'zh' | 'en';

/** The same keys, any words. */
type SameKeys<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : SameKeys<Messages[Key]>;
};

export interface MessageSet<Messages> {
  readonly zh: Messages;
  readonly en: SameKeys<Messages>;
}

/** What stands at the `{{names}}` of a message, and where the message is looked for. */
export interface SaidWith {
  /** Another namespace than the translator's own. */
  readonly ns?: string;
  /** What is said where there is no such message; the key where that is unsaid. */
  readonly defaultValue?: string;
  readonly [name: string]: string | number | null | undefined;
}

/** Says a message, by its path within a namespace: `t('walk.minutes', { minutes: 7 })`. */
export type Translate = (key: string, values?: SaidWith) => string;

type Words = { readonly [key: string]: string | Words };

const spoken: Record<Language, Words> = { zh: {}, en: {} };
const listeners = new Set<() => void>();
let language: Language = typeof window === 'undefined' ? 'zh' : languageOf(window.location.search);

/** Registers a screen's messages; call it once at the top of the screen's module. */
export function addMessages<const Messages extends object>(
  namespace: string,
  messages: MessageSet<Messages>,
): void {
  spoken.zh = joined(spoken.zh, { [namespace]: messages.zh as Words });
  spoken.en = joined(spoken.en, { [namespace]: messages.en as Words });
}

function joined(before: Words, more: Words): Words {
  const words: Record<string, string | Words> = { ...before };
  for (const [key, added] of Object.entries(more)) {
    const there = words[key];
    words[key] = typeof added === 'string' || typeof there !== 'object' ? added : joined(there, added);
  }
  return words;
}

/** Says the messages of a namespace in a language, else in Chinese. */
export function translator(said: Language, namespace: string): Translate {
  return (key, values = {}) => {
    const path = [values.ns ?? namespace, ...key.split('.')];
    const text = wordsAt(spoken[said], path) ?? wordsAt(spoken.zh, path) ?? values.defaultValue ?? key;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

function wordsAt(words: Words, path: readonly string[]): string | undefined {
  let found: string | Words | undefined = words;
  for (const step of path) found = typeof found === 'object' ? found[step] : undefined;
  return typeof found === 'string' ? found : undefined;
}

/** Chinese unless the query says `lang=en`. */
export function languageOf(search: string): Language {
  return new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh';
}

export function currentLanguage(): Language {
  return language;
}

/** The query with its language replaced and everything else kept, e.g. `?zoom=3` → `?zoom=3&lang=en`. */
export function searchInLanguage(search: string, said: Language): string {
  const query = new URLSearchParams(search);
  if (said === 'en') query.set('lang', 'en');
  else query.delete('lang');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Speaks a language from now on, and tells assistive technology through `<html lang>` where there is a document. */
export function speak(said: Language): void {
  if (typeof document !== 'undefined') document.documentElement.lang = said === 'en' ? 'en' : 'zh-CN';
  if (said === language) return;
  language = said;
  for (const listener of listeners) listener();
}

/** Calls after every change of the language; returns what ends that. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
