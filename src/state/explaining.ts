/**
 * Asks why the selected home is not covered, and asks again whenever the draft or the settings have moved on.
 * A fix that is tried becomes a step of the draft like any other.
 */
import type { BuildingTable } from '../domain/city.ts';
import type { CoverageExplanation, Fix } from '../domain/reason.ts';
import { cityIn } from './city-store.ts';
import type { DeskParts } from './desk-parts.ts';
import type { EditingSession } from './editing-session.ts';
import { createLatestOnly } from './latest-only.ts';
import { NOBODY_ASKS } from './why-store.ts';

export interface Explaining {
  /** Puts the change into the draft, where it can be undone. False when it was refused. */
  tryFix(fix: Fix): Promise<boolean>;
  stop(): void;
}

export function createExplaining(parts: DeskParts, editing: Pick<EditingSession, 'perform'>): Explaining {
  const { engine, lane, view, figures, why, settings } = parts;

  const questions = createLatestOnly<string, CoverageExplanation | null>(
    // In the lane: between two steps of it the engine may hold another state than the desk.
    (buildingCode) => lane(() => engine.explain(buildingCode)),
    (explanation, buildingCode) => {
      if (why.getState().buildingCode !== buildingCode) return;
      if (explanation === null) why.setState(NOBODY_ASKS);
      else why.setState({ explanation, status: 'answered' });
    },
    () => why.setState({ status: 'failed' }),
  );
  const ask = () => {
    const { selection } = view.getState();
    const counted = figures.getState().current !== null;
    if (selection?.kind !== 'building') {
      questions.retire();
      why.setState(NOBODY_ASKS);
      return;
    }
    const isAnother = why.getState().buildingCode !== selection.code;
    why.setState({
      ...(isAnother ? { ...NOBODY_ASKS, buildingCode: selection.code } : {}),
      status: 'asking',
    });
    if (counted) questions.submit(selection.code);
  };
  const stops = [
    view.subscribe((now, before) => {
      if (now.selection !== before.selection) ask();
    }),
    figures.subscribe((now, before) => {
      if (now.current !== before.current && view.getState().selection?.kind === 'building') ask();
    }),
  ];

  /** Per building: whether it is covered as the draft stands. */
  const covered = async (): Promise<readonly boolean[]> => {
    const minutes = await lane(() => engine.buildingMinutes());
    const { limitMinutes } = settings.getState();
    return Array.from(minutes, (walk) => walk <= limitMinutes);
  };

  return {
    async tryFix(fix) {
      const open = cityIn(parts.city);
      if (!open) return false;
      const before = await covered();
      if (!(await editing.perform(fix.command))) return false;
      const after = await covered();
      const { buildings } = open.data;
      const gained = householdsWhere(buildings, (row) => after[row] && !before[row]);
      const lost = householdsWhere(buildings, (row) => before[row] && !after[row]);
      why.setState({ tried: { kind: fix.kind, gained, lost } });
      return true;
    },
    stop() {
      for (const stop of stops) stop();
      questions.retire();
    },
  };
}

function householdsWhere({ count, households }: BuildingTable, holds: (row: number) => boolean): number {
  let sum = 0;
  for (let row = 0; row < count; row++) if (holds(row)) sum += households[row];
  return sum;
}
