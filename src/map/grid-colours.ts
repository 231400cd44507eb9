/**
 * How a figure becomes a colour, for the map, the legend and the bars alike. Gated compounds and
 * dedicated grids have no household band: they take the neutral colour and a hatch.
 */
import type { HouseholdBand } from '../domain/city.ts';
import type { GridFigures } from '../domain/figures.ts';
import type { Colouring } from '../state/view-store.ts';
import { BAND_COLOURS, MINUTE_COLOURS } from '../ui/tokens.ts';

export type BandStep = 'farUnder' | 'under' | 'in' | 'over' | 'farOver';
export const BAND_STEPS: readonly BandStep[] = ['farUnder', 'under', 'in', 'over', 'farOver'];

/** Households beyond the band at which a grid counts as far out of it: half the band's width. */
export function farDeviation(band: HouseholdBand): number {
  return (band.max - band.min) / 2;
}

/** The step of the diverging scale; `null` where the kind is not measured in households. */
export function bandStep(deviation: number, band: HouseholdBand | null | undefined): BandStep | null {
  if (!band) return null;
  if (deviation === 0) return 'in';
  const far = Math.abs(deviation) > farDeviation(band);
  if (deviation < 0) return far ? 'farUnder' : 'under';
  return far ? 'farOver' : 'over';
}

export type CoverageStep = 'full' | 'most' | 'part' | 'poor' | 'empty';
/** Lowest covered share of each step, inclusive; dark is badly served, as dark is far elsewhere. */
export const COVERAGE_STEPS: readonly {
  readonly step: CoverageStep;
  readonly from: number;
  readonly colour: string;
}[] = [
  { step: 'full', from: 0.99, colour: MINUTE_COLOURS[5] },
  { step: 'most', from: 0.95, colour: MINUTE_COLOURS[10] },
  { step: 'part', from: 0.8, colour: MINUTE_COLOURS[15] },
  { step: 'poor', from: 0, colour: MINUTE_COLOURS.beyond },
];

export function coverageStep(households: number, covered: number): CoverageStep {
  if (households === 0) return 'empty';
  const share = covered / households;
  return COVERAGE_STEPS.find((candidate) => share >= candidate.from)?.step ?? 'poor';
}

/** Fill for one grid; `null` means no colour of its own (unmeasured kind, or nobody lives there). */
export function gridFill(
  figures: GridFigures,
  band: HouseholdBand | null | undefined,
  colouring: Colouring,
): string | null {
  if (colouring === 'band') {
    const step = bandStep(figures.bandDeviation, band);
    return step === null ? null : BAND_COLOURS[step];
  }
  return coverageFill(figures.households, figures.coveredHouseholds);
}

/** Colour of the covered share; `null` where nobody lives. */
export function coverageFill(households: number, covered: number): string | null {
  const step = coverageStep(households, covered);
  return COVERAGE_STEPS.find((candidate) => candidate.step === step)?.colour ?? null;
}
