import { useSyncExternalStore } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { useFinderServices } from './finder-services.tsx';
import type { OpenedIndex } from './ground/use-public-index.ts';
import { momentWords } from './moment-words.ts';

/** What is wrong with what the page shows, and what to do. */
export function PageTrouble({ opened: { index, trouble, reload } }: { readonly opened: OpenedIndex }) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const { freshness } = useFinderServices();
  const { offline, newer } = useSyncExternalStore(freshness.subscribe, freshness.get);
  if (trouble === 'none') {
    return <Notice title={t('trouble.none')}>{t('trouble.noneBody')}</Notice>;
  }
  if (trouble !== null && (index === null || trouble === 'newer')) {
    const again = trouble === 'newer' ? () => window.location.reload() : reload;
    return (
      <Notice
        tone="attention"
        title={t(`trouble.${trouble}`)}
        action={<Button onClick={again}>{shared(trouble === 'newer' ? 'reload' : 'retry')}</Button>}
      >
        <p>{t(`trouble.${trouble}Body`)}</p>
      </Notice>
    );
  }
  if (index !== null && (offline || trouble === 'unreachable')) {
    return <Notice>{t('trouble.offline', { when: momentWords(new Date(index.madeAt)) })}</Notice>;
  }
  if (!newer) return null;
  return (
    <Notice action={<Button onClick={reload}>{shared('reload')}</Button>}>{t('trouble.updated')}</Notice>
  );
}
