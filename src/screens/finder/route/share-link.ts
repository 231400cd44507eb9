import { type Language, searchInLanguage } from '../../../ui/i18n.ts';

/**
 * The address that opens the finder with a station in view. It is made of the page's own address without its query:
 * nothing about the visitor or their place goes along.
 */
export function stationLink(
  { origin, pathname }: Pick<Location, 'origin' | 'pathname'>,
  stationCode: string,
  language: Language,
): string {
  const query = `?${new URLSearchParams({ station: stationCode })}`;
  return `${origin}${pathname}${searchInLanguage(query, language)}`;
}
