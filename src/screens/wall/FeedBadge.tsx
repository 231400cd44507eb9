import { useEffect, useState } from 'react';
import { formatChinaTime, formatNumber } from '../../ui/format.ts';
import { STATE_SIGNS } from '../../ui/tokens.ts';
import { useTranslation } from '../../ui/translation.ts';
import styles from './FeedBadge.module.css';
import type { Feed } from './use-feed.ts';

/** The age is said in steps of this. */
const STEP_S = 10;

/** Live and how long ago that was confirmed, or not connected since when: told by sign, word and colour. */
export function FeedBadge({ feed, unreachable }: { readonly feed: Feed; readonly unreachable: boolean }) {
  const { t } = useTranslation('wall');
  const ageSeconds = useAge(feed.heardAt);
  const time = feed.heardAt === null ? '' : formatChinaTime(new Date(feed.heardAt));
  if (feed.lost || unreachable) {
    return (
      <span className={styles.stale} role="alert" data-feed="lost">
        <span aria-hidden="true">{STATE_SIGNS.attention} </span>
        {t('feed.stale')}
        {time !== '' && ` · ${t('feed.staleSince', { time })}`}
      </span>
    );
  }
  if (ageSeconds === null) return <span>{t('feed.waiting')}</span>;
  return (
    <span className={styles.live} data-feed="live" title={t('feed.heard', { time })}>
      <span aria-hidden="true">● </span>
      {t('feed.live')} ·{' '}
      {ageSeconds < STEP_S ? t('feed.now') : t('feed.age', { seconds: formatNumber(ageSeconds) })}
    </span>
  );
}

/** Whole steps of seconds since a moment; `null` for none. */
function useAge(since: number | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer begins a new age.
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), STEP_S * 1000);
    return () => clearInterval(timer);
  }, [since]);
  return since === null ? null : Math.max(0, Math.floor((now - since) / 1000 / STEP_S) * STEP_S);
}
