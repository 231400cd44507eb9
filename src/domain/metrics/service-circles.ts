/** Figures of drawn service circles, besides those of the homes in them. */
import type { Metric } from './metric.ts';

const CIRCLE = {
  of: 'service_circle',
  version: 1,
  rounding: 'nearest',
  denominator: null,
  source: 'serviceCircles',
} as const;

export const SERVICE_CIRCLE_METRICS = {
  serviceCircleHectares: {
    ...CIRCLE,
    name: { zh: '面积', en: 'Area' },
    unit: 'hectares',
    digits: 1,
    formula: {
      zh: '生活圈所含社区合并后在本地米制坐标中的面积',
      en: "area of the circle's communities together, in the city's metric frame",
    },
  },
  serviceCircleStations: {
    ...CIRCLE,
    name: { zh: '站点数', en: 'Stations' },
    unit: 'stations',
    digits: 0,
    formula: {
      zh: '位于生活圈所含社区内的站点数，不论服务和时间',
      en: "stations that stand in the circle's communities, whatever they offer and whenever they open",
    },
  },
  facilitiesNeeded: {
    ...CIRCLE,
    name: { zh: '应配基本设施', en: 'Basic facilities needed' },
    unit: 'ratio',
    digits: 0,
    formula: {
      zh: '本级生活圈应配的基本保障类设施种类数',
      en: 'basic kinds of facility that a circle of this tier should have',
    },
  },
  facilitiesPresent: {
    ...CIRCLE,
    name: { zh: '已有基本设施', en: 'Basic facilities present' },
    unit: 'ratio',
    digits: 0,
    denominator: 'facilitiesNeeded',
    formula: {
      zh: '应配种类中至少有一处已建成的种类数',
      en: 'needed kinds of which at least one facility is present',
    },
  },
} as const satisfies Readonly<Record<string, Metric>>;
