import { lazy, Suspense, useId, useState } from 'react';
import type { PublicStation } from '../../../domain/public-city.ts';
import { Button } from '../../../ui/Button.tsx';
import { currentLanguage } from '../../../ui/i18n.ts';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './ShareStation.module.css';
import { stationLink } from './share-link.ts';

const StationPoster = lazy(() => import('./StationPoster.tsx').then((m) => ({ default: m.StationPoster })));

export interface ShareStationProps {
  readonly station: Pick<PublicStation, 'code' | 'name' | 'address' | 'phone'>;
}

type Told = 'copied' | 'take' | null;

/** A link to the station, by the phone's own sharing or the clipboard, and as a QR code to be printed. */
export function ShareStation({ station }: ShareStationProps) {
  const { t } = useTranslation('finderRoute');
  const [told, setTold] = useState<Told>(null);
  const [isCodeOpen, setCodeOpen] = useState(false);
  const linkId = useId();
  const link = stationLink(window.location, station.code, currentLanguage());
  const canShare = typeof navigator.share === 'function';

  return (
    <section className={styles.share} aria-label={t('share.title')}>
      <div className={styles.acts}>
        {canShare && <Button onClick={() => share(station.name, link)}>{t('share.share')}</Button>}
        <Button onClick={() => copy(link).then((copied) => setTold(copied ? 'copied' : 'take'))}>
          {t('share.copy')}
        </Button>
        <Button aria-expanded={isCodeOpen} onClick={() => setCodeOpen(!isCodeOpen)}>
          {isCodeOpen ? t('share.hideCode') : t('share.code')}
        </Button>
      </div>
      <p role="status" className={styles.told}>
        {told === 'copied' && t('share.copied')}
        {told === 'take' && t('share.take')}
      </p>
      {told === 'take' && (
        <>
          <label htmlFor={linkId} className={styles.linkLabel}>
            {t('share.link')}
          </label>
          <input
            id={linkId}
            className={styles.link}
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
          />
        </>
      )}
      {isCodeOpen && (
        <Suspense fallback={<LoadingState />}>
          <StationPoster station={station} link={link} />
        </Suspense>
      )}
    </section>
  );
}

/** Who closes the phone's sheet without choosing has changed their mind, which is no failure. */
async function share(title: string, url: string): Promise<void> {
  await navigator.share({ title, url }).catch(() => undefined);
}

/** False where the browser lets nobody write to the clipboard. */
async function copy(link: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(link);
    return true;
  } catch {
    return false;
  }
}
