import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';

export interface WalkTroubleProps {
  /** The streets around did not come. */
  readonly groundFailed: boolean;
  readonly engineFailed: boolean;
  onRetry(): void;
}

/** Why there are no walking times, and what to do. */
export function WalkTrouble({ groundFailed, engineFailed, onRetry }: WalkTroubleProps) {
  const { t } = useTranslation('finder');
  const { t: shared } = useTranslation('ui');
  if (!groundFailed && !engineFailed) return null;
  const trouble = groundFailed ? 'ground' : 'engine';
  return (
    <Notice
      tone="attention"
      title={t(`trouble.${trouble}`)}
      action={groundFailed && <Button onClick={onRetry}>{shared('retry')}</Button>}
    >
      <p>{t(`trouble.${trouble}Body`)}</p>
    </Notice>
  );
}
