/** Keeps figures and shapes of service circles up with the circles, the draft and the settings. */
import type { CircleFigures, CircleGround, CircleShape } from '../domain/service-circle-figures.ts';
import { type CircleState, DRAFT_CIRCLE } from './circle-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { createLatestOnly } from './latest-only.ts';

/** Begins counting; the answer ends it. Nothing is counted before the circles are there. */
export function countCircles(parts: DeskParts): () => void {
  const { circles, figures, engine, lane } = parts;
  /** Communities of every shape in the store, as one text: shapes change with nothing else. */
  const drawn = new Map<string, string>();

  const counts = createLatestOnly<readonly CircleGround[], readonly CircleFigures[]>(
    // In the lane: between two steps of it the engine may hold another state than the desk.
    (grounds) => lane(() => engine.circleFigures(grounds)),
    (counted) => circles.setState({ figures: byCode(counted) }),
    () => say(parts, { tone: 'attention', key: 'reportFailed' }),
  );
  const shapes = createLatestOnly<readonly CircleGround[], readonly CircleShape[]>(
    (grounds) => engine.circleShapes(grounds),
    (answered, asked) => {
      for (const { code, communityCodes } of asked) drawn.set(code, communityCodes.join());
      const standing = new Set(grounds(circles.getState()).map(({ code }) => code));
      const known = [...circles.getState().shapes.values(), ...answered];
      for (const code of drawn.keys()) if (!standing.has(code)) drawn.delete(code);
      circles.setState({ shapes: byCode(known.filter(({ code }) => standing.has(code))) });
      draw();
    },
    () => say(parts, { tone: 'attention', key: 'shapesFailed' }),
  );
  const isReady = () => figures.getState().current !== null && grounds(circles.getState()).length > 0;
  const count = () => {
    if (isReady()) counts.submit(grounds(circles.getState()));
  };
  const draw = () => {
    if (!isReady()) return;
    const changed = grounds(circles.getState()).filter(
      ({ code, communityCodes }) => drawn.get(code) !== communityCodes.join(),
    );
    if (changed.length > 0) shapes.submit(changed);
  };

  const stops = [
    // The report is the last thing counted after a change of draft or settings.
    figures.subscribe((now, before) => {
      if (now.report === before.report && now.current !== null && before.current !== null) return;
      count();
      draw();
    }),
    circles.subscribe((now, before) => {
      if (sameGrounds(grounds(now), grounds(before))) return;
      count();
      draw();
    }),
    counts.retire,
    shapes.retire,
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/** What is counted: every circle that is kept, and the one under the pen as it stands. */
function grounds({ kept, edit }: CircleState): readonly CircleGround[] {
  return edit === null ? kept : [...kept, { ...edit.draft, code: DRAFT_CIRCLE }];
}

function sameGrounds(one: readonly CircleGround[], other: readonly CircleGround[]): boolean {
  return (
    one.length === other.length &&
    one.every(
      (circle, i) =>
        circle.code === other[i].code &&
        circle.circleTier === other[i].circleTier &&
        circle.communityCodes === other[i].communityCodes,
    )
  );
}

function byCode<T extends { readonly code: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.code, record]));
}
