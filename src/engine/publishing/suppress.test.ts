import { describe, expect, it } from 'vitest';
import { createRandom, pick, type Random } from '../siting/random.ts';
import { boundsByPrograms, boundsByTrying, type Count, isToldAs } from './attacker.fixture.ts';
import type { TellingRule } from './figure-attack.ts';
import { type CountedUnit, publicFigures } from './suppress.ts';

const RULE: TellingRule = { leastHouseholds: 10, roundTo: 10 };
/** Households of a unit as covered and not, or the units inside it. */
type Town = readonly [covered: number, gaps: number] | { readonly parts: readonly Town[] };

/** The units of a town, parents first. */
function unitsOf(town: Town): CountedUnit[] {
  const units: { parent: number; households: number; coveredHouseholds: number }[] = [];
  const add = (one: Town, parent: number): number => {
    const row = units.push({ parent, households: 0, coveredHouseholds: 0 }) - 1;
    const unit = units[row];
    if (!('parts' in one)) {
      unit.households = one[0] + one[1];
      unit.coveredHouseholds = one[0];
    } else {
      for (const part of one.parts) {
        const child = units[add(part, row)];
        unit.households += child.households;
        unit.coveredHouseholds += child.coveredHouseholds;
      }
    }
    return row;
  };
  add(town, -1);
  return units;
}

/** What linear programs find about counts that are not told: none may be known too well. */
function faultsByPrograms(units: readonly CountedUnit[], rule: TellingRule): string[] {
  const figures = publicFigures(units, rule);
  const told = units.map(({ parent }, row) => ({ parent, figures: figures[row] }));
  const isHidden = (row: number, count: Count) =>
    count === 'households' ? figures[row].households === null : figures[row].coveredHouseholds === null;
  const known = boundsByPrograms(told, rule, isHidden);
  return [...known].flatMap(([row, ranges]) =>
    Object.entries(ranges).flatMap(([count, { least, most }]) =>
      most - least >= rule.leastHouseholds - 1e-6 ? [] : [`unit ${row}: ${count} from ${least} to ${most}`],
    ),
  );
}

/** Every figure that is told is the rounded truth, and nothing small is told. */
function expectTruth(units: readonly CountedUnit[], rule: TellingRule): void {
  publicFigures(units, rule).forEach((figures, row) => {
    const { households, coveredHouseholds } = units[row];
    expect(isToldAs(coveredHouseholds, households - coveredHouseholds, figures, rule)).toBe(true);
    if (figures.households === null) expect(figures.coveredHouseholds).toBeNull();
  });
}

/** Often nothing or below `small`, as at the edge of a city. */
function randomTown(random: Random, depth: number, most: number, small = 12): Town {
  if (depth > 0) {
    const parts = Array.from({ length: 1 + pick(random, 4) }, () =>
      randomTown(random, depth - 1, most, small),
    );
    return { parts };
  }
  const count = () => (random() < 0.25 ? 0 : random() < 0.4 ? pick(random, small) : pick(random, most));
  return [count(), random() < 0.3 ? 0 : count()];
}

