import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';
import type { OpenedCity } from '../opened-city.ts';

/** What went wrong with the city or its engine, and what to do. */
export function CityTrouble({ opened }: { readonly opened: OpenedCity }) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  const { failure } = opened;
  if (failure === null) return null;
  return (
    <Notice
      tone="attention"
      title={t(`failure.${failure.kind}`)}
      action={<Button onClick={opened.reload}>{shared('retry')}</Button>}
    >
      <p>{t(`failure.${failure.kind}Body`)}</p>
    </Notice>
  );
}
