import { useEffect, useMemo, useState } from 'react';
import type { Plan } from '../../../domain/plan.ts';
import type { ComparedSide } from '../../../state/comparison-store.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk } from '../desk-context.tsx';
import styles from './CompareView.module.css';

export interface SideOption {
  readonly name: string;
  readonly side: ComparedSide;
}

/** Everything a side can be: the draft, the map in force, its earlier versions, and the plans one may see. */
export function useSideChoices(): readonly SideOption[] {
  const { t } = useTranslation('planner');
  const { planning } = useDesk();
  const version = useCityPart((city) => city.version);
  const [plans, setPlans] = useState<readonly Plan[]>([]);
  useEffect(() => {
    let current = true;
    // Without a backend the plans on it cannot be chosen; the rest can.
    planning.listPlans().then(
      (listed) => current && setPlans(listed),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [planning]);
  return useMemo(() => {
    const earlier = Array.from({ length: version - 1 }, (_, i) => version - 1 - i);
    const unpublished = plans.filter(({ version: made }) => made === null);
    return [
      { name: t('compare.inForce', { version }), side: { kind: 'in_force' } },
      { name: t('compare.draft'), side: { kind: 'draft' } },
      ...unpublished.map(({ id, name }): SideOption => ({ name, side: { kind: 'plan', planId: id, name } })),
      ...earlier.map(
        (number): SideOption => ({
          name: t('compare.version', { version: number }),
          side: { kind: 'version', version: number },
        }),
      ),
    ];
  }, [plans, version, t]);
}

export interface SideChoiceProps {
  readonly label: string;
  readonly choices: readonly SideOption[];
  readonly side: ComparedSide;
  onChoose(side: ComparedSide): void;
}

export function SideChoice({ label, choices, side, onChoose }: SideChoiceProps) {
  const { t } = useTranslation('planner');
  const key = keyOf(side);
  const listed = choices.some((choice) => keyOf(choice.side) === key);
  const all = listed ? choices : [...choices, { name: nameOf(side, t('compare.revision')), side }];
  return (
    <label className={styles.side}>
      <span>{label}</span>
      <select
        value={key}
        onChange={(event) => {
          const chosen = all.find((choice) => keyOf(choice.side) === event.target.value);
          if (chosen) onChoose(chosen.side);
        }}
      >
        {all.map((choice) => (
          <option key={keyOf(choice.side)} value={keyOf(choice.side)}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}

function keyOf(side: ComparedSide): string {
  if (side.kind === 'version') return `version ${side.version}`;
  if (side.kind === 'plan') return `plan ${side.planId}`;
  if (side.kind === 'revision') return `revision ${side.planId} ${side.revision}`;
  return side.kind;
}

/** For a side that came from a link to a plan's history and stands in no list. */
function nameOf(side: ComparedSide, revisionWord: string): string {
  if (side.kind === 'revision') return `${revisionWord} ${side.revision}`;
  return side.kind === 'plan' ? side.name : side.kind;
}
