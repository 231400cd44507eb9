import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { STATION_TIERS } from '../../../domain/city.ts';
import { BAND_STEPS, type BandStep, COVERAGE_STEPS, farDeviation } from '../../../map/grid-colours.ts';
import type { Colouring } from '../../../state/view-store.ts';
import { BAND_COLOURS } from '../../../ui/tokens.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './Legend.module.css';

/** What the colours, hatches, lines and glyphs of the map mean; numbers come from the city's own bands. */
export function Legend({ colouring }: { readonly colouring: Colouring }) {
  const { t } = useTranslation('planner');
  const { data } = useOpenCity();
  const circles = useDeskState('settings', (settings) => settings.method === 'circle');
  const band = data.info.bands.scattered_housing;
  const bandWords = (step: BandStep): string => {
    if (!band) return '';
    const far = farDeviation(band);
    const words: Record<BandStep, Record<string, number>> = {
      farUnder: { count: band.min - far },
      under: { from: band.min - far, to: band.min - 1 },
      in: { from: band.min, to: band.max },
      over: { from: band.max + 1, to: band.max + far },
      farOver: { count: band.max + far },
    };
    return t(`legend.${step}`, words[step]);
  };
  return (
    <ul className={styles.legend}>
      {colouring === 'band'
        ? band &&
          BAND_STEPS.map((step) => (
            <Key key={step} swatch={<Swatch colour={BAND_COLOURS[step]} />} words={bandWords(step)} />
          ))
        : COVERAGE_STEPS.map(({ step, colour }) => (
            <Key key={step} swatch={<Swatch colour={colour} />} words={t(`legend.${step}`)} />
          ))}
      <Key swatch={<span className={`${styles.swatch} ${styles.gated}`} />} words={t('legend.gated')} />
      <Key
        swatch={<span className={`${styles.swatch} ${styles.dedicated}`} />}
        words={t('legend.dedicated')}
      />
      <Key swatch={<span className={`${styles.swatch} ${styles.gap}`} />} words={t('legend.gap')} />
      <Key
        swatch={<span className={`${styles.swatch} ${styles.area} ${circles ? styles.dashed : ''}`} />}
        words={t(circles ? 'legend.circle' : 'legend.area')}
      />
      <Key swatch={<span className={`${styles.line} ${styles.draft}`} />} words={t('legend.draft')} />
      <li className={styles.stations}>
        {STATION_TIERS.map((tier) => (
          <span key={tier} className={styles.station}>
            <span className={`${styles.glyph} ${styles[tier]}`} aria-hidden="true" />
            {t(`legend.tier.${tier}`)}
          </span>
        ))}
        <span className={styles.station}>
          <span className={`${styles.glyph} ${styles.planned}`} aria-hidden="true" />
          {t('legend.planned')}
        </span>
        <span className={styles.station}>
          <span className={`${styles.glyph} ${styles.closed}`} aria-hidden="true" />
          {t('legend.closed')}
        </span>
      </li>
    </ul>
  );
}

function Key({ swatch, words }: { readonly swatch: ReactNode; readonly words: string }) {
  return (
    <li className={styles.key}>
      {swatch}
      <span>{words}</span>
    </li>
  );
}

function Swatch({ colour }: { readonly colour: string }) {
  return <span className={styles.swatch} style={{ background: colour }} />;
}
