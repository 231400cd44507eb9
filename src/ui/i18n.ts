/**
 * Chinese first, English complete, one switch. The language is part of the URL (`?lang=en`), so a link
 * reproduces it. Every screen brings its own messages under its own namespace, loaded with its code.
 */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'zh' | 'en';

/** The same keys, any words. */
type SameKeys<Messages> = {
  readonly [Key in keyof Messages]: Messages[Key] extends string ? string : SameKeys<Messages[Key]>;
};

export interface MessageSet<Messages> {
  readonly zh: Messages;
  readonly en: SameKeys<Messages>;
}

export const i18n = i18next.createInstance();

void i18n.use(initReactI18next).init({
  lng: typeof window === 'undefined' ? 'zh' : languageOf(window.location.search),
  fallbackLng: 'zh',
  resources: {},
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/** Registers a screen's messages; call it once at the top of the screen's module. */
export function addMessages<const Messages extends object>(
  namespace: string,
  messages: MessageSet<Messages>,
): void {
  i18n.addResourceBundle('zh', namespace, messages.zh, true, true);
  i18n.addResourceBundle('en', namespace, messages.en, true, true);
}

/** Chinese unless the query says `lang=en`. */
export function languageOf(search: string): Language {
  return new URLSearchParams(search).get('lang') === 'en' ? 'en' : 'zh';
}

export function currentLanguage(): Language {
  return i18n.language === 'en' ? 'en' : 'zh';
}

/** The query with its language replaced and everything else kept, e.g. `?zoom=3` → `?zoom=3&lang=en`. */
export function searchInLanguage(search: string, language: Language): string {
  const query = new URLSearchParams(search);
  if (language === 'en') query.set('lang', 'en');
  else query.delete('lang');
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Speaks `language` from now on and tells assistive technology through `<html lang>`. */
export async function speak(language: Language): Promise<void> {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  if (i18n.language !== language) await i18n.changeLanguage(language);
}
