import type { Plan } from '../../domain/plan.ts';
import { Button } from '../../ui/Button.tsx';
import { formatChinaTime, formatDay } from '../../ui/format.ts';
import { currentLanguage } from '../../ui/i18n.ts';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { PageLink } from '../../ui/PageLink.tsx';
import { useSession } from '../../ui/session.tsx';
import { useTranslation } from '../../ui/translation.ts';
import type { CityInForce } from '../opened-city.ts';
import { useNow } from '../use-now.ts';
import { FeedBadge } from './FeedBadge.tsx';
import { FullscreenButton } from './FullscreenButton.tsx';
import type { Feed } from './use-feed.ts';
import styles from './WallHeader.module.css';

export interface WallHeaderProps {
  readonly inForce: CityInForce | null;
  readonly plan: Plan | null;
  readonly feed: Feed;
  /** The city itself could not be loaded. */
  readonly unreachable: boolean;
}

/** Whose wall it is, which plan and how fresh; the clock is China's. */
export function WallHeader({ inForce, plan, feed, unreachable }: WallHeaderProps) {
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  const { signOut } = useSession();
  const now = useNow();
  const info = inForce?.city.info;
  const name = (currentLanguage() === 'en' ? info?.nameEn : null) ?? info?.name ?? shared('productName');
  return (
    <header className={styles.header}>
      <PageLink to="/" aria-label={shared('backHome')} className={styles.mark}>
        <Mark size="2rem" />
      </PageLink>
      <h1 className={styles.title}>{t('title', { city: name })}</h1>
      <p className={styles.facts}>
        {info?.synthetic && <strong>{shared('syntheticData')}</strong>}
        {inForce !== null && (
          <span>
            {plan !== null && `${t('plan', { number: plan.number })} · `}
            {t('version', { version: inForce.version })}
          </span>
        )}
        {info?.dataDate && <span>{shared('dataDate', { date: formatDay(info.dataDate) })}</span>}
        <span className={styles.moment}>
          <time className={styles.clock}>{formatChinaTime(now)}</time>
          <FeedBadge feed={feed} unreachable={unreachable} />
        </span>
      </p>
      <div className={styles.switches} data-left-out="">
        <FullscreenButton />
        <LanguageSwitch />
        <Button variant="quiet" onClick={() => void signOut()}>
          {shared('signOut')}
        </Button>
      </div>
    </header>
  );
}
