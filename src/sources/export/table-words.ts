/** Words of tables that go out. */
import type { AdminLevel, GridKind, StationTier } from '../../domain/city.ts';
import type { BandState } from '../../domain/figures.ts';
import type { Words } from '../../domain/metrics/metric.ts';

export const TABLE_NAMES = {
  conditions: { zh: '口径', en: 'Conditions' },
  definitions: { zh: '指标定义', en: 'Definitions' },
  units: { zh: '各级单位', en: 'Units' },
  grids: { zh: '网格', en: 'Grids' },
  stations: { zh: '站点', en: 'Stations' },
} as const satisfies Readonly<Record<string, Words>>;

export const COLUMN_NAMES = {
  code: { zh: '编码', en: 'Code' },
  name: { zh: '名称', en: 'Name' },
  level: { zh: '级别', en: 'Level' },
  parent: { zh: '上级', en: 'Within' },
  community: { zh: '社区', en: 'Community' },
  kind: { zh: '类型', en: 'Kind' },
  band: { zh: '户数区间', en: 'Band' },
  tier: { zh: '层级', en: 'Tier' },
} as const satisfies Readonly<Record<string, Words>>;

export const LEVEL_NAMES: Readonly<Record<AdminLevel, Words>> = {
  prefecture: { zh: '城市', en: 'city' },
  county: { zh: '区县', en: 'county' },
  subdistrict: { zh: '街道', en: 'sub-district' },
  community: { zh: '社区', en: 'community' },
};

export const KIND_NAMES: Readonly<Record<GridKind, Words>> = {
  gated_compound: { zh: '封闭小区', en: 'gated compound' },
  scattered_housing: { zh: '零散住宅', en: 'scattered housing' },
  dedicated: { zh: '专属网格', en: 'dedicated' },
};

export const BAND_NAMES: Readonly<Record<BandState, Words>> = {
  under: { zh: '偏少', en: 'under' },
  in: { zh: '区间内', en: 'in band' },
  over: { zh: '偏多', en: 'over' },
  unmeasured: { zh: '不按户数衡量', en: 'not measured in households' },
};

export const TIER_NAMES: Readonly<Record<StationTier, Words>> = {
  district: { zh: '区级', en: 'district' },
  subdistrict: { zh: '街道级', en: 'sub-district' },
  community: { zh: '社区级', en: 'community' },
  grid: { zh: '网格级', en: 'grid' },
};
