import { type ReactNode, useState } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import { isEditable, isUnsaved } from '../../../state/draft-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { ConflictDialog } from '../dialogs/ConflictDialog.tsx';
import { PlansDialog } from '../dialogs/PlansDialog.tsx';
import { PublishRefusedDialog } from '../dialogs/PublishRefusedDialog.tsx';
import { SavePlanDialog } from '../dialogs/SavePlanDialog.tsx';
import { StepDialog } from '../dialogs/StepDialog.tsx';
import { Icon } from '../Icon.tsx';
import styles from './PlanActions.module.css';

type OpenDialog = 'plans' | 'save' | 'submit' | 'approve' | 'sendBack' | 'publish';

/** Undo and redo, and the steps of a plan's life that this person may take now. */
export function PlanActions() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const draft = useDeskState('draft', (state) => state);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const [reasons, setReasons] = useState<readonly Problem[] | null>(null);
  const { plan, history, saving } = draft;
  const close = () => setDialog(null);
  const planner = desk.holds('planner', 'admin');
  const reviewer = desk.holds('reviewer', 'admin');
  const unsaved = isUnsaved(draft);

  const save = () => {
    if (plan) void desk.planning.save();
    else setDialog('save');
  };
  const compare = () => void desk.comparing.compare({ kind: 'in_force' }, { kind: 'draft' });
  const publish = async () => {
    const { published, problems } = await desk.planning.publish();
    if (!published && problems.length > 0) setReasons(problems);
    return true;
  };
  const icon = (name: 'undo' | 'redo', able: boolean, act: () => Promise<void>) => (
    <Button
      variant="quiet"
      className={styles.icon}
      disabled={!able}
      aria-label={t(`plan.${name}`)}
      title={t(`plan.${name}`)}
      onClick={() => void act()}
    >
      <Icon name={name} />
    </Button>
  );
  const step = (kind: OpenDialog, primary = false): ReactNode => (
    <Button variant={primary ? 'primary' : 'quiet'} className={styles.action} onClick={() => setDialog(kind)}>
      {t(kind === 'plans' ? 'plan.open' : `plan.${kind}`)}
    </Button>
  );

  return (
    <div className={styles.actions}>
      {icon('undo', history.done.length > 0 && isEditable(draft), desk.editing.undo)}
      {icon('redo', history.undone.length > 0 && isEditable(draft), desk.editing.redo)}
      {step('plans')}
      <Button variant="quiet" className={styles.action} onClick={compare}>
        {t('compare.open')}
      </Button>
      {planner && isEditable(draft) && (
        <Button
          variant={unsaved ? 'primary' : 'plain'}
          className={styles.action}
          disabled={!unsaved || saving}
          onClick={save}
        >
          {t('plan.save')}
        </Button>
      )}
      {planner && plan?.status === 'draft' && step('submit')}
      {reviewer && plan?.status === 'in_review' && step('approve', true)}
      {reviewer && (plan?.status === 'in_review' || plan?.status === 'approved') && step('sendBack')}
      {reviewer && plan?.status === 'approved' && step('publish', true)}

      {dialog === 'plans' && <PlansDialog onClose={close} />}
      {dialog === 'save' && <SavePlanDialog onClose={close} onSave={desk.planning.save} />}
      {dialog === 'submit' && (
        <StepDialog
          title={t('dialog.submitTitle')}
          body={t('dialog.submitBody')}
          action={t('plan.submit')}
          towardsPublication
          onClose={close}
          onAct={desk.planning.submit}
        />
      )}
      {dialog === 'approve' && (
        <StepDialog
          title={t('dialog.approveTitle')}
          note="optional"
          action={t('plan.approve')}
          towardsPublication
          onClose={close}
          onAct={desk.planning.approve}
        />
      )}
      {dialog === 'sendBack' && (
        <StepDialog
          title={t('dialog.sendBackTitle')}
          note="required"
          action={t('plan.sendBack')}
          onClose={close}
          onAct={desk.planning.sendBack}
        />
      )}
      {dialog === 'publish' && (
        <StepDialog
          title={t('dialog.publishTitle')}
          body={t('dialog.publishBody')}
          action={t('plan.publish')}
          towardsPublication
          onClose={close}
          onAct={publish}
        />
      )}
      {reasons && <PublishRefusedDialog problems={reasons} onClose={() => setReasons(null)} />}
      {draft.refusal === 'conflict' && <ConflictDialog />}
    </div>
  );
}
