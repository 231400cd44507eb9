import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Plan } from '../../../domain/plan.ts';
import { chinaDay } from '../../../state/china-day.ts';
import { isUnsaved } from '../../../state/draft-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatChinaTime } from '../../../ui/format.ts';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { Dialog } from './Dialog.tsx';

type Listing = readonly Plan[] | 'loading' | 'failed';

/** All plans this person may see, newest first; opening one asks before unsaved work is dropped. */
export function PlansDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const draft = useDeskState('draft', (state) => state);
  const [plans, setPlans] = useState<Listing>('loading');
  /** What waits for "discard": a plan, or `null` for the plan in force. */
  const [waiting, setWaiting] = useState<{ readonly plan: Plan | null } | null>(null);
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
        <PlanTable plans={plans} openId={draft.plan?.id ?? null} onOpen={ask} />
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

interface PlanTableProps {
  readonly plans: readonly Plan[];
  readonly openId: string | null;
  readonly onOpen: (plan: Plan) => void;
}

function PlanTable({ plans, openId, onOpen }: PlanTableProps) {
  const { t } = useTranslation('planner');
  const { index } = useOpenCity();
  const newestFirst = [...plans].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('dialog.plansName')}</th>
          <th scope="col">{t('dialog.plansNumber')}</th>
          <th scope="col">{t('dialog.plansStatus')}</th>
          <th scope="col">{t('dialog.plansUnit')}</th>
          <th scope="col">{t('dialog.plansUpdated')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {newestFirst.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">{plan.name}</th>
            <td>{plan.number}</td>
            <td>{t(`plan.status.${plan.status}`)}</td>
            <td>{index.units.get(plan.unitCode)?.name ?? plan.unitCode}</td>
            <td className="tabular">
              {chinaDay(plan.updatedAt)} {formatChinaTime(new Date(plan.updatedAt))}
            </td>
            <td>
              {plan.id === openId ? (
                t('dialog.plansCurrent')
              ) : (
                <Button aria-label={`${t('dialog.plansOpen')} ${plan.name}`} onClick={() => onOpen(plan)}>
                  {t('dialog.plansOpen')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
