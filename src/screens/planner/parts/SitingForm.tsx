import {
  CANDIDATE_SOURCES,
  type CandidateSource,
  SITING_OBJECTIVES,
  type SitingObjective,
} from '../../../domain/siting.ts';
import { MOST_SITES } from '../../../state/siting-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState } from '../desk-context.tsx';
import { DrawnCandidates } from './DrawnCandidates.tsx';
import styles from './SitingPanel.module.css';

/** What is asked: the aim, how many stations, how full they may be, where they could stand and for whom. */
export function SitingForm() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const index = useCityPart((city) => city.index);
  const form = useDeskState('siting', (siting) => siting.form);
  const isRunning = useDeskState('siting', (siting) => siting.progress !== null);
  const isCounted = useDeskState('figures', ({ current }) => current !== null);
  const scope = useDeskState('view', (view) => view.scope);
  const { change } = desk.siting;
  const unit = scope === null ? undefined : index.units.get(scope);
  const toggle = (source: CandidateSource) => {
    const sources = new Set(form.sources);
    if (!sources.delete(source)) sources.add(source);
    change({ sources });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        void desk.siting.ask();
      }}
    >
      <p className={styles.quiet}>{t('siting.question')}</p>
      <label className={styles.field}>
        {t('siting.objective')}
        <select
          value={form.objective}
          onChange={(event) => change({ objective: event.target.value as SitingObjective })}
        >
          {SITING_OBJECTIVES.map((objective) => (
            <option key={objective} value={objective}>
              {t(`siting.objectives.${objective}`)}
            </option>
          ))}
        </select>
      </label>
      {form.objective !== 'lscp' && (
        <label className={styles.field}>
          {t('siting.count')}
          <input
            type="number"
            required
            min={1}
            max={MOST_SITES}
            step={1}
            value={form.count || ''}
            onChange={(event) => change({ count: event.target.valueAsNumber || 0 })}
          />
        </label>
      )}
      <label className={styles.field}>
        {t('siting.capacity')}
        <input
          type="number"
          min={1}
          step={1}
          value={form.capacityHouseholds ?? ''}
          onChange={(event) => change({ capacityHouseholds: event.target.valueAsNumber || null })}
        />
      </label>
      <fieldset className={styles.sources}>
        <legend>{t('siting.sources')}</legend>
        {CANDIDATE_SOURCES.map((source) => (
          <label key={source}>
            <input type="checkbox" checked={form.sources.has(source)} onChange={() => toggle(source)} />
            {t(`siting.source.${source}`)}
          </label>
        ))}
      </fieldset>
      {form.sources.has('drawn') && <DrawnCandidates />}
      {unit && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={form.withinScope}
            onChange={(event) => change({ withinScope: event.target.checked })}
          />
          {t('siting.withinScope', { place: unit.name })}
        </label>
      )}
      <Button variant="primary" type="submit" className={styles.small} disabled={isRunning || !isCounted}>
        {t('siting.ask')}
      </Button>
    </form>
  );
}
