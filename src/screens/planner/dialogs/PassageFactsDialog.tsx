import { useState } from 'react';
import {
  ALWAYS_OPEN,
  CROSSING_KINDS,
  type Crossing,
  type CrossingKind,
  type Gate,
} from '../../../domain/city.ts';
import { type PassageRecord, passagePlace, updateOf } from '../../../state/passage-records.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk } from '../desk-context.tsx';
import { HoursField } from '../parts/HoursField.tsx';
import { useTypedHours } from '../typed-hours.ts';
import styles from './Dialog.module.css';

interface PassageFactsDialogProps {
  readonly passage: PassageRecord;
  readonly onClose: () => void;
}

/** When a gate or a crossing may be passed, and by whom: a what-if like any other edit, to be undone or saved. */
export function PassageFactsDialog({ passage, onClose }: PassageFactsDialogProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const { open } = passage.record;
  const hours = useTypedHours(open === ALWAYS_OPEN ? '' : open, passagePlace(passage));
  const [changed, setChanged] = useState(passage);
  const keep = () => {
    if (!hours.check()) return;
    onClose();
    void desk.editing.perform(updateOf(withHours(changed, hours.text.trim() || ALWAYS_OPEN)));
  };
  return (
    <Dialog title={t('passages.factsTitle', { code: passage.record.code })} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <HoursField label={t('passages.hoursField')} empty={t('passages.emptyHours')} hours={hours} />
        {changed.kind === 'gate' ? (
          <GateFields gate={changed.record} onChange={(record) => setChanged({ kind: 'gate', record })} />
        ) : (
          <CrossingFields
            crossing={changed.record}
            onChange={(record) => setChanged({ kind: 'crossing', record })}
          />
        )}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('dialog.stationFactsAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function withHours(passage: PassageRecord, open: string): PassageRecord {
  return passage.kind === 'gate'
    ? { kind: 'gate', record: { ...passage.record, open } }
    : { kind: 'crossing', record: { ...passage.record, open } };
}

const STEP_FREE = { yes: true, no: false, unknown: null } as const;
type StepFree = keyof typeof STEP_FREE;

interface GateFieldsProps {
  readonly gate: Gate;
  onChange(gate: Gate): void;
}

function GateFields({ gate, onChange }: GateFieldsProps) {
  const { t } = useTranslation('planner');
  const said = (Object.keys(STEP_FREE) as StepFree[]).find((word) => STEP_FREE[word] === gate.stepFree);
  return (
    <label className={styles.field}>
      {t('passages.stepFree')}
      <select
        value={said}
        onChange={(event) => onChange({ ...gate, stepFree: STEP_FREE[event.target.value as StepFree] })}
      >
        {Object.keys(STEP_FREE).map((word) => (
          <option key={word} value={word}>
            {t(`passages.isStepFree.${word}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface CrossingFieldsProps {
  readonly crossing: Crossing;
  onChange(crossing: Crossing): void;
}

function CrossingFields({ crossing, onChange }: CrossingFieldsProps) {
  const { t } = useTranslation('planner');
  return (
    <>
      <label className={styles.field}>
        {t('passages.name')}
        <input
          maxLength={80}
          value={crossing.name ?? ''}
          onChange={(event) => onChange({ ...crossing, name: event.target.value || null })}
        />
      </label>
      <label className={styles.field}>
        {t('passages.kindField')}
        <select
          value={crossing.kind}
          onChange={(event) => onChange({ ...crossing, kind: event.target.value as CrossingKind })}
        >
          {CROSSING_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`passages.kind.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      {(['stepFree', 'signals'] as const).map((fact) => (
        <label key={fact}>
          <input
            type="checkbox"
            checked={crossing[fact]}
            onChange={(event) => onChange({ ...crossing, [fact]: event.target.checked })}
          />{' '}
          {t(`passages.${fact}`)}
        </label>
      ))}
    </>
  );
}
