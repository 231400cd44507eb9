import { describe, expect, it } from 'vitest';
import { totalsWith } from '../../domain/coverage.fixture.ts';
import type { GridFigures } from '../../domain/figures.ts';
import { PUBLISHED_METRICS, PUBLISHED_METRICS_VERSION } from '../../domain/metrics/published.ts';
import { METRIC_KEYS, METRICS, type MetricKey, metricOf } from '../../domain/metrics/registry.ts';
import { measure } from './measure.ts';

describe('the registry', () => {
  it('says everything of every figure in both languages', () => {
    for (const key of METRIC_KEYS) {
      const { name, formula, version, digits } = metricOf(key);
      for (const words of [name, formula]) {
        expect(words.zh, key).toMatch(/\p{Script=Han}/u);
        expect(words.en, key).not.toMatch(/\p{Script=Han}/u);
        expect(words.en, key).not.toBe('');
      }
      expect([version, digits].every(Number.isInteger), key).toBe(true);
    }
  });

  it('calls no two figures of a subject the same', () => {
    for (const language of ['zh', 'en'] as const) {
      const names = METRIC_KEYS.map((key) => `${metricOf(key).of} ${metricOf(key).name[language]}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('names as denominator a figure of the same subject', () => {
    for (const key of METRIC_KEYS) {
      const { denominator, of } = metricOf(key);
      if (denominator === null) continue;
      expect(METRICS, key).toHaveProperty(denominator);
      expect(metricOf(denominator as MetricKey).of, key).toBe(of);
    }
  });

  it('grows in version with any published figure', () => {
    const versions = PUBLISHED_METRICS.map((key) => metricOf(key).version);
    expect(versions.reduce((sum, version) => sum + version - 1, 1)).toBe(PUBLISHED_METRICS_VERSION);
  });
});

describe('formulas', () => {
  const homes = totalsWith(400, {
    coveredHouseholds: 300,
    unreachableHouseholds: 40,
    olderHouseholds: 80,
    olderCoveredHouseholds: 20,
    residentialBuildings: 8,
    coveredBuildings: 6,
  });

  it('share out by their denominators', () => {
    expect(measure('coverageRate', homes)).toBe(0.75);
    expect(measure('olderCoverageRate', homes)).toBe(0.25);
    expect(measure('coveredBuildingRate', homes)).toBe(0.75);
    expect(measure('reachableHouseholds', homes)).toBe(360);
  });

  it('know no share of nothing and of what nobody tells', () => {
    expect(measure('coverageRate', totalsWith(0))).toBeNull();
    expect(measure('olderCoverageRate', { ...homes, olderHouseholds: null })).toBeNull();
    const { medianMinutes: _, p90Minutes: __, ...sums } = homes;
    expect(measure('p90Minutes', sums)).toBeNull();
  });

  it('count grids by their bands, each once', () => {
    const grids = (['under', 'in', 'over', 'over', 'unmeasured'] as const).map((band) => ({ band }));
    expect(measure('grids', grids)).toBe(5);
    expect(measure('measuredGrids', grids)).toBe(4);
    expect(measure('gridsUnderBand', grids)).toBe(1);
    expect(measure('gridsOverBand', grids)).toBe(2);
    expect(measure('gridsOutOfBand', grids)).toBe(3);
  });

  it('measure one grid', () => {
    const grid: GridFigures = {
      ...homes,
      code: 'g',
      areaM2: 25_000,
      compactness: 0.5,
      buildings: 9,
      band: 'over',
      bandDeviation: 12,
    };
    expect(measure('areaHectares', grid)).toBe(2.5);
    expect(measure('bandDeviation', grid)).toBe(12);
    expect(measure('bandDeviation', { ...grid, band: 'unmeasured', bandDeviation: 0 })).toBeNull();
  });

  it('hold staff against residents only where both are told', () => {
    const staff = {
      gridsTold: 3,
      gridWorkers: 2,
      partTimeGridWorkers: 0,
      gridsWithout: 1,
      communityWorkers: 9,
      residentPopulation: 5000,
    };
    expect(measure('communityWorkersPer10000', staff)).toBe(18);
    expect(measure('communityWorkersPer10000', { ...staff, communityWorkers: null })).toBeNull();
    expect(measure('communityWorkersPer10000', { ...staff, residentPopulation: 0 })).toBeNull();
  });
});
