/** Fields of shapefiles: short names for figures whose own do not fit, and words for what only shapefiles tell. */

import type { Words } from '../../../domain/metrics/metric.ts';
import type { MetricKey } from '../../../domain/metrics/registry.ts';

/** A figure that is not named here keeps its key, which then has ten letters at most. */
export const SHORT_NAMES: Readonly<Partial<Record<MetricKey, string>>> = {
  coveredHouseholds: 'coveredHh',
  coverageRate: 'covRate',
  gapHouseholds: 'gapHh',
  unreachableHouseholds: 'unreachHh',
  meanMinutes: 'meanMin',
  medianMinutes: 'medianMin',
  p90Minutes: 'p90Min',
  olderHouseholds: 'olderHh',
  olderCoveredHouseholds: 'olderCovHh',
  olderCoverageRate: 'olderRate',
  residentialBuildings: 'resBldgs',
  coveredBuildings: 'coveredBld',
  coveredBuildingRate: 'bldgRate',
  measuredGrids: 'bandGrids',
  gridsUnderBand: 'gridsUnder',
  gridsOverBand: 'gridsOver',
  bandDeviation: 'bandDev',
  compactness: 'compact',
  areaHectares: 'areaHa',
  reachedHouseholds: 'reachedHh',
  floorM2Per100Households: 'm2Per100Hh',
};

export const FIELD_WORDS = {
  parentCode: { zh: '上级编码', en: 'Code of the unit above' },
  commCode: { zh: '社区编码', en: 'Code of the community' },
  kindCode: { zh: '类型代码', en: 'Kind, as in a city package' },
  levelCode: { zh: '级别代码', en: 'Level, as in a city package' },
  tierCode: { zh: '层级代码', en: 'Tier, as in a city package' },
  services: { zh: '服务', en: 'Services' },
  hours: { zh: '开放时间（OSM opening_hours）', en: 'Opening hours (OSM opening_hours)' },
  address: { zh: '地址', en: 'Address' },
  code: { zh: '编码', en: 'Code' },
  households: { zh: '户数（户）', en: 'Households' },
  olderHh: { zh: '有老年人的户数（户）', en: 'Households with older residents' },
  estimated: { zh: '户数为估计（1 是，0 否）', en: 'Households are an estimate (1 yes, 0 no)' },
  compound: { zh: '小区编码', en: 'Code of the compound' },
  walkMin: { zh: '到最近站点的步行时间（分钟）', en: 'Walk to the nearest station (min)' },
} as const satisfies Readonly<Record<string, Words>>;

/** Stands behind the name of a share. */
export const SHARE_RANGE: Words = { zh: '（0–1）', en: ' (0–1)' };

export const FIELDS_TABLE_WORDS = {
  layer: { zh: '图层', en: 'Layer' },
  field: { zh: '字段', en: 'Field' },
  meaning: { zh: '含义', en: 'Meaning' },
  kind: { zh: '类型', en: 'Type' },
  condition: { zh: '口径', en: 'Condition' },
  value: { zh: '取值', en: 'Value' },
  text: { zh: '文本', en: 'text' },
  integer: { zh: '整数', en: 'integer' },
  real: { zh: '小数', en: 'decimal' },
} as const satisfies Readonly<Record<string, Words>>;
