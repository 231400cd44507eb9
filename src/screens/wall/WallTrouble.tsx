import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';
import type { OpenedCity } from '../opened-city.ts';

export interface WallTroubleProps {
  readonly failure: NonNullable<OpenedCity['failure']>;
  onRetry(): void;
}

/** Why there is no picture yet, and what happens next. */
export function WallTrouble({ failure, onRetry }: WallTroubleProps) {
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  return (
    <Notice
      tone="attention"
      title={t(`failure.${failure.kind}`)}
      action={<Button onClick={onRetry}>{shared('retry')}</Button>}
    >
      <p>{t(`failure.${failure.kind}Body`, { detail: failure.detail })}</p>
    </Notice>
  );
}
