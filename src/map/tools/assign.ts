/** Giving picked ground to a grid: who receives it, and what may be taken. Shared by brush, box, lasso and click. */
import type { PickedGround } from '../../domain/edit.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { say } from '../../state/desk-parts.ts';
import { onlyFromOf } from '../../state/tool-store.ts';
import { select } from '../../state/view-store.ts';
import { communityAt, gridAt } from '../whereabouts.ts';
import { openCityOf, propose, selectedGrid } from './ground-work.ts';
import { isNothing } from './picking.ts';
import type { MapPointer, ToolContext } from './tool.ts';

/** Who receives what a stroke picks; `code` is `''` when it is taken out of every grid. */
export interface Receiver {
  readonly code: string;
  readonly communityCode: string;
}

/**
 * The receiver of a stroke that begins here: the selected grid, or none when the tool takes ground out.
 * With nothing selected the grid under the pointer becomes the selected one. `null`, with the reason
 * said, when there is no grid to receive.
 */
export function receiverAt(context: ToolContext, at: LonLat): Receiver | null {
  const city = openCityOf(context);
  if (!city) return null;
  const { tools, view } = context.desk.stores;
  if (tools.getState().target === 'none') {
    const communityCode = communityAt(city, at);
    return communityCode === null ? null : { code: '', communityCode };
  }
  const selected = city.current.grids.get(selectedGrid(context) ?? '');
  const grid = selected ?? gridAt(city, at);
  if (!grid) {
    say(context.desk.stores, { tone: 'attention', key: 'noReceiver' });
    return null;
  }
  if (!selected) select(view, { kind: 'grid', code: grid.code });
  return { code: grid.code, communityCode: grid.communityCode };
}

/** Shows what giving the picked ground to the receiver would do; nothing while nothing is picked. */
export function proposeAssignment(context: ToolContext, picked: PickedGround, to: Receiver): boolean {
  if (isNothing(picked)) return true;
  const onlyFrom = onlyFromOf(context.desk.stores.tools.getState());
  return propose(context, {
    action: { kind: 'assign_ground', picked, to: to.code, onlyFrom },
    communityCode: to.communityCode,
  });
}

/** The context action of all these tools: the grid under the pointer receives from now on. */
export function receiveHere(context: ToolContext, { lonLat }: MapPointer): void {
  const city = openCityOf(context);
  const grid = city && gridAt(city, lonLat);
  if (grid) select(context.desk.stores.view, { kind: 'grid', code: grid.code });
}
