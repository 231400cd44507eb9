import { describe, expect, it } from 'vitest';
import { parseCrossings, parseGates } from './parse-passages.ts';
import type { FeatureRow } from './read-features.ts';
import { createRowLog, problemsOf } from './row-log.ts';

const POINT = { type: 'Point', coordinates: [120, 30] };
const LINE = {
  type: 'LineString',
  coordinates: [
    [120, 30],
    [120.001, 30],
  ],
};

function rows(geometry: unknown, ...properties: Record<string, unknown>[]): FeatureRow[] {
  return properties.map((said, i) => ({ row: i + 1, properties: said, geometry }));
}

describe('gates', () => {
  it('without a code are numbered within their compound, past codes that are taken', () => {
    const log = createRowLog();
    const gates = parseGates(
      rows(
        POINT,
        { compoundCode: 'C1' },
        { compoundCode: 'C2' },
        { compoundCode: 'C1' },
        { code: 'C1-G2', compoundCode: 'C1' },
        {},
      ),
      'gates.geojson',
      log,
    );
    expect(gates.map(({ code }) => code)).toEqual(['C1-G1', 'C2-G1', 'C1-G3', 'C1-G2', 'G1']);
    expect(problemsOf(log)).toEqual([]);
  });

  it('with a code used before are left out and named', () => {
    const log = createRowLog();
    expect(parseGates(rows(POINT, { code: 'G' }, { code: 'G' }), 'gates.geojson', log)).toHaveLength(1);
    expect(problemsOf(log)).toMatchObject([{ code: 'duplicate_code', where: 'gates.geojson row 2' }]);
  });

  it.each([
    [true, true],
    ['否', false],
    ['no', false],
    [undefined, null],
    ['limited', null],
  ])('say of steps %o as %o', (said, stepFree) => {
    const [gate] = parseGates(rows(POINT, { stepFree: said }), 'gates.geojson', createRowLog());
    expect(gate).toMatchObject({ stepFree, open: 'always' });
  });
});

describe('crossings', () => {
  it('bar nobody of whom nothing is said', () => {
    const [crossing] = parseCrossings(rows(LINE, { code: 'K' }), 'crossings.geojson', createRowLog());
    expect(crossing).toMatchObject({
      code: 'K',
      name: null,
      kind: 'crossing',
      open: 'always',
      stepFree: true,
      signals: false,
    });
  });

  it('need a code and one line; an unknown kind is noted', () => {
    const log = createRowLog();
    const several = { type: 'MultiLineString', coordinates: [LINE.coordinates, LINE.coordinates] };
    const kept = parseCrossings(
      [
        ...rows(LINE, {}, { code: 'K1', kind: 'zebra' }),
        { row: 3, properties: { code: 'K2' }, geometry: several },
      ],
      'crossings.geojson',
      log,
    );
    expect(kept.map(({ code }) => code)).toEqual(['K1']);
    expect(problemsOf(log).map(({ message }) => message)).toEqual([
      'crossings.geojson row 1: property code is missing.',
      'crossings.geojson row 3: the line is in several parts; expected one.',
    ]);
    expect(log.notes).toEqual([
      'crossings.geojson row 2: kind “zebra” is not known and is read as crossing.',
    ]);
  });
});
