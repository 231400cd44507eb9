import { type HouseholdBand, STATION_TIERS } from '../../../domain/city.ts';
import { BAND_STEPS, type BandStep, COVERAGE_STEPS, farDeviation } from '../../../map/grid-colours.ts';
import type { Colouring } from '../../../state/view-store.ts';
import { BAND_COLOURS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useCityPart, useDeskState } from '../desk-context.tsx';
import styles from './Legend.module.css';

/** What the colours, hatches, lines and glyphs of the map mean; numbers come from the city's own bands. */
export function Legend({ colouring }: { readonly colouring: Colouring }) {
  const { t } = useTranslation('planner');
  const circles = useDeskState('settings', (settings) => settings.method === 'circle');
  const marks = [
    { mark: `${styles.swatch} ${styles.gated}`, name: 'gated' },
    { mark: `${styles.swatch} ${styles.dedicated}`, name: 'dedicated' },
    { mark: `${styles.swatch} ${styles.gap}`, name: 'gap' },
    {
      mark: `${styles.swatch} ${styles.area} ${circles ? styles.dashed : ''}`,
      name: circles ? 'circle' : 'area',
    },
    { mark: `${styles.line} ${styles.serviceCircle}`, name: 'serviceCircle' },
    { mark: `${styles.line} ${styles.draft}`, name: 'draft' },
    ...[...STATION_TIERS, 'planned', 'closed'].map((name) => ({
      mark: `${styles.glyph} ${styles[name]}`,
      name,
    })),
    { mark: `${styles.passage} ${styles.gate}`, name: 'gate' },
    { mark: `${styles.passage} ${styles.gateHours}`, name: 'gateHours' },
    { mark: `${styles.line} ${styles.crossing}`, name: 'crossing' },
    { mark: styles.comments, name: 'comments' },
  ];
  return (
    <>
      <Ramp colouring={colouring} />
      <ul className={styles.legend}>
        {marks.map(({ mark, name }) => (
          <li key={name} className={styles.key} title={t(`legend.long.${name}`)}>
            <span className={mark} aria-hidden="true" />
            {t(`legend.${name}`)}
          </li>
        ))}
      </ul>
    </>
  );
}

interface RampStep {
  readonly step: string;
  readonly colour: string;
  /** As short as it can be, without words. */
  readonly tick: string;
  readonly words: string;
}

/** The fill colours from one end of the scale to the other. Nothing where the city has no band. */
function Ramp({ colouring }: { readonly colouring: Colouring }) {
  const { t } = useTranslation('planner');
  const band = useCityPart(({ data }) => data.info.bands.scattered_housing);
  const byCoverage = COVERAGE_STEPS.map(({ step, colour }): RampStep => {
    return { step, colour, tick: t(`legend.tick.${step}`), words: t(`legend.${step}`) };
  });
  const byBand = (measured: HouseholdBand) =>
    BAND_STEPS.map((step): RampStep => {
      const values = bandValues(step, measured);
      const [colour, words] = [BAND_COLOURS[step], t(`legend.${step}`, values)];
      return { step, colour, tick: t(`legend.tick.${step}`, values), words };
    });
  const steps = colouring === 'coverage' ? byCoverage : band ? byBand(band) : [];
  return (
    <ol className={styles.ramp}>
      {steps.map(({ step, colour, tick, words }) => (
        <li key={step} className={styles.step} title={words}>
          <span className={styles.colour} style={{ background: colour }} />
          <span aria-hidden="true">{tick}</span>
          <VisuallyHidden>{words}</VisuallyHidden>
        </li>
      ))}
    </ol>
  );
}

/** The household counts at which a step begins and ends. */
function bandValues(step: BandStep, band: HouseholdBand): Record<string, number> {
  const far = farDeviation(band);
  const values: Record<BandStep, Record<string, number>> = {
    farUnder: { count: band.min - far },
    under: { from: band.min - far, to: band.min - 1 },
    in: { from: band.min, to: band.max },
    over: { from: band.max + 1, to: band.max + far },
    farOver: { count: band.max + far },
  };
  return values[step];
}
