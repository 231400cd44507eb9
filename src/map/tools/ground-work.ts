/** What every tool for pieces of ground does in the same way: ask, propose, and say why not. */
import type { GroundAction } from '../../domain/edit.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { cityIn, type OpenCity } from '../../state/city-store.ts';
import { say } from '../../state/desk-parts.ts';
import { freePlace, type Place, snapTo, snapVertex } from '../snap.ts';
import { gridAt } from '../whereabouts.ts';
import type { MapPointer, ToolContext } from './tool.ts';

/** An action and the community whose ground it is about. */
export interface Proposal {
  readonly action: GroundAction;
  readonly communityCode: string;
}

/** Shows what the proposal would do. False, with the reason said, when it may not be done there or now. */
export function propose({ desk }: ToolContext, { action, communityCode }: Proposal): boolean {
  if (desk.mayEdit(communityCode)) return desk.editing.strokes.propose(action, communityCode);
  say(desk.stores, { tone: 'attention', key: 'outsideYourUnit' });
  return false;
}

/** Where a line under the pen goes: on a border or street within reach, unless snapping is off or Alt is held. */
export function placeOf(context: ToolContext, pointer: MapPointer): Place {
  return snappedPlace(context, pointer, snapTo);
}

/** Where a vertex under the pointer goes: on a street or around a compound within reach, under the same conditions. */
export function vertexPlaceOf(context: ToolContext, pointer: MapPointer): Place {
  return snappedPlace(context, pointer, snapVertex);
}

function snappedPlace(
  { desk, map }: ToolContext,
  { point, lonLat, altKey }: MapPointer,
  snap: typeof snapTo,
): Place {
  const city = cityIn(desk.stores.city);
  const snaps = desk.stores.tools.getState().snapping && !altKey;
  return (snaps && city ? snap(city, map, point) : null) ?? freePlace(lonLat);
}

export function openCityOf({ desk }: ToolContext): OpenCity | null {
  return cityIn(desk.stores.city);
}

export function selectedGrid({ desk }: ToolContext): string | null {
  const { selection } = desk.stores.view.getState();
  return selection?.kind === 'grid' ? selection.code : null;
}

/** Marks the grid under the pointer as hovered, without asking the map what it has drawn. */
export function hoverGrid(context: ToolContext, at: LonLat | null): void {
  const city = openCityOf(context);
  const grid = city && at && gridAt(city, at);
  const { view } = context.desk.stores;
  if (view.getState().hovered?.code === grid?.code) return;
  view.setState({ hovered: grid ? { kind: 'grid', code: grid.code } : null });
}
