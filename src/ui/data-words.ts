/**
 * Words that come in with the data and are shown to people: services as the sources name them, and
 * step-free facilities. Known ones are said in the language of the page; anything else stays as written.
 */
import { currentLanguage, type Language } from './i18n.ts';

type Pair = readonly [zh: string, en: string];

const SERVICES: readonly Pair[] = [
  ['党建团建', 'Party and youth work'],
  ['事务办理', 'Administrative services'],
  ['健康医疗', 'Health'],
  ['文化娱乐', 'Culture and leisure'],
  ['就餐用餐', 'Meals'],
  ['社区警务', 'Community police'],
  ['矛盾纠纷处理', 'Mediation'],
  ['法律顾问', 'Legal advice'],
  ['四点半课堂', 'After-school club'],
  ['图书阅览', 'Reading room'],
];

const FACILITIES: readonly Pair[] = [
  ['坡道', 'ramp'],
  ['电梯', 'lift'],
  ['平坡入口', 'level entrance'],
  ['无障碍卫生间', 'accessible toilet'],
  ['低位服务台', 'low counter'],
  ['助听设备', 'hearing aid'],
];

/** The name of a service, e.g. `就餐用餐` → `Meals` in English. */
export function serviceName(service: string, language = currentLanguage()): string {
  return say(SERVICES, service, language);
}

/** Step-free facilities, one or several after commas, e.g. `ramp, lift` → `坡道、电梯` in Chinese. */
export function facilityNames(accessibility: string, language = currentLanguage()): string {
  return accessibility
    .split(/[,;，、；]/)
    .map((facility) => say(FACILITIES, facility.trim(), language))
    .filter((name) => name !== '')
    .join(language === 'zh' ? '、' : ', ');
}

function say(pairs: readonly Pair[], word: string, language: Language): string {
  const pair = pairs.find((candidates) => candidates.includes(word));
  return pair === undefined ? word : pair[language === 'zh' ? 0 : 1];
}
