import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { scopeSums } from '../../../state/grid-rows.ts';
import { formatDay, formatNumber } from '../../../ui/format.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './DeskFooter.module.css';

/** What every figure on the desk means: pace, limit, method, service, hour, denominator, date. */
export function DeskFooter() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const scope = useDeskState('view', (view) => view.scope);
  const table = useDeskState('figures', (figures) => figures.current);
  const sums = useMemo(() => table && scopeSums(city, table, scope), [city, table, scope]);
  if (!table || !sums) return null;
  const { settings } = table;
  const { info } = city.data;
  const unit = scope === null ? undefined : city.index.units.get(scope);
  const parts = [
    t(`profileWithSpeed.${settings.profile}`, { ns: 'ui', speed: settings.speedKmh.toFixed(1) }),
    t('footer.limit', { minutes: settings.limitMinutes }),
    t(settings.method === 'circle' ? 'footer.circle' : 'footer.network'),
    settings.service ? t('footer.service', { service: settings.service }) : t('settings.anyService'),
    settings.at ? t('footer.hour', { hour: settings.at.replace('T', ' ') }) : t('settings.anyHour'),
    t('footer.denominator', {
      households: formatNumber(unit ? sums.households : table.totals.households),
      scope: unit?.name ?? info.name,
    }),
    t('dataDate', { ns: 'ui', date: formatDay(info.dataDate) }),
    ...(info.synthetic ? [t('syntheticData', { ns: 'ui' })] : []),
    ...(info.mapApprovalNumber ? [t('mapApproval', { ns: 'ui', number: info.mapApprovalNumber })] : []),
    t('gridLineNotice', { ns: 'ui' }),
  ];
  return (
    <footer className={styles.footer}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </footer>
  );
}
