import { Button } from '../../../../ui/Button.tsx';
import { Notice } from '../../../../ui/Notice.tsx';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDesk, useDeskState } from '../../desk-context.tsx';
import styles from './circles.module.css';

/** Why the last save or removal came to nothing; where somebody else was first, what to do about it. */
export function CircleRefusal() {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  const refusal = useDeskState('circles', (state) => state.refusal);
  const isEditing = useDeskState('circles', ({ edit }) => edit !== null);
  if (refusal === null) return null;
  const { reason, detail, theirs } = refusal;
  if (theirs === undefined || !isEditing) {
    return (
      <Notice tone="broken">
        <span data-reason={reason}>
          {t(`circles.refused.${reason}`, { detail, defaultValue: t(`refusal.${reason}`, { ns: 'ui' }) })}
        </span>
      </Notice>
    );
  }
  const words =
    theirs === null
      ? t('circles.conflictGone')
      : t('circles.conflict', {
          name: theirs.name,
          minutes: theirs.circleTier,
          body: theirs.responsibleBody,
          communities: theirs.communityCodes.length,
          facilities: theirs.facilities.length,
        });
  return (
    <Notice
      tone="attention"
      title={t('circles.conflictTitle')}
      action={
        <div className={styles.actions}>
          <Button variant="quiet" className={styles.small} onClick={circles.takeTheirs}>
            {t('circles.takeTheirs')}
          </Button>
          <Button variant="quiet" className={styles.small} onClick={circles.keepMine}>
            {t('circles.keepMine')}
          </Button>
        </div>
      }
    >
      {words}
    </Notice>
  );
}
