import { STATION_TIERS } from '../../../domain/city.ts';
import { formatNumber } from '../../../ui/format.ts';
import { StationGlyph } from '../../../ui/StationGlyph.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import type { WallView } from '../wall-view.ts';
import styles from './TierPanel.module.css';
import { WallPanel } from './WallPanel.tsx';

/** The "1+7+41+N" of the field, counted from the stations that stand here. */
export function TierPanel({ view }: { readonly view: WallView }) {
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  const stations = view.areas.stationsIn(view.area.code);
  const counts = STATION_TIERS.map((tier) => ({
    tier,
    count: stations.filter((station) => station.tier === tier).length,
  }));
  return (
    <WallPanel area="tiers" title={t('tiers.title')} aside={t('tiers.all', { count: stations.length })}>
      <p className={styles.sum} aria-hidden="true">
        {counts.map(({ count }) => formatNumber(count)).join(' + ')}
      </p>
      <dl className={styles.tiers}>
        {counts.map(({ tier, count }) => (
          <div key={tier}>
            <dt>
              <StationGlyph tier={tier} size="1.375rem" />
              {shared(`tier.${tier}`)}
            </dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
    </WallPanel>
  );
}
