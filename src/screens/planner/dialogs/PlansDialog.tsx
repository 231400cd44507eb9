import { useEffect, useState } from 'react';
import { PLAN_STATUSES, type Plan, type PlanStatus } from '../../../domain/plan.ts';
import { isUnsaved } from '../../../state/draft-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { PlanTable } from './PlanTable.tsx';

type Listing = readonly Plan[] | 'loading' | 'failed';

/** All plans this person may see, newest first; opening one asks before unsaved work is dropped. */
export function PlansDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const draft = useDeskState('draft', (state) => state);
  const [plans, setPlans] = useState<Listing>('loading');
  /** What waits for "discard": a plan, or `null` for the plan in force. */
  const [waiting, setWaiting] = useState<{ readonly plan: Plan | null } | null>(null);
  const [status, setStatus] = useState<PlanStatus | null>(null);
  const unsaved = isUnsaved(draft);

  useEffect(() => {
    desk.planning.listPlans().then(setPlans, () => setPlans('failed'));
  }, [desk]);

  const open = async (plan: Plan | null) => {
    onClose();
    if (plan) await desk.planning.openPlan(plan.id);
    else await desk.planning.closePlan();
  };
  const ask = (plan: Plan | null) => {
    if (unsaved) setWaiting({ plan });
    else void open(plan);
  };
  return (
    <Dialog title={t('dialog.plansTitle')} wide onClose={onClose}>
      {waiting && (
        <Notice
          tone="attention"
          action={<Button onClick={() => void open(waiting.plan)}>{t('dialog.plansDiscardAction')}</Button>}
        >
          {t('dialog.plansDiscard')}
        </Notice>
      )}
      {plans === 'loading' && <LoadingState />}
      {plans === 'failed' && <Notice tone="broken">{t('dialog.plansFailed')}</Notice>}
      {typeof plans === 'object' && plans.length === 0 && (
        <p className={styles.body}>{t('dialog.plansNone')}</p>
      )}
      {typeof plans === 'object' && plans.length > 0 && (
        <>
          <PlanFilter plans={plans} status={status} onChoose={setStatus} />
          <PlanTable
            plans={plans.filter((plan) => status === null || plan.status === status)}
            openId={draft.plan?.id ?? null}
            onOpen={ask}
          />
        </>
      )}
      <div className={styles.actions}>
        {(draft.plan || unsaved) && <Button onClick={() => ask(null)}>{t('dialog.plansInForce')}</Button>}
        <Button variant="primary" onClick={onClose}>
          {t('dialog.close')}
        </Button>
      </div>
    </Dialog>
  );
}

interface PlanFilterProps {
  readonly plans: readonly Plan[];
  /** `null` for all of them. */
  readonly status: PlanStatus | null;
  readonly onChoose: (status: PlanStatus | null) => void;
}

/** Which plans are listed, by status; one that no plan has is not offered. */
function PlanFilter({ plans, status, onChoose }: PlanFilterProps) {
  const { t } = useTranslation('planner');
  const count = (wanted: PlanStatus) => plans.filter((plan) => plan.status === wanted).length;
  const found = PLAN_STATUSES.filter((wanted) => count(wanted) > 0);
  return (
    <label className={styles.filter}>
      {t('plansFilter.label')}
      <select value={status ?? ''} onChange={(event) => onChoose(statusOf(event.target.value))}>
        <option value="">{t('plansFilter.all', { count: plans.length })}</option>
        {found.map((wanted) => (
          <option key={wanted} value={wanted}>
            {t('plansFilter.status', { status: t(`plan.status.${wanted}`), count: count(wanted) })}
          </option>
        ))}
      </select>
    </label>
  );
}

function statusOf(value: string): PlanStatus | null {
  return PLAN_STATUSES.find((status) => status === value) ?? null;
}
