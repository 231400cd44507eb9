import type { GridFigures } from '../../../domain/figures.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './BandWords.module.css';

/** "✓ in band", "▲ 61 above the band": a sign and words, never colour alone. */
export function BandWords({ figures }: { readonly figures: Pick<GridFigures, 'band' | 'bandDeviation'> }) {
  const { t } = useTranslation('planner');
  const { band, bandDeviation } = figures;
  const out = band === 'under' || band === 'over';
  return (
    <span className={out ? styles.attention : band === 'in' ? styles.fine : styles.quiet}>
      {band !== 'unmeasured' && (
        <span aria-hidden="true">{out ? STATE_SIGNS.attention : STATE_SIGNS.fine} </span>
      )}
      {t(`band.${band}`, { count: Math.abs(bandDeviation) })}
    </span>
  );
}
