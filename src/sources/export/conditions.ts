import type { CityInfo, WalkProfileName } from '../../domain/city.ts';
import type { CoverageSettings } from '../../domain/coverage.ts';
import type { Words } from '../../domain/metrics/metric.ts';
import type { Condition } from './figure-table.ts';
import { TIER_NAMES } from './table-words.ts';

/** The map that was counted. */
export interface CountedMap {
  /** Number of the plan in force; `null` before the first publication and where it is not known. */
  readonly planNumber: string | null;
  /** Of the map in force; `null` for a city that comes from files. */
  readonly version: number | null;
  /** What lies over the map in force; `null` where nothing does. */
  readonly draft: string | null;
}

/** A city that comes from files. */
export const UNPUBLISHED: CountedMap = { planNumber: null, version: null, draft: null };

export const PROFILE_NAMES: Readonly<Record<WalkProfileName, Words>> = {
  standard: { zh: '标准', en: 'standard' },
  older: { zh: '老年人', en: 'older' },
  brisk: { zh: '快走', en: 'brisk' },
  step_free: { zh: '无障碍', en: 'step-free' },
};

const NAMES = {
  city: { zh: '城市', en: 'City' },
  plan: { zh: '现行方案', en: 'Plan in force' },
  version: { zh: '版本', en: 'Version' },
  draft: { zh: '草案（未生效）', en: 'Draft (not in force)' },
  profile: { zh: '步速', en: 'Pace' },
  limit: { zh: '时限', en: 'Limit' },
  method: { zh: '方法', en: 'Method' },
  service: { zh: '服务', en: 'Service' },
  tier: { zh: '站点层级', en: 'Tier of stations' },
  hour: { zh: '时刻', en: 'Hour' },
  denominator: { zh: '分母', en: 'Denominator' },
  dataDate: { zh: '数据截至', en: 'Data as of' },
  source: { zh: '数据来源', en: 'Source' },
  mapApproval: { zh: '审图号', en: 'Map review number' },
  notice: { zh: '说明', en: 'Note' },
} as const satisfies Readonly<Record<string, Words>>;

const METHODS = {
  network: { zh: '按户、从家门口沿步行路网', en: 'by household, from the door, on the walking network' },
  circle: { zh: '画圆法，仅供比较', en: 'circle method, to compare only' },
} as const;
const ANY = {
  service: { zh: '任意服务', en: 'any service' },
  tier: { zh: '各级站点', en: 'all tiers' },
  hour: { zh: '任意时刻', en: 'any hour' },
} as const;
const SYNTHETIC = { zh: '演示用虚构数据', en: 'synthetic demo data' };

/** Under what the figures of a file hold, one line each. What is not known is left out. */
export function conditionsOf(
  info: CityInfo,
  settings: CoverageSettings,
  households: number,
  { planNumber, version, draft }: CountedMap,
  language: keyof Words,
): Condition[] {
  const { profile, speedKmh, limitMinutes, method, service, tier, at } = settings;
  const perHour = language === 'zh' ? `${speedKmh} 公里/小时` : `${speedKmh} km/h`;
  const lines: readonly (readonly [keyof typeof NAMES, string | null])[] = [
    ['city', `${info.name} ${info.code}`],
    ['plan', planNumber],
    ['version', version === null ? null : String(version)],
    ['draft', draft],
    ['profile', `${PROFILE_NAMES[profile][language]} ${perHour}`],
    ['limit', language === 'zh' ? `${limitMinutes} 分钟` : `${limitMinutes} min`],
    ['method', METHODS[method][language]],
    ['service', service ?? ANY.service[language]],
    ['tier', tier === null ? ANY.tier[language] : TIER_NAMES[tier][language]],
    ['hour', at === null ? ANY.hour[language] : at.replace('T', ' ')],
    ['denominator', language === 'zh' ? `${households} 户` : `${households} households`],
    ['dataDate', info.dataDate],
    ['source', info.source],
    ['mapApproval', info.mapApprovalNumber],
    ['notice', info.synthetic ? SYNTHETIC[language] : null],
  ];
  return lines.flatMap(([key, value]) => (value === null ? [] : [{ name: NAMES[key][language], value }]));
}
