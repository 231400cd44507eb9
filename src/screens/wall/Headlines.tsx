import { useTranslation } from 'react-i18next';
import type { CityData } from '../../domain/city.ts';
import type { CityFigures } from '../../domain/figures.ts';
import { Figure } from '../../ui/Figure.tsx';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import styles from './Headlines.module.css';
import { countBands, countTiers } from './headlines.ts';

export interface HeadlinesProps {
  readonly city: CityData;
  readonly figures: CityFigures;
}

/** Five numbers that are read first, each with its denominator. */
export function Headlines({ city, figures }: HeadlinesProps) {
  const { t } = useTranslation('wall');
  const { totals, settings } = figures;
  const bands = countBands(figures.grids);
  const tiers = countTiers(city.stations);
  return (
    <section aria-label={t('headline.title')}>
      <dl className={styles.headlines}>
        <Figure
          label={t('headline.covered', { limit: settings.limitMinutes })}
          value={formatPercent(totals.households === 0 ? null : totals.coverageRate)}
          note={t('headline.coveredOf', {
            covered: formatNumber(totals.coveredHouseholds),
            households: formatNumber(totals.households),
          })}
        />
        <Figure
          label={t('headline.gap')}
          value={formatNumber(totals.gapHouseholds)}
          note={t('headline.gapNote', { unreachable: formatNumber(totals.unreachableHouseholds) })}
        />
        <Figure
          label={t('headline.walk')}
          value={formatNumber(totals.meanMinutes, 1)}
          unit={t('headline.walkUnit')}
          note={t('headline.walkNote', { p90: formatNumber(totals.p90Minutes, 1) })}
        />
        <Figure
          label={t('headline.band')}
          value={formatNumber(bands.under + bands.over)}
          unit={t('headline.bandOf', { grids: formatNumber(figures.grids.length) })}
          note={t('headline.bandNote', {
            under: formatNumber(bands.under),
            over: formatNumber(bands.over),
            measured: formatNumber(bands.measured),
          })}
        />
        <Figure
          label={t('headline.stations')}
          value={tiers.map(({ count }) => formatNumber(count)).join('+')}
          note={t('headline.stationsNote', { count: formatNumber(city.stations.length) })}
        />
      </dl>
    </section>
  );
}
