import { describe, expect, it } from 'vitest';
import { tinyDesk } from '../state/desk.fixture.ts';
import { bindEdit } from './bind-edit.ts';
import { createMapStandIn } from './map-stand-in.fixture.ts';

const COMMUNITY = '990101001001';
const WEST = '990101001001001';
const split = {
  kind: 'split_grid',
  gridCode: WEST,
  line: [
    [120.002, 30],
    [120.002, 30.01],
  ],
} as const;

/** A desk that previews every stroke, and a map that draws by hand. */
async function bound() {
  const desk = await tinyDesk();
  desk.stores.tools.setState({ previewFirst: true });
  const map = createMapStandIn();
  const waiting = new Set<() => void>();
  const turns = {
    take: (draw: () => void) => void waiting.add(draw),
    settled: async () => undefined,
    stop: () => undefined,
  };
  let tellDrawn = () => {};
  const drawn = new Promise<void>((resolve) => {
    tellDrawn = resolve;
  });
  bindEdit(map, desk, { turns, drawn: () => drawn });
  return {
    desk,
    turn: () => {
      for (const draw of waiting) draw();
      waiting.clear();
    },
    hasDrawn: async () => {
      tellDrawn();
      await drawn;
    },
    /** What was given to a source last: the roles of its features. */
    rolesOn: (source: string) => {
      const [, , data] = map.calls.findLast(([name, id]) => name === 'setData' && id === source) ?? [];
      const { features = [] } = (data ?? {}) as Partial<GeoJSON.FeatureCollection>;
      return [...new Set(features.map(({ properties }) => properties?.role))];
    },
  };
}

describe('the picture of a stroke', () => {
  it('waits for its turn, and stays until the map shows what the stroke has left', async () => {
    const { desk, turn, hasDrawn, rolesOn } = await bound();
    desk.editing.strokes.propose(split, COMMUNITY);
    expect(await desk.editing.strokes.release()).toBe('waiting');
    expect(rolesOn('edit')).toEqual([]);
    turn();
    expect(rolesOn('edit')).toContain('grid');

    expect(await desk.editing.strokes.accept()).toBe(true);
    desk.stores.view.setState({ hovered: { kind: 'grid', code: WEST } });
    turn();
    expect(rolesOn('edit')).toContain('grid');
    await hasDrawn();
    expect(rolesOn('edit')).toEqual([]);
  });

  it('goes at once when the stroke is cancelled', async () => {
    const { desk, turn, rolesOn } = await bound();
    desk.editing.strokes.propose(split, COMMUNITY);
    await desk.editing.strokes.release();
    turn();
    await desk.editing.strokes.cancel();
    turn();
    expect(rolesOn('edit')).toEqual([]);
  });
});
