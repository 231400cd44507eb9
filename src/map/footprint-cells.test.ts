import { describe, expect, it } from 'vitest';
import type { LonLatBounds } from '../domain/geometry.ts';
import type { BuildingFootprint } from '../sources/city-source.ts';
import { CELL_DEGREES, createFootprintCells } from './footprint-cells.ts';

interface Question {
  readonly bounds: LonLatBounds;
  readonly signal: AbortSignal | undefined;
  readonly answer: (footprints: readonly BuildingFootprint[]) => Promise<void>;
  readonly fail: () => Promise<void>;
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const footprint = (code: string): BuildingFootprint => ({
  code,
  polygon: { type: 'Polygon', coordinates: [[]] },
});
/** A view within the cell that is `column` cells east of the first. */
const viewIn = (column: number, columns = 1): LonLatBounds => [
  (column + 0.3) * CELL_DEGREES,
  0.3 * CELL_DEGREES,
  (column + columns - 0.3) * CELL_DEGREES,
  0.7 * CELL_DEGREES,
];

function asked() {
  const questions: Question[] = [];
  let arrivals = 0;
  const cells = createFootprintCells(
    (bounds, signal) =>
      new Promise((resolve, reject) => {
        questions.push({
          bounds,
          signal,
          answer: (footprints) => {
            resolve(footprints);
            return settled();
          },
          fail: () => {
            reject(new Error('offline'));
            return settled();
          },
        });
      }),
    () => arrivals++,
  );
  return { cells, questions, arrivals: () => arrivals };
}

describe('footprints by coarse cells', () => {
  it('asks once for the cells that cover the view, and not again while they do', async () => {
    const { cells, questions, arrivals } = asked();
    cells.want(viewIn(0));
    cells.want(viewIn(0));
    expect(questions.map(({ bounds }) => bounds)).toEqual([[0, 0, CELL_DEGREES, CELL_DEGREES]]);
    await questions[0].answer([footprint('B1')]);
    cells.want(viewIn(0));
    expect(questions).toHaveLength(1);
    expect(cells.of('B1')).not.toBeNull();
    expect(cells.of('B2')).toBeNull();
    expect(arrivals()).toBe(1);
  });

  it('asks only for what a pan brings into view, and nothing when it goes back', async () => {
    const { cells, questions } = asked();
    cells.want(viewIn(0, 2));
    for (const question of [...questions]) await question.answer([]);
    cells.want(viewIn(1, 2));
    expect(questions.map(({ bounds }) => Math.round(bounds[0] / CELL_DEGREES))).toEqual([0, 1, 2]);
    await questions[2].answer([]);
    cells.want(viewIn(0, 2));
    expect(questions).toHaveLength(3);
  });

  it('speaks up once for all cells of a view, and not for cells without any footprint', async () => {
    const { cells, questions, arrivals } = asked();
    cells.want(viewIn(0, 2));
    await questions[0].answer([footprint('B1')]);
    expect(arrivals()).toBe(0);
    await questions[1].answer([footprint('B2')]);
    expect(arrivals()).toBe(1);
    cells.want(viewIn(5));
    await questions[2].answer([]);
    expect(arrivals()).toBe(1);
  });

  it('drops the question for a cell that left the view, and its late answer with it', async () => {
    const { cells, questions, arrivals } = asked();
    cells.want(viewIn(0));
    cells.want(viewIn(9));
    expect(questions.map(({ signal }) => signal?.aborted)).toEqual([true, false]);
    await questions[0].answer([footprint('B1')]);
    expect(cells.of('B1')).toBeNull();
    expect(arrivals()).toBe(0);
    cells.want(viewIn(0));
    expect(questions).toHaveLength(3);
  });

  it('keeps quiet when the source cannot be reached, and asks again with the next view', async () => {
    const { cells, questions, arrivals } = asked();
    cells.want(viewIn(0));
    await questions[0].fail();
    expect(arrivals()).toBe(0);
    cells.want(viewIn(0));
    await questions[1].answer([footprint('B1')]);
    expect(cells.of('B1')).not.toBeNull();
    expect(arrivals()).toBe(1);
  });

  it('forgets the oldest cells after a long journey, never those in view', async () => {
    const { cells, questions } = asked();
    for (let column = 0; column < 120; column++) {
      cells.want(viewIn(column));
      await questions[column].answer([footprint(`B${column}`)]);
    }
    cells.want(viewIn(119));
    expect(questions).toHaveLength(120);
    expect(cells.of('B0')).toBeNull();
    expect(cells.of('B119')).not.toBeNull();
  });
});
