import type { Grid, HouseholdBands } from '../../domain/city.ts';
import type { EditWarning } from '../../domain/edit.ts';
import { againstBand } from '../../engine/metrics/grid-figures.ts';
import { placeIn } from '../ground/doors.ts';

/**
 * A warning for a grid that an edit puts out of its band, or farther out: with the households beyond it.
 * `before` is `null` for a new grid.
 */
export function bandWarnings(
  grid: Pick<Grid, 'code' | 'kind' | 'geometry'>,
  before: number | null,
  after: number,
  bands: HouseholdBands,
): EditWarning[] {
  const beyond = Math.abs(againstBand(after, grid.kind, bands).bandDeviation);
  const earlier = before === null ? 0 : Math.abs(againstBand(before, grid.kind, bands).bandDeviation);
  if (beyond <= earlier) return [];
  return [
    {
      code: 'out_of_band',
      blocking: false,
      subject: grid.code,
      at: placeIn(grid.geometry),
      households: beyond,
      repairs: [],
    },
  ];
}
