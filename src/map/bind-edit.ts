/**
 * Draws what is being edited and hides the originals meanwhile. After a gesture the picture stays until
 * the map has drawn the new originals, so that nothing jumps back for a moment.
 */
import type { Grid } from '../domain/city.ts';
import { cityIn, type OpenCity } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import type { Gesture } from '../state/gesture-store.ts';
import type { MapAdapter } from './adapter.ts';
import { createFillOf } from './bindings.ts';
import { type BorderHit, type BorderVertex, bordersOf, gridsOfCommunity } from './borders.ts';
import { editPicture } from './edit-picture.ts';
import { SOURCES } from './ids.ts';

export interface EditOverlay {
  setHot(hit: BorderHit | null): void;
  stop(): void;
}

/** `drawn` resolves when the map has drawn everything it was given. */
export function bindEdit(map: MapAdapter, desk: Desk, drawn: () => Promise<void>): EditOverlay {
  const { city, gesture, view } = desk.stores;
  const fillOf = createFillOf(desk);
  let hot: BorderHit | null = null;
  let hidden: readonly (readonly ['grids' | 'stations' | 'grid-labels' | 'gaps', string])[] = [];
  /** Records as they were when the gesture began: what the picture is drawn from. */
  let heldGrids: readonly Grid[] = [];
  let settling = 0;

  const paint = (held: Gesture | null) => {
    const open = cityIn(city);
    if (!open) return;
    const { vertex, tool } = view.getState();
    const subject = held?.subject;
    map.setData(
      SOURCES.edit,
      editPicture({
        gesture: held,
        heldGrids,
        heldStation: (subject?.kind === 'station' && open.current.stations.get(subject.code)) || null,
        fillOf,
        vertices: tool === 'edit_border' ? offeredVertices(open, desk, hot) : [],
        chosen: vertex?.at ?? null,
        hot,
      }),
    );
  };
  const hide = (codes: typeof hidden) => {
    for (const [source, code] of hidden) map.setFeatureState(source, code, { hidden: false });
    for (const [source, code] of codes) map.setFeatureState(source, code, { hidden: true });
    hidden = codes;
  };
  const begin = (open: OpenCity, { subject }: Gesture) => {
    if (subject.kind === 'station') {
      heldGrids = [];
      hide([['stations', subject.code]]);
      return;
    }
    const community = gridsOfCommunity(open.current.grids, subject.communityCode);
    heldGrids = community.filter((grid) =>
      grid.geometry.coordinates.some((ring) =>
        ring.some(([lon, lat]) => lon === subject.from[0] && lat === subject.from[1]),
      ),
    );
    hide(
      heldGrids.flatMap(({ code }) => [
        ['grids', code] as const,
        ['grid-labels', code] as const,
        ['gaps', code] as const,
      ]),
    );
  };
  /** True when the gesture left its mark on the records: the map must draw them before the picture goes. */
  const changedBy = (open: OpenCity, { subject }: Gesture): boolean =>
    subject.kind === 'station'
      ? open.current.stations.get(subject.code)?.location !== subject.from
      : heldGrids.some((grid) => open.current.grids.get(grid.code) !== grid);
  const settle = async (changed: boolean) => {
    const turn = ++settling;
    if (changed) await drawn();
    if (turn !== settling) return;
    heldGrids = [];
    hide([]);
    paint(null);
  };

  const stopGesture = gesture.subscribe((now, before) => {
    const open = cityIn(city);
    if (!open) return;
    if (now.gesture && !before.gesture) {
      settling++;
      begin(open, now.gesture);
    }
    if (now.gesture) paint(now.gesture);
    else if (before.gesture) void settle(changedBy(open, before.gesture));
  });
  const stopView = view.subscribe((now, before) => {
    const same =
      now.tool === before.tool &&
      now.vertex === before.vertex &&
      now.hovered === before.hovered &&
      now.selection === before.selection;
    if (!same && !gesture.getState().gesture) paint(null);
  });
  const stopCity = city.subscribe(() => {
    if (!gesture.getState().gesture) paint(null);
  });
  paint(null);
  return {
    setHot(hit) {
      if (sameHit(hot, hit)) return;
      hot = hit;
      if (!gesture.getState().gesture) paint(null);
    },
    stop() {
      stopGesture();
      stopView();
      stopCity();
    },
  };
}

/** Vertices of the selected and the hovered grid, and those beside what the pointer is near. */
function offeredVertices(open: OpenCity, desk: Desk, hot: BorderHit | null): readonly BorderVertex[] {
  const { selection, hovered, vertex } = desk.stores.view.getState();
  const offeredGrids = new Set(
    [selection, hovered].flatMap((item) => (item?.kind === 'grid' ? [item.code] : [])),
  );
  const communities = new Set(
    [...offeredGrids].flatMap((code) => open.current.grids.get(code)?.communityCode ?? []),
  );
  if (vertex) communities.add(vertex.communityCode);
  if (hot) communities.add(hot.kind === 'vertex' ? hot.vertex.communityCode : hot.communityCode);
  return [...communities].flatMap((code) =>
    bordersOf(gridsOfCommunity(open.current.grids, code)).vertices.filter(
      (candidate) =>
        candidate.grids.some((grid) => offeredGrids.has(grid)) ||
        (hot?.kind === 'vertex' && isAt(candidate, hot.vertex.at)) ||
        (vertex !== null && isAt(candidate, vertex.at)),
    ),
  );
}

function isAt(vertex: BorderVertex, at: readonly number[]): boolean {
  return vertex.at[0] === at[0] && vertex.at[1] === at[1];
}

function sameHit(a: BorderHit | null, b: BorderHit | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if (a.kind === 'vertex' && b.kind === 'vertex') return isAt(a.vertex, b.vertex.at);
  return a.kind === 'segment' && b.kind === 'segment' && a.at[0] === b.at[0] && a.at[1] === b.at[1];
}
