import { useTranslation } from 'react-i18next';
import { formatChinaTime } from '../../ui/format.ts';
import { STATE_SIGNS } from '../../ui/tokens.ts';
import styles from './FeedBadge.module.css';
import type { Feed } from './use-feed.ts';

/** Live, or not connected since when: told by sign, word and colour. */
export function FeedBadge({ feed, unreachable }: { readonly feed: Feed; readonly unreachable: boolean }) {
  const { t } = useTranslation('wall');
  const time = feed.heardAt === null ? '' : formatChinaTime(feed.heardAt);
  if (feed.lost || unreachable) {
    return (
      <span className={styles.stale} role="alert">
        <span aria-hidden="true">{STATE_SIGNS.attention} </span>
        {t('feed.stale')}
        {time !== '' && ` · ${t('feed.staleSince', { time })}`}
      </span>
    );
  }
  if (feed.heardAt === null) return <span>{t('feed.waiting')}</span>;
  return (
    <span className={styles.live} title={t('feed.heard', { time })}>
      <span aria-hidden="true">● </span>
      {t('feed.live')}
    </span>
  );
}
