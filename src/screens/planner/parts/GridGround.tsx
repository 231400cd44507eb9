/**
 * Giving ground away without the map: the compounds and loose buildings of a grid as a list, each with a
 * button that gives it to a neighbour. It is a stroke like any other: what it would break is said before it
 * lands, and it can be taken back.
 */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Grid } from '../../../domain/city.ts';
import { type GroundAction, UNASSIGNED } from '../../../domain/edit.ts';
import { codeTail } from '../../../map/features/grids.ts';
import { isEditable } from '../../../state/draft-store.ts';
import { strokeIn } from '../../../state/gesture-store.ts';
import { borderingGrids, type GroundItem, groundOfGrid } from '../../../state/grid-ground.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './GridGround.module.css';
import { GroundList } from './GroundList.tsx';

/** Collapsed at first: nothing is looked up before somebody opens it. */
export function GridGround({ grid }: { readonly grid: Grid }) {
  const { t } = useTranslation('planner');
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.ground} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className={styles.summary}>{t('ground.label')}</summary>
      {open && <Ground key={grid.code} grid={grid} />}
    </details>
  );
}

function Ground({ grid }: { readonly grid: Grid }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const city = useOpenCity();
  const editable =
    useDeskState('draft', isEditable) && desk.holds('planner', 'admin') && desk.mayEdit(grid.communityCode);
  const isLocked = useDeskState('locks', ({ locked }) => locked.has(grid.code));
  const items = useMemo(() => groundOfGrid(city, grid.code), [city, grid.code]);
  const { to, choice } = useReceiver(grid);
  const { given, give, list } = useGiving(grid, items);

  const mayGive = editable && !isLocked && items.length > 0;
  return (
    <div ref={list}>
      {items.length === 0 && <p className={styles.quiet}>{t('ground.empty')}</p>}
      {editable && isLocked && <p className={styles.quiet}>{t('ground.ownLocked')}</p>}
      {mayGive && choice}
      <GroundList items={items} to={to.name} onGive={mayGive ? (item) => give(item, to) : null} />
      <p className={styles.quiet} role="status">
        {given}
      </p>
    </div>
  );
}

interface Receiver {
  /** A grid's code, or no grid. */
  readonly code: string;
  readonly name: string;
}

/** Who receives: a neighbour that is not locked, at first the one with the lowest code, or no grid. */
function useReceiver(grid: Grid) {
  const { t } = useTranslation('planner');
  const id = useId();
  const { current } = useOpenCity();
  const locked = useDeskState('locks', (state) => state.locked);
  const figures = useDeskState('figures', (state) => state.current);
  const [chosen, setChosen] = useState<string | null>(null);
  const neighbours = useMemo(() => borderingGrids(current.grids.values(), grid), [current, grid]);
  const free = neighbours.map(({ code }) => code).filter((code) => !locked.has(code));
  const isOffered = chosen !== null && (chosen === UNASSIGNED || free.includes(chosen));
  const code = isOffered ? chosen : (free[0] ?? UNASSIGNED);
  const nameOf = (receiver: string) =>
    receiver === UNASSIGNED ? t('ground.none') : t('ground.grid', { tail: codeTail(receiver) });
  const to: Receiver = { code, name: nameOf(code) };
  const choice = (
    <p className={styles.receiver}>
      <label htmlFor={id}>{t('ground.to')}</label>
      <select id={id} value={code} onChange={(event) => setChosen(event.target.value)}>
        {neighbours.map((neighbour) => (
          <option key={neighbour.code} value={neighbour.code} disabled={locked.has(neighbour.code)}>
            {t(locked.has(neighbour.code) ? 'ground.gridLocked' : 'ground.gridWith', {
              tail: codeTail(neighbour.code),
              households: formatMetric('households', figures?.grids.get(neighbour.code)?.households ?? null),
            })}
          </option>
        ))}
        <option value={UNASSIGNED}>{t('ground.none')}</option>
      </select>
    </p>
  );
  return { to, choice };
}

interface Gift {
  readonly item: GroundItem;
  readonly to: Receiver;
  /** Where the item stood in the list: the focus goes there again. */
  readonly index: number;
}

/** Gives an item away as a stroke, tells when it is gone, and brings the focus back to where it was. */
function useGiving(grid: Grid, items: readonly GroundItem[]) {
  const { t } = useTranslation('planner');
  const { strokes } = useDesk().editing;
  const isBusy = useDeskState('gesture', ({ gesture }) => strokeIn(gesture) !== null);
  const list = useRef<HTMLDivElement>(null);
  const [gift, setGift] = useState<Gift | null>(null);
  const [given, setGiven] = useState('');

  useEffect(() => {
    if (!gift || isBusy) return;
    const { item, to, index } = gift;
    const isGone = items.every(({ code }) => code !== item.code);
    setGift(null);
    if (isGone) setGiven(t('ground.given', { what: item.name ?? item.code, to: to.name }));
    const { activeElement } = document;
    // The button pressed is gone or was switched off meanwhile; a focus taken elsewhere stays there.
    if (activeElement === document.body || list.current?.contains(activeElement)) {
      focusNear(list.current, index);
    }
  }, [gift, isBusy, items, t]);

  const give = (item: GroundItem, to: Receiver) => {
    setGiven('');
    if (!strokes.propose(giving(item, to.code), grid.communityCode)) return;
    setGift({ item, to, index: items.indexOf(item) });
    void strokes.release();
  };
  return { given, give, list };
}

function giving({ kind, code }: GroundItem, to: string): GroundAction {
  const picked = {
    buildings: kind === 'building' ? [code] : [],
    compounds: kind === 'compound' ? [code] : [],
    blocksAt: [],
  };
  return { kind: 'assign_ground', picked, to, onlyFrom: null };
}

/** Puts the focus on the button at this place in the list, or on what opens the list when none is left. */
function focusNear(list: HTMLElement | null, index: number): void {
  const buttons = list?.querySelectorAll('button') ?? [];
  const summary = list?.closest('details')?.querySelector('summary');
  (buttons[Math.min(index, buttons.length - 1)] ?? summary)?.focus();
}
