import { METRIC_SOURCES, METRIC_UNITS, type Words } from './metric.ts';
import { type MetricKey, metricOf } from './registry.ts';

/** What is said of a figure where it is defined, in the words of one language. */
export interface MetricDefinition {
  readonly name: string;
  readonly unit: string;
  readonly formula: string;
  /** Empty where it is no share and no mean. */
  readonly denominator: string;
  readonly source: string;
  readonly version: number;
  readonly key: MetricKey;
}

/** The columns of a table of definitions, in their order. */
export const DEFINITION_COLUMNS = {
  name: { zh: '指标', en: 'Figure' },
  unit: { zh: '单位', en: 'Unit' },
  formula: { zh: '算法', en: 'Formula' },
  denominator: { zh: '分母', en: 'Denominator' },
  source: { zh: '来源', en: 'Source' },
  version: { zh: '版本', en: 'Version' },
  key: { zh: '标识', en: 'Key' },
} as const satisfies Readonly<Record<keyof MetricDefinition, Words>>;

export const DEFINITION_KEYS = Object.keys(DEFINITION_COLUMNS) as (keyof MetricDefinition)[];

export function definitionOf(key: MetricKey, language: keyof Words): MetricDefinition {
  const { name, unit, formula, denominator, source, version } = metricOf(key);
  return {
    name: name[language],
    unit: METRIC_UNITS[unit].name[language],
    formula: formula[language],
    denominator: denominator === null ? '' : metricOf(denominator as MetricKey).name[language],
    source: METRIC_SOURCES[source][language],
    version,
    key,
  };
}
