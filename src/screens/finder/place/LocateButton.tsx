import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import type { Locating } from './use-locating.ts';

export interface LocateButtonProps {
  readonly locating: Locating;
  /** Id of the element that says why the location is asked for. */
  readonly whyId: string;
}

export function LocateButton({ locating: { isUnderWay, locate }, whyId }: LocateButtonProps) {
  const { t } = useTranslation('finder');
  return (
    <Button variant="primary" aria-describedby={whyId} onClick={locate} disabled={isUnderWay}>
      <svg viewBox="0 0 20 20" width="1.1em" height="1.1em" aria-hidden="true">
        <circle cx="10" cy="10" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M10 0v4M10 16v4M0 10h4M16 10h4" stroke="currentColor" strokeWidth="2" />
      </svg>
      {isUnderWay ? t('place.locating') : t('place.locate')}
    </Button>
  );
}
