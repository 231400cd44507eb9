import { toggleLock } from '../../../state/locks.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { Icon } from '../Icon.tsx';
import styles from './LockToggle.module.css';

export interface LockToggleProps {
  readonly gridCode: string;
  /** In a row of the table only the icon is seen. */
  readonly compact?: boolean;
  readonly tabIndex?: number;
}

/** Keeps a grid as it is while others are redrawn, or lets it go again. */
export function LockToggle({ gridCode, compact = false, tabIndex }: LockToggleProps) {
  const { t } = useTranslation('planner');
  const { locks } = useDesk().stores;
  const isLocked = useDeskState('locks', ({ locked }) => locked.has(gridCode));
  return (
    <Button
      variant="quiet"
      className={`${styles.lock} ${compact ? styles.compact : ''}`}
      aria-label={t('locks.lockGrid', { code: gridCode })}
      aria-pressed={isLocked}
      aria-keyshortcuts="K"
      tabIndex={tabIndex}
      onClick={(event) => {
        event.stopPropagation();
        toggleLock(locks, gridCode);
      }}
    >
      <Icon name="lock" />
      {!compact && t('locks.lock')}
    </Button>
  );
}