describe('figures of units as they are told', () => {
  it('are rounded, and told where nothing is small', () => {
    const units = unitsOf({
      parts: [
        [114, 25],
        [95, 0],
        [0, 300],
        [0, 0],
      ],
    });
    expect(publicFigures(units, RULE)).toEqual([
      { households: 530, coveredHouseholds: 210 },
      { households: 140, coveredHouseholds: 110 },
      { households: 100, coveredHouseholds: 100 },
      { households: 300, coveredHouseholds: 0 },
      { households: 0, coveredHouseholds: 0 },
    ]);
  });

  it('leave out small households, and who is covered where few are or few are not', () => {
    const units = unitsOf({
      parts: [
        [4, 3],
        [200, 3],
        [6, 300],
        [400, 50],
        [500, 60],
      ],
    });
    const [whole, ...parts] = publicFigures(units, RULE);
    expect(whole).toEqual({ households: 1530, coveredHouseholds: 1110 });
    expect(parts.slice(0, 3)).toEqual([
      { households: null, coveredHouseholds: null },
      { households: 200, coveredHouseholds: null },
      { households: 310, coveredHouseholds: null },
    ]);
  });

  it('leave out a part beside the only small one where its whole would give it away, the smallest', () => {
    // 104 is told as 100 and 4 is not: 100 to 104 without 95 to 104 leaves 0 to 9.
    const figures = publicFigures(
      unitsOf({
        parts: [
          [4, 0],
          [100, 0],
          [0, 0],
        ],
      }),
      RULE,
    );
    expect(figures.map(({ households }) => households)).toEqual([100, null, null, 0]);
  });

  it('leave out a whole as small as its only part, through every level', () => {
    const town: Town = { parts: [{ parts: [{ parts: [[7, 0]] }] }] };
    expect(publicFigures(unitsOf(town), RULE).every(({ households }) => households === null)).toBe(true);
  });

  it.each<[string, Town]>([
    [
      'nothing at all',
      {
        parts: [
          [0, 0],
          [0, 0],
        ],
      },
    ],
    ['one unit', [3, 4]],
    ['one child of one child', { parts: [{ parts: [[3, 0]] }] }],
    ['one small part among nothing', { parts: [[9, 0], [0, 0], { parts: [[0, 0]] }] }],
    [
      'everything small',
      {
        parts: [
          {
            parts: [
              [1, 2],
              [3, 4],
              [0, 9],
            ],
          },
          {
            parts: [
              [2, 2],
              [5, 0],
            ],
          },
        ],
      },
    ],
    ['everything one household', { parts: Array.from({ length: 9 }, (): Town => [1, 0]) }],
    [
      'one gap in a covered city',
      {
        parts: [
          {
            parts: [
              [900, 0],
              [800, 0],
            ],
          },
          {
            parts: [
              [700, 1],
              [600, 0],
            ],
          },
        ],
      },
    ],
    [
      'one covered home in a city of gaps',
      {
        parts: [
          {
            parts: [
              [0, 900],
              [1, 800],
            ],
          },
          [0, 700],
        ],
      },
    ],
    [
      'units as small as is told',
      {
        parts: [
          [10, 0],
          [0, 10],
          [10, 10],
          [9, 1],
        ],
      },
    ],
  ])('give nothing small away of %s', (_, town) => {
    const units = unitsOf(town);
    for (const roundTo of [1, 5, 10]) {
      const rule = { leastHouseholds: 10, roundTo };
      expectTruth(units, rule);
      expect(faultsByPrograms(units, rule)).toEqual([]);
    }
  });

  it.each(Array.from({ length: 60 }, (_, seed) => seed + 1))(
    'give nothing small away to linear programs (seed %i)',
    (seed) => {
      const random = createRandom(seed);
      const units = unitsOf(randomTown(random, 1 + pick(random, 3), 30 + pick(random, 400)));
      const rule = { leastHouseholds: 2 + pick(random, 20), roundTo: 1 + pick(random, 15) };
      expectTruth(units, rule);
      expect(faultsByPrograms(units, rule)).toEqual([]);
    },
  );

  it.each(Array.from({ length: 40 }, (_, seed) => seed + 1))(
    'give nothing small away to whoever tries all numbers (seed %i)',
    (seed) => {
      const random = createRandom(seed);
      const parts = Array.from({ length: 1 + pick(random, 2) }, () =>
        randomTown(random, pick(random, 2), 8, 4),
      );
      const units = unitsOf({ parts });
      const rule = { leastHouseholds: 2 + pick(random, 3), roundTo: 1 + pick(random, 4) };
      const figures = publicFigures(units, rule);
      const told = units.map(({ parent }, row) => ({ parent, figures: figures[row] }));
      const limit = units[0].households + rule.leastHouseholds;
      boundsByTrying(told, rule, limit).forEach(({ households, covered, gaps }, row) => {
        const hidden = [
          ...(figures[row].households === null ? [households] : []),
          ...(figures[row].coveredHouseholds === null ? [covered, gaps] : []),
        ];
        for (const { least, most } of hidden)
          expect(most - least).toBeGreaterThanOrEqual(rule.leastHouseholds);
      });
    },
  );
});
