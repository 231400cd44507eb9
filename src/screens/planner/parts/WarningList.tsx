import { memo } from 'react';
import type { EditWarning, Repair } from '../../../domain/edit.ts';
import type { EditEffect } from '../../../domain/figures.ts';
import { codeTail } from '../../../map/features/grids.ts';
import { alikeWarnings, offeredRepairs } from '../../../state/gesture-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { STATE_SIGNS } from '../../../ui/tokens.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk } from '../desk-context.tsx';
import styles from './PreviewPanel.module.css';
import { ReasonForm } from './ReasonForm.tsx';

/** A line across a row of houses cuts them all: the heaviest are told, all are marked on the map. */
const SHOWN = 6;

/** What a stroke would break, each with its repairs as buttons; the first nine also answer to a digit. */
export const WarningList = memo(function WarningList({ effect }: { readonly effect: EditEffect | null }) {
  const { t } = useTranslation('planner');
  const { strokes } = useDesk().editing;
  const warnings = effect?.warnings ?? [];
  const repairs = offeredRepairs({ effect });
  if (warnings.length === 0) return null;
  const left = warnings.length - SHOWN;
  return (
    <ul className={styles.warnings} aria-label={t('stroke.warnings')}>
      {alikeWarnings({ effect }).map(({ code, repairs: alike }) => (
        <li key={code} className={styles.warning}>
          <Button variant="plain" className={styles.repair} onClick={() => void strokes.repairAll(alike)}>
            {t(`stroke.repairAll.${code}`, { count: alike.length })}
          </Button>
        </li>
      ))}
      {warnings.slice(0, SHOWN).map((warning) => (
        <li key={`${warning.code} ${warning.subject} ${warning.at.join()}`} className={styles.warning}>
          <WarningWords warning={warning} />
          {warning.repairs.map((repair) => (
            <RepairButton key={JSON.stringify(repair)} repair={repair} number={repairs.indexOf(repair) + 1} />
          ))}
          {warning.code === 'cuts_compound' && warning.blocking && (
            <ReasonForm action={t('stroke.reasonAct')} onGive={(reason) => void strokes.giveReason(reason)} />
          )}
        </li>
      ))}
      {left > 0 && <li className={styles.quiet}>{t('stroke.more', { count: left })}</li>}
    </ul>
  );
});

/** The name of a compound or building, or what a grid is called for short. */
function useNames() {
  const data = useCityPart((city) => city.data);
  return {
    tail: codeTail,
    compound: (code: string) => data.compounds.find((compound) => compound.code === code)?.name ?? code,
  };
}

/** One sentence about what an edit would break. */
export function WarningWords({ warning }: { readonly warning: EditWarning }) {
  const { t } = useTranslation('planner');
  const names = useNames();
  const { code, subject, households, blocking } = warning;
  const name = code === 'cuts_compound' ? names.compound(subject) : subject;
  return (
    <p className={blocking ? styles.broken : styles.attention}>
      <span aria-hidden="true">{blocking ? STATE_SIGNS.broken : STATE_SIGNS.attention} </span>
      {t(`stroke.warning.${code}`, { tail: names.tail(subject), name, households: formatNumber(households) })}
    </p>
  );
}

function RepairButton({ repair, number }: { readonly repair: Repair; readonly number: number }) {
  const { strokes } = useDesk().editing;
  const words = useRepairWords(repair);
  return (
    <Button
      variant="plain"
      className={styles.repair}
      aria-keyshortcuts={number <= 9 ? String(number) : undefined}
      onClick={() => void strokes.repair(repair)}
    >
      {number <= 9 && (
        <span className={styles.key} aria-hidden="true">
          {number}
        </span>
      )}
      {words}
    </Button>
  );
}

function useRepairWords(repair: Repair): string {
  const { t } = useTranslation('planner');
  const names = useNames();
  switch (repair.kind) {
    case 'give_piece':
      return repair.to === ''
        ? t('stroke.repair.leave_piece')
        : t('stroke.repair.give_piece', { tail: names.tail(repair.to) });
    case 'whole_compound':
      return t('stroke.repair.whole_compound', {
        name: names.compound(repair.compoundCode),
        tail: names.tail(repair.to),
      });
    case 'whole_building':
      return t('stroke.repair.whole_building', { name: repair.buildingCode, tail: names.tail(repair.to) });
    case 'retire_grid':
      return t('stroke.repair.retire_grid', { tail: names.tail(repair.gridCode) });
  }
}
