/**
 * Draws what is being edited and hides the originals meanwhile: a drag under the pointer at once, a stroke in its
 * turn. After a gesture the picture stays until the map has drawn the new originals, so that nothing jumps back for a
 * moment.
 */
import type { Grid } from '../domain/city.ts';
import type { LonLat } from '../domain/geometry.ts';
import { type CityRecords, cityIn, type OpenCity } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import { dragIn, type Gesture, type Stroke, strokeIn } from '../state/gesture-store.ts';
import type { MapAdapter } from './adapter.ts';
import { createFillOf } from './bindings.ts';
import { type BorderHit, type BorderVertex, bordersOf, gridsOfCommunity } from './borders.ts';
import { type EditScene, editPicture } from './edit-picture.ts';
import { gridsReplaced } from './edit-picture-stroke.ts';
import { SOURCES } from './ids.ts';
import type { PictureTurns } from './picture-turns.ts';

export interface EditOverlay {
  setHot(hit: BorderHit | null): void;
  stop(): void;
}

type HiddenFeature = readonly [source: 'grids' | 'stations' | 'grid-labels' | 'gaps', code: string];

export interface EditDrawing {
  readonly turns: PictureTurns;
  /** Resolves when the map has drawn everything it was given or is to be given. */
  readonly drawn: () => Promise<void>;
}

export function bindEdit(map: MapAdapter, desk: Desk, { turns, drawn }: EditDrawing): EditOverlay {
  const { city, gesture, view, locks } = desk.stores;
  const fillOf = createFillOf(desk);
  let hot: BorderHit | null = null;
  let hidden: readonly HiddenFeature[] = [];
  /** Records as they were when the gesture began: what the picture of a drag is drawn from. */
  let records: CityRecords | null = null;
  let heldGrids: readonly Grid[] = [];
  let settling = 0;
  /** A stroke that has landed, as long as the map does not show what it left. */
  let landed: Stroke | null = null;

  const paint = (held: Gesture | null = gesture.getState().gesture ?? landed) => {
    const open = cityIn(city);
    if (!open) return;
    const { vertex, tool } = view.getState();
    const scene: EditScene = {
      city: open,
      gesture: held,
      heldGrids,
      fillOf,
      vertices: tool === 'edit_border' ? offeredVertices(open, desk, hot) : [],
      chosen: vertex?.at ?? null,
      hot,
      locked: locks.getState().locked,
    };
    map.setData(SOURCES.edit, editPicture(scene));
  };
  const hide = (features: readonly HiddenFeature[]) => {
    for (const [source, code] of hidden) map.setFeatureState(source, code, { hidden: false });
    for (const [source, code] of features) map.setFeatureState(source, code, { hidden: true });
    hidden = features;
  };
  const begin = (open: OpenCity, held: Gesture) => {
    settling++;
    landed = null;
    records = open.current;
    const subject = dragIn(held)?.subject;
    heldGrids =
      subject?.kind === 'vertex'
        ? gridsOfCommunity(open.current.grids, subject.communityCode).filter((grid) =>
            passes(grid, subject.from),
          )
        : [];
    if (subject === undefined) return;
    if (subject.kind === 'station') hide([['stations', subject.code]]);
    else hide(wholeGrids(heldGrids.map(({ code }) => code)));
  };
  const settle = async (ended: Gesture) => {
    const turn = ++settling;
    // A gesture that left its mark on the records: the map must draw them before the picture goes.
    if (records !== cityIn(city)?.current) {
      landed = strokeIn(ended);
      await drawn();
    }
    if (turn !== settling) return;
    landed = null;
    heldGrids = [];
    hide([]);
    paint();
  };
  const paintStroke = () => {
    const stroke = strokeIn(gesture.getState().gesture);
    if (!stroke) return;
    hide(stroke.effect ? wholeGrids(gridsReplaced(stroke.effect.change)) : []);
    paint(stroke);
  };

  const stops = [
    gesture.subscribe((now, before) => {
      const open = cityIn(city);
      if (!open) return;
      if (now.gesture && !before.gesture) begin(open, now.gesture);
      const [stroke, earlier] = [strokeIn(now.gesture), strokeIn(before.gesture)];
      if (stroke) {
        const isSame = stroke.effect === earlier?.effect && stroke.refusal === earlier.refusal;
        if (!isSame) turns.take(paintStroke);
      } else if (now.gesture) paint(now.gesture);
      else if (before.gesture) void settle(before.gesture);
    }),
    view.subscribe((now, before) => {
      const same =
        now.tool === before.tool &&
        now.vertex === before.vertex &&
        now.hovered === before.hovered &&
        now.selection === before.selection;
      if (!same && !gesture.getState().gesture) paint();
    }),
    city.subscribe(() => {
      if (!gesture.getState().gesture) paint();
    }),
    locks.subscribe(() => paint()),
  ];
  paint();
  return {
    setHot(hit) {
      if (sameHit(hot, hit)) return;
      hot = hit;
      if (!gesture.getState().gesture) paint();
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

/** Grids with all that is drawn of them. */
function wholeGrids(codes: readonly string[]): HiddenFeature[] {
  return codes.flatMap((code): HiddenFeature[] => [
    ['grids', code],
    ['grid-labels', code],
    ['gaps', code],
  ]);
}

function passes({ geometry }: Grid, at: LonLat): boolean {
  return geometry.coordinates.some((ring) => ring.some(([lon, lat]) => lon === at[0] && lat === at[1]));
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
