import { useMemo, useSyncExternalStore } from 'react';
import { currentLanguage, onLanguage, type Translate, translator } from './i18n.ts';

/** Says the messages of a namespace in the language spoken now; the same function as long as that lasts. */
export function useTranslation(namespace: string): { readonly t: Translate } {
  const language = useSyncExternalStore(onLanguage, currentLanguage);
  return useMemo(() => ({ t: translator(language, namespace) }), [language, namespace]);
}
