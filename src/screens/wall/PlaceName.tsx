import type { CityInfo } from '../../domain/city.ts';
import { currentLanguage } from '../../ui/i18n.ts';
import type { Area } from './model/areas.ts';

const CHINESE = /\p{Script=Han}/u;

/**
 * The name of a place for a sentence in the reader's language: the city's own in English where it has one. Other
 * places have the one name that they are known by.
 */
export function placeName({ code, name }: Pick<Area, 'code' | 'name'>, info: CityInfo): string {
  return (currentLanguage() === 'en' && code === info.code && info.nameEn) || name;
}

/** A name that is spoken as Chinese where it is, in whatever language the page is. */
export function PlaceName({ children }: { readonly children: string }) {
  return <span lang={CHINESE.test(children) ? 'zh-CN' : undefined}>{children}</span>;
}
