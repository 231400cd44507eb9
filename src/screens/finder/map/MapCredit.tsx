import type { PublicIndex } from '../../../domain/public-city.ts';
import { formatDay } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './FinderMap.module.css';

/** Whose data the map is drawn from, how old it is, and its review number: always in sight beside it. */
export function MapCredit({ city }: { readonly city: PublicIndex['city'] }) {
  const { t } = useTranslation('finderMap');
  const { t: shared } = useTranslation('ui');
  const { synthetic, mapApprovalNumber, source, licence, dataDate } = city;
  const facts = [
    synthetic ? shared('syntheticData') : null,
    mapApprovalNumber && shared('mapApproval', { number: mapApprovalNumber }),
    source && t('credit', { source }),
    licence && t('licence', { licence }),
    dataDate && shared('dataDate', { date: formatDay(dataDate) }),
  ];
  return <p className={styles.credit}>{facts.filter(Boolean).join(' · ')}</p>;
}
