/** Figures of stations: of one, of several together, and of circles drawn around them. */
import type { Metric } from './metric.ts';

const STATION = { of: 'station', version: 1, rounding: 'nearest', denominator: null } as const;
const STATIONS = { ...STATION, of: 'stations' } as const;
const COMPASS = {
  ...STATION,
  of: 'compass',
  unit: 'households',
  digits: 0,
  source: 'circles',
} as const;

export const STATION_METRICS = {
  reachedHouseholds: {
    ...STATION,
    name: { zh: '就近服务', en: 'Households reached' },
    unit: 'households',
    digits: 0,
    formula: {
      zh: '时限内步行最近的站点是它的户数',
      en: 'households within the limit whose nearest station on foot it is',
    },
    source: 'walks',
  },
  floorM2Per100Households: {
    ...STATION,
    name: { zh: '每百户建筑面积', en: 'Floor area per 100 households' },
    unit: 'm2',
    digits: 1,
    denominator: 'reachedHouseholds',
    formula: { zh: '建筑面积 × 100 ÷ 就近服务户数', en: 'floor area × 100 ÷ households reached' },
    source: 'walks',
  },
  stations: {
    ...STATIONS,
    name: { zh: '站点数', en: 'Stations' },
    unit: 'stations',
    digits: 0,
    formula: { zh: '站点的个数', en: 'number of stations' },
    source: 'stations',
  },
  householdsPerStation: {
    ...STATIONS,
    name: { zh: '每站就近住户', en: 'Households per station' },
    unit: 'households',
    digits: 0,
    denominator: 'stations',
    formula: { zh: '各站就近服务户数之和 ÷ 站点数', en: 'households reached, summed ÷ stations' },
    source: 'walks',
  },
  floorM2Per100HouseholdsOfAll: {
    ...STATIONS,
    name: { zh: '每百户建筑面积', en: 'Floor area per 100 households' },
    unit: 'm2',
    digits: 1,
    formula: {
      zh: '建筑面积之和 × 100 ÷ 就近服务户数之和，只计登记了面积的站点',
      en: 'floor area × 100 ÷ households reached, both summed over stations whose floor area is known',
    },
    source: 'walks',
  },
  overloadedStations: {
    ...STATIONS,
    name: { zh: '超负荷站点', en: 'Overloaded stations' },
    unit: 'stations',
    digits: 0,
    denominator: 'stations',
    formula: {
      zh: '就近服务户数超出本市规定承载的站点数',
      en: 'stations that reach more households than the city lets them carry',
    },
    source: 'walks',
  },
  circleHouseholds: {
    ...COMPASS,
    name: { zh: '画圆内户数', en: 'Households inside circles' },
    formula: {
      zh: '到某一站点的直线距离不超过时限内步行距离的户数',
      en: 'households as near as the limit to a station, as the crow flies',
    },
  },
  notKeptHouseholds: {
    ...COMPASS,
    name: { zh: '圆规许诺、街道做不到', en: 'Promised by circles, not kept by streets' },
    denominator: 'circleHouseholds',
    formula: {
      zh: '画圆内户数中步行超时的户数',
      en: 'households inside circles whose walk exceeds the limit',
    },
  },
  detourIndex: {
    ...COMPASS,
    name: { zh: '绕行系数', en: 'Detour index' },
    unit: 'ratio',
    digits: 2,
    formula: {
      zh: '到最近站点的步行距离之和 ÷ 到同一站点的直线距离之和，按户加权',
      en: 'metres walked to the nearest station ÷ straight metres to it, both summed by household',
    },
    source: 'walks',
  },
} as const satisfies Readonly<Record<string, Metric>>;
