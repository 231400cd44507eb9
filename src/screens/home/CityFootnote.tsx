import { useEffect, useState } from 'react';
import type { CityInfo } from '../../domain/city.ts';
import { formatDay } from '../../ui/format.ts';
import { currentLanguage } from '../../ui/i18n.ts';
import { useTranslation } from '../../ui/translation.ts';
import styles from './HomePage.module.css';

export type HomeCity = Pick<
  CityInfo,
  'name' | 'nameEn' | 'source' | 'dataDate' | 'synthetic' | 'mapApprovalNumber'
>;

export interface CityFootnoteProps {
  /** Answers with what is known of the city; asked after the page stands. */
  loadInfo(): Promise<HomeCity | null>;
}

/** Whose map this is: city, data date, review number, source, and that a demo is a demo. */
export function CityFootnote({ loadInfo }: CityFootnoteProps) {
  const { t } = useTranslation('home');
  const { t: shared } = useTranslation('ui');
  const [info, setInfo] = useState<HomeCity | null>(null);

  useEffect(() => {
    let current = true;
    loadInfo().then(
      (found) => current && setInfo(found),
      // The doors work without the footnote; each page reports an absent server itself.
      () => current && setInfo(null),
    );
    return () => {
      current = false;
    };
  }, [loadInfo]);

  return (
    <footer className={styles.footer}>
      {info !== null && (
        <>
          <span>{currentLanguage() === 'en' ? (info.nameEn ?? info.name) : info.name}</span>
          {info.synthetic && <strong>{t('demoNotice')}</strong>}
          {info.dataDate !== null && <span>{shared('dataDate', { date: formatDay(info.dataDate) })}</span>}
          {info.mapApprovalNumber !== null && (
            <span>{shared('mapApproval', { number: info.mapApprovalNumber })}</span>
          )}
          {info.source !== null && <span>{t('source', { source: info.source })}</span>}
        </>
      )}
      <span>{shared('gridLineNotice')}</span>
      <span>{t('openSource')}</span>
    </footer>
  );
}
