import { codeTail } from '../../../map/features/grids.ts';
import { unlockAll } from '../../../state/locks.ts';
import { BRUSH_RADIUS, PICK_UNITS, type SourceFilter } from '../../../state/tool-store.ts';
import { GROUND_TOOLS, PICKING_TOOLS } from '../../../state/view-store.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './ToolOptions.module.css';

/** What the tool in hand does and may be told: hint, pick unit, source, receiver, brush, snapping, locks. */
export function ToolOptions() {
  const { t } = useTranslation('planner');
  const tool = useDeskState('view', (view) => view.tool);
  const isPicking = PICKING_TOOLS.has(tool);
  if (tool === 'edit_border') return <BorderOptions />;
  if (!GROUND_TOOLS.has(tool)) return <LockCount />;
  return (
    <section className={styles.options} aria-label={t('tools.options.label')}>
      <p className={styles.hint}>
        <strong>{t(`tools.${tool}`)}</strong> {t(`tools.hint.${tool}`)} <Whereabouts />
      </p>
      <div className={styles.fields}>
        {isPicking && <PickUnits />}
        {(isPicking || tool === 'carve') && <Source />}
        {isPicking && <Target />}
        {tool === 'brush' && <BrushSize />}
        {(tool === 'split' || tool === 'redraw') && <Snapping />}
        <PreviewFirst />
        <LockCount />
      </div>
    </section>
  );
}

function BorderOptions() {
  const { t } = useTranslation('planner');
  return (
    <section className={styles.options} aria-label={t('tools.options.label')}>
      <div className={styles.fields}>
        <Snapping />
        <LockCount />
      </div>
    </section>
  );
}

function PickUnits() {
  const { t } = useTranslation('planner');
  const { tools } = useDesk().stores;
  const unit = useDeskState('tools', (options) => options.pickUnit);
  return (
    <fieldset className={styles.units}>
      <legend className={styles.hidden}>{t('tools.options.unit')}</legend>
      {PICK_UNITS.map((value) => (
        <label key={value} className={styles.unit}>
          <input
            type="radio"
            name="pick-unit"
            checked={unit === value}
            onChange={() => tools.setState({ pickUnit: value })}
          />
          {t(`tools.options.units.${value}`)}
        </label>
      ))}
    </fieldset>
  );
}

/** "The selected grid" is remembered by its code, so that another grid can then be selected to receive. */
function Source() {
  const { t } = useTranslation('planner');
  const { tools } = useDesk().stores;
  const source = useDeskState('tools', (options) => options.source);
  const selected = useDeskState('view', ({ selection }) =>
    selection?.kind === 'grid' ? selection.code : null,
  );
  const choose = (value: string) => {
    const next: SourceFilter =
      value === 'any' || value === 'unassigned' ? { kind: value } : { kind: 'grid', code: value };
    tools.setState({ source: next });
  };
  return (
    <label className={styles.field}>
      <span>{t('tools.options.source')}</span>
      <select
        value={source.kind === 'grid' ? source.code : source.kind}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="any">{t('tools.options.sources.any')}</option>
        <option value="unassigned">{t('tools.options.sources.unassigned')}</option>
        {source.kind === 'grid' && (
          <option value={source.code}>
            {t('tools.options.sources.grid', { tail: codeTail(source.code) })}
          </option>
        )}
        {selected !== null && !(source.kind === 'grid' && source.code === selected) && (
          <option value={selected}>{`${t('tools.options.sources.selected')} ${codeTail(selected)}`}</option>
        )}
      </select>
    </label>
  );
}

function Target() {
  const { t } = useTranslation('planner');
  const { tools } = useDesk().stores;
  const target = useDeskState('tools', (options) => options.target);
  const selected = useDeskState('view', ({ selection }) =>
    selection?.kind === 'grid' ? selection.code : null,
  );
  const receiver =
    selected === null
      ? t('tools.options.noReceiver')
      : `${t('tools.options.targets.selected')} ${codeTail(selected)}`;
  return (
    <label className={styles.field}>
      <span>{t('tools.options.target')}</span>
      <select
        value={target}
        onChange={(event) => tools.setState({ target: event.target.value === 'none' ? 'none' : 'selected' })}
      >
        <option value="selected">{receiver}</option>
        <option value="none">{t('tools.options.targets.none')}</option>
      </select>
    </label>
  );
}

function BrushSize() {
  const { t } = useTranslation('planner');
  const { tools } = useDesk().stores;
  const radius = useDeskState('tools', (options) => options.brushRadius);
  return (
    <label className={styles.field}>
      <span>{t('tools.options.brush', { radius })}</span>
      <input
        type="range"
        {...BRUSH_RADIUS}
        value={radius}
        onChange={(event) => tools.setState({ brushRadius: Number(event.target.value) })}
      />
    </label>
  );
}

function Snapping() {
  const { t } = useTranslation('planner');
  const { tools } = useDesk().stores;
  const snapping = useDeskState('tools', (options) => options.snapping);
  return (
    <label className={styles.check} title={t('tools.options.snappingHint')}>
      <input
        type="checkbox"
        checked={snapping}
        onChange={(event) => tools.setState({ snapping: event.target.checked })}
      />
      {t('tools.options.snapping')}
    </label>
  );
}

function PreviewFirst() {
  const { t } = useTranslation('planner');
  const { tools } = useDesk().stores;
  const previewFirst = useDeskState('tools', (options) => options.previewFirst);
  return (
    <label className={styles.check} title={t('tools.options.previewFirstHint')}>
      <input
        type="checkbox"
        checked={previewFirst}
        onChange={(event) => tools.setState({ previewFirst: event.target.checked })}
      />
      {t('tools.options.previewFirst')}
    </label>
  );
}

function LockCount() {
  const { t } = useTranslation('planner');
  const { locks } = useDesk().stores;
  const { grids } = useOpenCity().current;
  const locked = useDeskState('locks', (state) => state.locked);
  const count = [...locked].filter((code) => grids.has(code)).length;
  if (count === 0) return null;
  return (
    <span className={styles.locks}>
      {t('tools.options.locks', { count })}
      <button type="button" onClick={() => unlockAll(locks)}>
        {t('tools.options.unlockAll')}
      </button>
    </span>
  );
}

/** Which grid the pointer or the keyboard's crosshair is over, for those who cannot see it. */
function Whereabouts() {
  const { t } = useTranslation('planner');
  const under = useDeskState('view', ({ hovered }) => (hovered?.kind === 'grid' ? hovered.code : null));
  return (
    <span className={styles.under} role="status">
      {under && t('tools.options.under', { tail: codeTail(under) })}
    </span>
  );
}
