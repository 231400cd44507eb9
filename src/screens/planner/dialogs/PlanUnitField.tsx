import { useId, useMemo } from 'react';
import { draftChange } from '../../../state/draft-store.ts';
import { beyondUnit, unitsToPlan } from '../../../state/plan-unit.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './Dialog.module.css';

export interface PlanUnitFieldProps {
  readonly unitCode: string;
  readonly onChoose: (unitCode: string) => void;
}

/** For which community, sub-district or more the plan is made, and what of the work would lie beyond it. */
export function PlanUnitField({ unitCode, onChoose }: PlanUnitFieldProps) {
  const { t } = useTranslation('planner');
  const hintId = useId();
  const { session } = useDesk();
  const city = useOpenCity();
  const units = useMemo(() => unitsToPlan(city, session), [city, session]);
  const highest = Math.min(...units.map(({ code }) => city.index.lineOf(code).length));
  return (
    <>
      <label className={styles.field}>
        {t('dialog.planUnit')}
        <select value={unitCode} aria-describedby={hintId} onChange={(event) => onChoose(event.target.value)}>
          {units.map(({ code, name }) => (
            <option key={code} value={code}>
              {'　'.repeat(city.index.lineOf(code).length - highest)}
              {name}
            </option>
          ))}
        </select>
      </label>
      <p id={hintId} className={styles.hint}>
        {t('dialog.planUnitHint')}
      </p>
      <BeyondUnit unitCode={unitCode} />
    </>
  );
}

/** Names the work that a plan for this unit could not hold; nothing when it holds all. */
function BeyondUnit({ unitCode }: { readonly unitCode: string }) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const change = useDeskState('draft', draftChange);
  const { communities, places } = beyondUnit(city, change, unitCode);
  const records = city.current;
  const names = [
    ...communities.map((code) => city.index.units.get(code)?.name ?? code),
    ...places.map((code) => (records.stations.get(code) ?? records.crossings.get(code))?.name ?? code),
  ];
  return (
    <p role="status" className={styles.wrong}>
      {names.length > 0 && (
        <>
          <span aria-hidden="true">{STATE_SIGNS.broken} </span>
          {t('dialog.planUnitBeyond', { names: names.join(t('problems.and')) })}
        </>
      )}
    </p>
  );
}
