import type { Plan } from '../../../domain/plan.ts';
import { chinaDay } from '../../../state/china-day.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatChinaTime } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart } from '../desk-context.tsx';
import styles from './Dialog.module.css';

export interface PlanTableProps {
  readonly plans: readonly Plan[];
  /** The plan on the desk. */
  readonly openId: string | null;
  readonly onOpen: (plan: Plan) => void;
}

/** Plans, newest first: number, status, area, the version of the map that a plan made, last change. */
export function PlanTable({ plans, openId, onOpen }: PlanTableProps) {
  const { t } = useTranslation('planner');
  const index = useCityPart((city) => city.index);
  const newestFirst = [...plans].sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('dialog.plansName')}</th>
          <th scope="col">{t('dialog.plansNumber')}</th>
          <th scope="col">{t('dialog.plansStatus')}</th>
          <th scope="col">{t('dialog.plansUnit')}</th>
          <th scope="col">{t('plansFilter.made')}</th>
          <th scope="col">{t('dialog.plansUpdated')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {newestFirst.map((plan) => (
          <tr key={plan.id}>
            <th scope="row">{plan.name}</th>
            <td className="tabular">{plan.number}</td>
            <td>{t(`plan.status.${plan.status}`)}</td>
            <td>{index.units.get(plan.unitCode)?.name ?? plan.unitCode}</td>
            <td className="tabular">
              {plan.version === null ? '—' : t('plansFilter.madeVersion', { version: plan.version })}
            </td>
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
