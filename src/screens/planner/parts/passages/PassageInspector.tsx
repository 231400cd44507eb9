/**
 * One gate or crossing: what it is, when it may be passed and by whom, and who gains and loses by what the draft
 * does to it. From here it is moved, changed or removed.
 */
import { useState } from 'react';
import { ALWAYS_OPEN } from '../../../../domain/city.ts';
import { isEditable } from '../../../../state/draft-store.ts';
import {
  type PassageRecord,
  passagePlace,
  passageStanding,
  removalOf,
} from '../../../../state/passage-records.ts';
import { chooseTool } from '../../../../state/view-store.ts';
import { Button } from '../../../../ui/Button.tsx';
import { useTranslation } from '../../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../../desk-context.tsx';
import { PassageFactsDialog } from '../../dialogs/PassageFactsDialog.tsx';
import { useHoursReading } from '../../typed-hours.ts';
import { HoursWords } from '../HoursField.tsx';
import styles from '../Inspector.module.css';
import { InspectorFrame } from '../Inspector.tsx';
import { CoverageGains } from './CoverageGains.tsx';

interface PassageInspectorProps {
  readonly kind: PassageRecord['kind'];
  readonly code: string;
}

export function PassageInspector({ kind, code }: PassageInspectorProps) {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const standing = passageStanding(city, kind, code);
  if (standing === null) return null;
  const { passage, state } = standing;
  const compound =
    passage.kind === 'gate'
      ? city.data.compounds.find((one) => one.code === passage.record.compoundCode)
      : undefined;
  const name = passage.kind === 'gate' ? compound?.name : passage.record.name;
  return (
    <InspectorFrame
      eyebrow={t(passage.kind === 'gate' ? 'passages.gate' : `passages.kind.${passage.record.kind}`)}
      title={name ?? code}
      subtitle={state === 'same' ? code : `${code} · ${t(`passages.state.${state}`)}`}
    >
      <CoverageGains />
      <Facts passage={passage} isGated={compound?.isGated ?? null} />
      <AnyHourNote open={passage.record.open} />
      {state !== 'removed' && <Actions key={code} passage={passage} />}
    </InspectorFrame>
  );
}

function Facts({ passage, isGated }: { readonly passage: PassageRecord; readonly isGated: boolean | null }) {
  const { t } = useTranslation('planner');
  const { record } = passage;
  const reading = useHoursReading(record.open === ALWAYS_OPEN ? '24/7' : record.open, passagePlace(passage));
  const stepFree = record.stepFree === null ? 'unknown' : record.stepFree ? 'yes' : 'no';
  return (
    <dl className={styles.facts}>
      <dt>{t('passages.hours')}</dt>
      <dd>
        {reading.kind === 'unreadable' ? (
          t('passages.unreadable', { hours: record.open })
        ) : (
          <HoursWords reading={reading} />
        )}
      </dd>
      <dt>{t('passages.stepFree')}</dt>
      <dd>{t(`passages.isStepFree.${stepFree}`)}</dd>
      {isGated !== null && (
        <>
          <dt>{t('passages.compound')}</dt>
          <dd>{t(isGated ? 'passages.walled' : 'passages.notWalled')}</dd>
        </>
      )}
      {passage.kind === 'crossing' && (
        <>
          <dt>{t('passages.signals')}</dt>
          <dd>{t(passage.record.signals ? 'passages.withSignals' : 'passages.withoutSignals')}</dd>
        </>
      )}
    </dl>
  );
}

/** Where no hour is asked for, everything counts as open: hours would seem to change nothing. */
function AnyHourNote({ open }: { readonly open: string }) {
  const { t } = useTranslation('planner');
  const isAnyHour = useDeskState('settings', ({ at }) => at === null);
  return isAnyHour && open !== ALWAYS_OPEN ? (
    <p className={styles.subtitle}>{t('passages.anyHour')}</p>
  ) : null;
}

function Actions({ passage }: { readonly passage: PassageRecord }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const editable = useDeskState('draft', isEditable) && desk.holds('planner', 'admin');
  const [isChanging, setIsChanging] = useState(false);
  if (!editable) return null;
  const goToMap = () => document.querySelector<HTMLElement>('[data-testid="map"] canvas')?.focus();
  const move = () => {
    chooseTool(desk.stores.view, 'move_station');
    goToMap();
  };
  const remove = async () => {
    // The button goes with what it removes.
    if (await desk.editing.perform(removalOf(passage))) goToMap();
  };
  return (
    <div className={styles.actions}>
      <Button onClick={move}>{t('passages.move')}</Button>
      <Button onClick={() => setIsChanging(true)}>{t('passages.change')}</Button>
      <Button onClick={() => void remove()}>{t('passages.remove')}</Button>
      {isChanging && <PassageFactsDialog passage={passage} onClose={() => setIsChanging(false)} />}
    </div>
  );
}
