/** Figures of homes: of a city, a unit or a grid. Every one holds under the settings shown beside it. */
import type { Metric } from './metric.ts';

const COUNT = {
  of: 'homes',
  version: 1,
  unit: 'households',
  digits: 0,
  rounding: 'nearest',
  denominator: null,
} as const;
const BUILDINGS = { ...COUNT, unit: 'buildings' } as const;
const SHARE = { ...COUNT, unit: 'share', digits: 1, rounding: 'honest' } as const;
const MINUTES = { ...COUNT, unit: 'minutes', digits: 1, denominator: 'reachableHouseholds' } as const;

export const HOME_METRICS = {
  households: {
    ...COUNT,
    name: { zh: '户数', en: 'Households' },
    formula: { zh: '各楼栋户数之和', en: 'sum of the households of all buildings' },
    source: 'buildings',
  },
  coveredHouseholds: {
    ...COUNT,
    name: { zh: '覆盖户数', en: 'Covered households' },
    formula: {
      zh: '从自家门口到最近站点的步行时间不超过时限的户数',
      en: 'households whose own walk to the nearest station takes the limit or less',
    },
    source: 'walks',
  },
  coverageRate: {
    ...SHARE,
    name: { zh: '覆盖率', en: 'Coverage' },
    denominator: 'households',
    formula: { zh: '覆盖户数 ÷ 户数', en: 'covered households ÷ households' },
    source: 'walks',
  },
  gapHouseholds: {
    ...COUNT,
    name: { zh: '缺口户数', en: 'Gap households' },
    formula: { zh: '户数 − 覆盖户数', en: 'households − covered households' },
    source: 'walks',
  },
  unreachableHouseholds: {
    ...COUNT,
    name: { zh: '无法步行到达', en: 'Unreachable on foot' },
    formula: {
      zh: '步行路网上到不了任何站点的户数；计入缺口',
      en: 'households that no way on foot leads from to any station; they are gap households',
    },
    source: 'walks',
  },
  reachableHouseholds: {
    ...COUNT,
    name: { zh: '可步行到达户数', en: 'Reachable on foot' },
    formula: { zh: '户数 − 无法步行到达户数', en: 'households − those unreachable on foot' },
    source: 'walks',
  },
  meanMinutes: {
    ...MINUTES,
    name: { zh: '平均步行', en: 'Mean walk' },
    formula: {
      zh: '各户到最近站点的步行时间之和 ÷ 可步行到达户数',
      en: 'walking minutes to the nearest station, summed by household ÷ reachable households',
    },
    source: 'walks',
  },
  medianMinutes: {
    ...MINUTES,
    name: { zh: '步行中位数', en: 'Median walk' },
    formula: {
      zh: '一半可步行到达的户不超过的步行时间（最近秩法）',
      en: 'walk that half of the reachable households have or stay below (nearest rank)',
    },
    source: 'walks',
  },
  p90Minutes: {
    ...MINUTES,
    name: { zh: 'P90 步行', en: 'P90 walk' },
    formula: {
      zh: '九成可步行到达的户不超过的步行时间（最近秩法）',
      en: 'walk that nine in ten reachable households have or stay below (nearest rank)',
    },
    source: 'walks',
  },
  olderHouseholds: {
    ...COUNT,
    name: { zh: '有老年人的户数', en: 'Older households' },
    formula: {
      zh: '登记了老年户数的楼栋中，有老年人的户数之和',
      en: 'households with older residents, in buildings that tell how many',
    },
    source: 'buildings',
  },
  olderCoveredHouseholds: {
    ...COUNT,
    name: { zh: '有老年人的覆盖户数', en: 'Covered older households' },
    formula: { zh: '有老年人的户中，覆盖户数', en: 'those of the older households that are covered' },
    source: 'walks',
  },
  olderCoverageRate: {
    ...SHARE,
    name: { zh: '有老年人的住户覆盖', en: 'Covered, older households' },
    denominator: 'olderHouseholds',
    formula: {
      zh: '有老年人的覆盖户数 ÷ 有老年人的户数',
      en: 'covered older households ÷ older households',
    },
    source: 'walks',
  },
  residentialBuildings: {
    ...BUILDINGS,
    name: { zh: '住宅楼', en: 'Residential buildings' },
    formula: { zh: '有住户的楼栋数', en: 'buildings in which households live' },
    source: 'buildings',
  },
  coveredBuildings: {
    ...BUILDINGS,
    name: { zh: '覆盖住宅楼', en: 'Covered buildings' },
    formula: { zh: '住户被覆盖的住宅楼数', en: 'residential buildings whose households are covered' },
    source: 'walks',
  },
  coveredBuildingRate: {
    ...SHARE,
    name: { zh: '按楼栋覆盖', en: 'Covered, by building' },
    denominator: 'residentialBuildings',
    formula: { zh: '覆盖住宅楼 ÷ 住宅楼', en: 'covered buildings ÷ residential buildings' },
    source: 'walks',
  },
} as const satisfies Readonly<Record<string, Metric>>;
