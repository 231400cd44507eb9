/** What the registry says of every figure. */

/** The same in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

interface UnitWords {
  readonly name: Words;
  /** Stands behind a value; empty where the value or the name of the figure says it already. */
  readonly beside: Words;
}

const saidAlready = { zh: '', en: '' };

export const METRIC_UNITS = {
  households: { name: { zh: '户', en: 'households' }, beside: { zh: '户', en: '' } },
  /** 0 … 1, shown as a percentage. */
  share: { name: { zh: '%', en: '%' }, beside: saidAlready },
  minutes: { name: { zh: '分钟', en: 'min' }, beside: { zh: '分钟', en: 'min' } },
  metres: { name: { zh: '米', en: 'm' }, beside: saidAlready },
  hectares: { name: { zh: '公顷', en: 'ha' }, beside: { zh: '公顷', en: 'ha' } },
  m2: { name: { zh: '平方米', en: 'm²' }, beside: { zh: '平方米', en: 'm²' } },
  grids: { name: { zh: '个网格', en: 'grids' }, beside: saidAlready },
  stations: { name: { zh: '个站点', en: 'stations' }, beside: saidAlready },
  buildings: { name: { zh: '栋', en: 'buildings' }, beside: { zh: '栋', en: '' } },
  people: { name: { zh: '人', en: 'people' }, beside: { zh: '人', en: '' } },
  /** A plain number. */
  ratio: { name: { zh: '比值', en: 'ratio' }, beside: saidAlready },
} as const satisfies Readonly<Record<string, UnitWords>>;
export type MetricUnit = keyof typeof METRIC_UNITS;

/**
 * How a figure is rounded where it is shown: to the nearest; `up`, so that no walk is promised shorter than it
 * is; `honest`, to the nearest, but never all of less than all nor none of more than none.
 */
export type MetricRounding = 'nearest' | 'up' | 'honest';

/** What a figure is measured of. */
export type MetricSubject =
  /** The homes of a city, a unit or a grid. */
  | 'homes'
  | 'grid'
  /** Several grids together. */
  | 'grids'
  | 'station'
  /** Several stations together. */
  | 'stations'
  /** Circles drawn with a compass beside walks. */
  | 'compass'
  /** A drawn group of communities. */
  | 'service_circle'
  /** Homes beyond the limit. */
  | 'gap'
  /** The staff of a unit. */
  | 'staff'
  | 'city'
  /** The walk of one person. */
  | 'walk';

export interface Metric {
  readonly of: MetricSubject;
  /** Grows when the formula changes: figures of two versions are not the same figure. */
  readonly version: number;
  readonly name: Words;
  readonly unit: MetricUnit;
  /** Decimals shown; of a share, those of the percentage. */
  readonly digits: number;
  readonly rounding: MetricRounding;
  /** What a share is a share of, or a mean is taken over: the key of another metric of the same subject. */
  readonly denominator: string | null;
  readonly formula: Words;
  /** Where what it is counted from comes from. */
  readonly source: MetricSource;
}

export const METRIC_SOURCES = {
  buildings: { zh: '楼栋表（户数按门口计）', en: 'table of buildings (households at the door)' },
  walks: { zh: '楼栋表、站点表和步行路网', en: 'tables of buildings and stations, walking network' },
  circles: { zh: '楼栋表、站点表和直线距离', en: 'tables of buildings and stations, straight distances' },
  grids: { zh: '网格边界和各类网格的户数区间', en: 'borders of grids, household bands of their kinds' },
  stations: { zh: '站点表', en: 'table of stations' },
  serviceCircles: {
    zh: '生活圈登记和社区边界',
    en: 'register of service circles, borders of communities',
  },
  staff: { zh: '网格表和区划表中的人员数', en: 'staff counts in the tables of grids and units' },
} as const satisfies Readonly<Record<string, Words>>;
export type MetricSource = keyof typeof METRIC_SOURCES;
