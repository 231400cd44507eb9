import { say } from '../../../state/desk-parts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import styles from './NoticeLine.module.css';

/** What is told to screen readers alone. It stands there before it speaks, else they would not hear the first words. */
export function ToldLine() {
  const { t } = useTranslation('planner');
  const told = useDeskState('notices', (state) => state.told);
  return (
    <p className={styles.told} role="status">
      {told && t(`notice.${told.key}`, { ...told.values })}
    </p>
  );
}

/** The newest sentence to the person at the desk; it stays until the next one or until dismissed. */
export function NoticeLine() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const notice = useDeskState('notices', (state) => state.notice);
  if (!notice) return null;
  return (
    <div className={styles.notice}>
      <Notice
        tone={notice.tone}
        action={
          <Button variant="quiet" onClick={() => say(desk.stores, null)}>
            {t('notice.dismiss')}
          </Button>
        }
      >
        {t(`notice.${notice.key}`, { ...notice.values })}
      </Notice>
    </div>
  );
}
