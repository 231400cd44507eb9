/** Figures of a whole city, of one gap, and of the walk of one person. */
import type { Metric } from './metric.ts';

const HOUSEHOLDS = {
  version: 1,
  unit: 'households',
  digits: 0,
  rounding: 'nearest',
  denominator: null,
} as const;

export const CITY_METRICS = {
  unassignedHouseholds: {
    ...HOUSEHOLDS,
    of: 'city',
    name: { zh: '不在任何网格', en: 'In no grid' },
    formula: { zh: '门口不在任何网格内的户数', en: 'households whose door is in no grid' },
    source: 'grids',
  },
  gapHouseholdsNearDataEdge: {
    ...HOUSEHOLDS,
    of: 'city',
    name: { zh: '数据边缘的缺口户数', en: 'Gap households near the edge of the data' },
    formula: {
      zh: '缺口户中，时限内步行路网数据已到边的户数：边外的道路和站点未知',
      en: 'gap households within the limit of the edge of the street data: streets and stations beyond are not known',
    },
    source: 'walks',
  },
} as const satisfies Readonly<Record<string, Metric>>;

export const GAP_METRICS = {
  extraMinutes: {
    ...HOUSEHOLDS,
    of: 'gap',
    name: { zh: '超出时限', en: 'Beyond the limit by' },
    unit: 'minutes',
    digits: 1,
    formula: {
      zh: '缺口中可步行到达的户的平均步行时间 − 时限',
      en: 'mean walk of the reachable households of a gap − the limit',
    },
    source: 'walks',
  },
  olderGapHouseholds: {
    ...HOUSEHOLDS,
    of: 'gap',
    name: { zh: '缺口中有老年人的户数', en: 'Older households in the gap' },
    formula: { zh: '缺口户中有老年人的户数', en: 'households with older residents among those of a gap' },
    source: 'walks',
  },
} as const satisfies Readonly<Record<string, Metric>>;

const WALK = { of: 'walk', version: 1, digits: 0, denominator: null, source: 'walks' } as const;

export const WALK_METRICS = {
  walkMinutes: {
    ...WALK,
    name: { zh: '步行时间', en: 'Walk' },
    unit: 'minutes',
    rounding: 'up',
    formula: {
      zh: '步行距离 ÷ 步速 + 信号灯等候；整分钟向上取，至少 1',
      en: 'metres walked ÷ pace + waits at signals; whole minutes, rounded up, at least 1',
    },
  },
  walkMetres: {
    ...WALK,
    name: { zh: '步行距离', en: 'Way on foot' },
    unit: 'metres',
    rounding: 'nearest',
    formula: {
      zh: '到站点沿步行路网的最短路长，含两端接入段；1 公里内取整到 10 米',
      en: 'shortest way to the station along streets, straight legs at both ends included; to 10 m below 1 km',
    },
  },
} as const satisfies Readonly<Record<string, Metric>>;
