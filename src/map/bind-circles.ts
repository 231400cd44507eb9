/** Draws the service circles that are kept, and the one under the pen as it stands. */
import type { KeptCircle } from '../domain/service-circle.ts';
import { type CircleState, DRAFT_CIRCLE } from '../state/circle-store.ts';
import type { Desk } from '../state/desk.ts';
import type { MapAdapter } from './adapter.ts';
import { type CircleView, circleFeatures } from './features/circles.ts';
import { SOURCES } from './ids.ts';

/** The answer ends that. */
export function bindCircles(map: MapAdapter, { stores: { circles } }: Desk): () => void {
  const show = (state: CircleState) => map.setData(SOURCES.circles, circleFeatures(viewsOf(state)));
  show(circles.getState());
  return circles.subscribe((now, before) => {
    const isSame =
      now.kept === before.kept &&
      now.shapes === before.shapes &&
      now.chosen === before.chosen &&
      now.edit === before.edit;
    if (!isSame) show(now);
  });
}

function viewsOf({ kept, shapes, chosen, edit }: CircleState): CircleView[] {
  const view = (code: string, name: string, circleTier: number, role: CircleView['role']): CircleView[] => {
    const shape = shapes.get(code);
    return shape ? [{ shape, role, label: `${name} ${circleTier}′`.trimStart() }] : [];
  };
  const others = kept.filter(({ code }) => code !== edit?.from?.code);
  const isChosen = ({ code }: KeptCircle) => code === chosen;
  // Neighbours share a border: what is looked at is drawn over the others.
  return [
    ...others
      .filter((one) => !isChosen(one))
      .flatMap(({ code, name, circleTier }) => view(code, name, circleTier, 'kept')),
    ...others
      .filter(isChosen)
      .flatMap(({ code, name, circleTier }) => view(code, name, circleTier, 'chosen')),
    ...(edit ? view(DRAFT_CIRCLE, edit.draft.name, edit.draft.circleTier, 'draft') : []),
  ];
}
