import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import type { ShareStationProps } from './ShareStation.tsx';
import { StationCode } from './StationCode.tsx';
import styles from './StationPoster.module.css';

export interface StationPosterProps extends ShareStationProps {
  readonly link: string;
}

/** The QR code of a station with what it leads to; printed it has the sheet to itself. */
export function StationPoster({ station, link }: StationPosterProps) {
  const { t } = useTranslation('finderRoute');
  return (
    <figure className={styles.poster}>
      <div className={styles.sheet}>
        <p className={styles.name}>{station.name}</p>
        <StationCode link={link} label={t('share.codeOf', { name: station.name })} className={styles.code} />
        <figcaption>
          <p>{t('share.scan')}</p>
          {station.address !== null && <p>{station.address}</p>}
          {station.phone !== null && <p>{station.phone}</p>}
          <p className={styles.link}>{link}</p>
        </figcaption>
      </div>
      <Button onClick={printSheet}>{t('share.print')}</Button>
    </figure>
  );
}

/** Prints the sheet alone; the page itself prints as a list. */
function printSheet(): void {
  const { dataset } = document.documentElement;
  dataset.print = 'poster';
  window.addEventListener('afterprint', () => delete dataset.print, { once: true });
  window.print();
}
