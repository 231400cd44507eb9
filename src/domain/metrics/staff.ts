/** Figures of staff, as counts. Grid workers and community workers overlap and are never added up. */
import type { Metric } from './metric.ts';

const STAFF = {
  of: 'staff',
  version: 1,
  unit: 'people',
  digits: 0,
  rounding: 'nearest',
  denominator: null,
  source: 'staff',
} as const;

export const STAFF_METRICS = {
  gridsTellingStaff: {
    ...STAFF,
    name: { zh: '登记人员的网格', en: 'Grids that tell their staff' },
    unit: 'grids',
    formula: {
      zh: '登记了网格员人数（可为 0）的网格数',
      en: 'grids that say how many grid workers they have, be it none',
    },
  },
  gridWorkers: {
    ...STAFF,
    name: { zh: '专职网格员', en: 'Grid workers' },
    formula: { zh: '各网格登记的专职网格员之和', en: 'full-time grid workers of all grids' },
  },
  partTimeGridWorkers: {
    ...STAFF,
    name: { zh: '兼职网格员', en: 'Part-time grid workers' },
    formula: { zh: '各网格登记的兼职网格员之和', en: 'part-time grid workers of all grids' },
  },
  gridsWithoutWorker: {
    ...STAFF,
    name: { zh: '没有网格员的网格', en: 'Grids without a grid worker' },
    unit: 'grids',
    denominator: 'gridsTellingStaff',
    formula: {
      zh: '登记的专职和兼职网格员合计为 0 的网格数',
      en: 'grids that say they have neither a full-time nor a part-time grid worker',
    },
  },
  residents: {
    ...STAFF,
    name: { zh: '常住人口', en: 'Residents' },
    formula: { zh: '区划表登记的常住人口', en: 'residents by the table of units' },
  },
  communityWorkers: {
    ...STAFF,
    name: { zh: '社区工作者', en: 'Community workers' },
    formula: { zh: '区划表登记的社区工作者', en: 'community workers by the table of units' },
  },
  communityWorkersPer10000: {
    ...STAFF,
    name: { zh: '每万人社区工作者', en: 'Community workers per 10,000 residents' },
    digits: 1,
    denominator: 'residents',
    formula: { zh: '社区工作者 × 10,000 ÷ 常住人口', en: 'community workers × 10,000 ÷ residents' },
  },
} as const satisfies Readonly<Record<string, Metric>>;
