import { useEffect, useRef } from 'react';
import { LONGEST_CIRCLE_NAME } from '../../../../domain/service-circle.ts';
import { CIRCLE_TIERS, type CircleTier } from '../../../../domain/service-circle-tier.ts';
import { isUnsavedEdit } from '../../../../state/circle-edit.ts';
import { DRAFT_CIRCLE } from '../../../../state/circle-store.ts';
import { Button } from '../../../../ui/Button.tsx';
import { ChoiceBar } from '../../../../ui/ChoiceBar.tsx';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDesk, useDeskState } from '../../desk-context.tsx';
import { Icon } from '../../Icon.tsx';
import { CircleFaults } from './CircleFaults.tsx';
import { CircleFigures } from './CircleFigures.tsx';
import { CircleRefusal } from './CircleRefusal.tsx';
import { CommunityChoices } from './CommunityChoices.tsx';
import { useCircleKeys, useCircleLeaveWarning } from './circle-hooks.ts';
import styles from './circles.module.css';
import { FacilityFields } from './FacilityFields.tsx';

/** One circle under the pen: its facts, its communities, its facilities, and what they come to while they change. */
export function CircleForm() {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  const edit = useDeskState('circles', (state) => state.edit);
  const isSending = useDeskState('circles', (state) => state.isSending);
  const heading = useRef<HTMLHeadingElement>(null);
  useCircleKeys(circles);
  useCircleLeaveWarning(edit !== null && isUnsavedEdit(edit));
  useEffect(() => heading.current?.focus(), []);
  if (edit === null) return null;
  const { from, draft, past, future } = edit;
  return (
    <form
      aria-label={t('circles.formLabel')}
      className={styles.panel}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void circles.save();
      }}
    >
      <h3 ref={heading} tabIndex={-1} className={styles.title}>
        {from === null ? t('circles.new') : t('circles.editing', { name: from.name })}
      </h3>
      <TextField field="name" value={draft.name} />
      <ChoiceBar<`${CircleTier}`>
        label={t('circles.tierLabel')}
        choices={CIRCLE_TIERS.map((tier) => ({
          value: `${tier}` as const,
          name: t('circles.minutes', { minutes: tier }),
          hint: t(`circles.tierHint.${tier}`),
        }))}
        value={`${draft.circleTier}`}
        onChoose={(tier) => circles.change({ circleTier: Number(tier) as CircleTier })}
      />
      <TextField field="responsibleBody" value={draft.responsibleBody} hint={t('circles.bodyHint')} />
      <CommunityChoices />
      {draft.communityCodes.length > 0 && <CircleFigures code={DRAFT_CIRCLE} circle={draft} />}
      <FacilityFields circle={draft} />
      <TextField field="code" value={draft.code} isFixed={from !== null} />
      <CircleRefusal />
      <CircleFaults />
      <div className={styles.foot}>
        <button
          type="button"
          className={styles.step}
          aria-label={t('circles.undo')}
          title={t('circles.undo')}
          disabled={past.length === 0}
          onClick={circles.undo}
        >
          <Icon name="undo" />
        </button>
        <button
          type="button"
          className={styles.step}
          aria-label={t('circles.redo')}
          title={t('circles.redo')}
          disabled={future.length === 0}
          onClick={circles.redo}
        >
          <Icon name="redo" />
        </button>
        <Button variant="quiet" className={styles.small} onClick={circles.drop}>
          {t('circles.drop')}
        </Button>
        <Button variant="primary" className={styles.small} type="submit" disabled={isSending}>
          {t(isSending ? 'circles.saving' : 'circles.save')}
        </Button>
      </div>
    </form>
  );
}

interface TextFieldProps {
  readonly field: 'name' | 'responsibleBody' | 'code';
  readonly value: string;
  readonly hint?: string;
  readonly isFixed?: boolean;
}

function TextField({ field, value, hint, isFixed = false }: TextFieldProps) {
  const { t } = useTranslation('planner');
  const { circles } = useDesk();
  return (
    <label className={styles.field}>
      {t(`circles.field.${field}`)}
      <input
        value={value}
        maxLength={field === 'code' ? 64 : LONGEST_CIRCLE_NAME}
        readOnly={isFixed}
        required
        onChange={(event) => circles.change({ [field]: event.target.value }, field)}
      />
      {hint && <span className={styles.quiet}>{hint}</span>}
    </label>
  );
}
