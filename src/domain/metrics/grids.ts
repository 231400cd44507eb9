/** Figures of grids: of one, and of several together. */
import type { Metric } from './metric.ts';

const GRID = { of: 'grid', version: 1, rounding: 'nearest', denominator: null, source: 'grids' } as const;
const GRIDS = { ...GRID, of: 'grids', unit: 'grids', digits: 0 } as const;

export const GRID_METRICS = {
  areaHectares: {
    ...GRID,
    name: { zh: '面积', en: 'Area' },
    unit: 'hectares',
    digits: 2,
    formula: {
      zh: '网格边界在本地米制坐标中的面积',
      en: "area within the grid's border, in the city's metric frame",
    },
  },
  compactness: {
    ...GRID,
    name: { zh: '紧凑度', en: 'Compactness' },
    unit: 'ratio',
    digits: 2,
    formula: { zh: '4π × 面积 ÷ 周长²（Polsby–Popper）', en: '4π × area ÷ perimeter² (Polsby–Popper)' },
  },
  buildings: {
    ...GRID,
    name: { zh: '楼栋', en: 'Buildings' },
    unit: 'buildings',
    digits: 0,
    formula: {
      zh: '门口在网格内的楼栋数，含无住户的',
      en: 'buildings whose door is in the grid, empty ones too',
    },
    source: 'buildings',
  },
  bandDeviation: {
    ...GRID,
    name: { zh: '超出区间户数', en: 'Households out of band' },
    unit: 'households',
    digits: 0,
    formula: {
      zh: '户数与本类网格户数区间的差：低于为负，高于为正，区间内（含两端）为 0',
      en: 'households beyond the band of its kind: negative below, positive above, 0 within (both ends inclusive)',
    },
  },
  grids: {
    ...GRIDS,
    name: { zh: '网格数', en: 'Grids' },
    formula: { zh: '网格的个数', en: 'number of grids' },
  },
  measuredGrids: {
    ...GRIDS,
    name: { zh: '按户数计量的网格', en: 'Grids measured in households' },
    formula: { zh: '本类网格定有户数区间的网格数', en: 'grids whose kind has a band of households' },
  },
  gridsOutOfBand: {
    ...GRIDS,
    name: { zh: '区间外网格', en: 'Grids out of band' },
    denominator: 'measuredGrids',
    formula: { zh: '户数偏少网格 + 户数偏多网格', en: 'grids under their band + grids over it' },
  },
  gridsUnderBand: {
    ...GRIDS,
    name: { zh: '户数偏少网格', en: 'Grids under band' },
    denominator: 'measuredGrids',
    formula: {
      zh: '户数低于区间下限的网格数',
      en: 'grids with fewer households than their band begins with',
    },
  },
  gridsOverBand: {
    ...GRIDS,
    name: { zh: '户数偏多网格', en: 'Grids over band' },
    denominator: 'measuredGrids',
    formula: { zh: '户数高于区间上限的网格数', en: 'grids with more households than their band ends with' },
  },
} as const satisfies Readonly<Record<string, Metric>>;
