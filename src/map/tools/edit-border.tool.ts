/**
 * Redraw a border: drag a vertex and every grid that meets there follows; drag or click a segment for a
 * new vertex; right-click, Alt-click or Delete removes one. The community's outline stays where it is. A vertex under
 * the pointer is drawn to streets and compounds nearby; Alt lets it go.
 */
import type { LonLat } from '../../domain/geometry.ts';
import { cityIn } from '../../state/city-store.ts';
import { say, tell } from '../../state/desk-parts.ts';
import { dragIn } from '../../state/gesture-store.ts';
import type { DeskNotice } from '../../state/notice-store.ts';
import { select } from '../../state/view-store.ts';
import { type BorderHit, borderHitAt, bordersOf, gridsOfCommunity } from '../borders.ts';
import type { Place } from '../snap.ts';
import { vertexPlaceOf } from './ground-work.ts';
import { nudgeByKey } from './nudge.ts';
import { whatIsAt } from './select.tool.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';
import { halfWayOn, vertexAlong } from './vertex-keys.ts';

type SegmentHit = Extract<BorderHit, { kind: 'segment' }>;

export function createEditBorderTool(context: ToolContext): MapTool {
  const { desk, map, setHot, setSketch } = context;
  const { view, gesture } = desk.stores;
  /** A segment pressed: a vertex comes into being once the pointer drags. */
  let pressed: SegmentHit | null = null;
  /** The newest place asked for while the inserted vertex is not there yet. */
  let pending: { to: LonLat; released: boolean } | null = null;
  /** Where the pointer has brought the vertex, and what holds it there. */
  let place: Place | null = null;

  const hitAt = (pointer: MapPointer): BorderHit | null => {
    const city = cityIn(desk.stores.city);
    return city && borderHitAt(city.current.grids, map, pointer);
  };

  /** Tells why a border cannot be taken, or that it can. */
  const mayTake = (communityCode: string, fixed: boolean): boolean => {
    if (fixed) say(desk.stores, { tone: 'attention', key: 'refused.on_community_border' });
    else if (!desk.mayEdit(communityCode)) say(desk.stores, { tone: 'attention', key: 'outsideYourUnit' });
    else return true;
    return false;
  };

  const insertAndDrag = async (segment: SegmentHit, to: LonLat) => {
    pending = { to, released: false };
    const { communityCode, at } = segment;
    const inserted = await desk.editing.perform({
      kind: 'insert_vertex',
      communityCode,
      segment: segment.segment,
      at,
    });
    const wanted = pending;
    pending = null;
    if (!inserted || !wanted) return;
    if (!desk.editing.begin({ kind: 'vertex', communityCode, from: at }, true)) return;
    desk.editing.moveTo(wanted.to);
    if (wanted.released) void keep();
  };

  const remove = (hit: BorderHit | null) => {
    if (hit?.kind !== 'vertex') return;
    const { communityCode, at, fixed } = hit.vertex;
    if (!mayTake(communityCode, fixed)) return;
    view.setState({ vertex: null });
    setHot(null);
    void desk.editing.perform({ kind: 'remove_vertex', communityCode, at });
  };

  /** `]` and `[` choose a vertex of the selected grid, `+` makes one. */
  const walkOrInsert = (key: string): boolean => {
    const { selection, vertex } = view.getState();
    const city = cityIn(desk.stores.city);
    const grid = selection?.kind === 'grid' ? city?.current.grids.get(selection.code) : undefined;
    if (!city || !grid) return false;
    const { communityCode } = grid;
    if (key === ']' || key === '[') {
      const { vertices } = bordersOf(gridsOfCommunity(city.current.grids, communityCode));
      const next = vertexAlong(grid, vertices, vertex?.at ?? null, key === ']' ? 1 : -1);
      if (next) view.setState({ vertex: { communityCode, at: next.at } });
      return true;
    }
    const half = key === '+' && vertex ? halfWayOn(grid, vertex.at) : null;
    if (!half || !mayTake(communityCode, false)) return half !== null;
    void desk.editing.perform({ kind: 'insert_vertex', communityCode, ...half });
    view.setState({ vertex: { communityCode, at: half.at } });
    return true;
  };

  return {
    hover(pointer) {
      const hit = pointer ? hitAt(pointer) : null;
      setHot(hit);
      const fixed = hit?.kind === 'vertex' ? hit.vertex.fixed : hit?.fixed;
      map.setCursor(hit ? (fixed ? 'not-allowed' : hit.kind === 'vertex' ? 'grab' : 'copy') : '');
      view.setState({ hovered: pointer && !hit ? whatIsAt(map, pointer.point) : view.getState().hovered });
    },
    down(pointer) {
      const hit = hitAt(pointer);
      if (!hit || pointer.altKey) return hit?.kind === 'vertex';
      if (hit.kind === 'segment') {
        pressed = hit.fixed ? null : hit;
        return !hit.fixed;
      }
      const { communityCode, at, fixed } = hit.vertex;
      if (!mayTake(communityCode, fixed)) return true;
      view.setState({ vertex: { communityCode, at } });
      // Else the same words a second time would not be heard.
      tell(desk.stores, null);
      map.setCursor('grabbing');
      return desk.editing.begin({ kind: 'vertex', communityCode, from: at });
    },
    drag(pointer) {
      place = vertexPlaceOf(context, pointer);
      const { at: to, on, held } = place;
      setSketch(on === 'nothing' ? null : { snapped: to, held });
      if (pending) pending = { ...pending, to };
      else if (pressed && mayTake(pressed.communityCode, false)) void insertAndDrag(pressed, to);
      else if (gesture.getState().gesture) desk.editing.moveTo(to);
      pressed = null;
    },
    up() {
      pressed = null;
      setSketch(null);
      map.setCursor('grab');
      if (pending) pending = { ...pending, released: true };
      else void keep();
    },
    click(pointer) {
      const hit = hitAt(pointer);
      if (pointer.altKey) return remove(hit);
      if (hit?.kind === 'segment' && mayTake(hit.communityCode, hit.fixed)) {
        const { communityCode, segment, at } = hit;
        void desk.editing.perform({ kind: 'insert_vertex', communityCode, segment, at });
        view.setState({ vertex: { communityCode, at } });
      } else if (!hit) select(view, whatIsAt(map, pointer.point));
    },
    rightClick: (pointer) => remove(hitAt(pointer)),
    key(key) {
      const { vertex } = view.getState();
      const subject = vertex && {
        kind: 'vertex' as const,
        communityCode: vertex.communityCode,
        from: vertex.at,
      };
      if (key.key === 'Enter' && dragIn(gesture.getState().gesture)) {
        void keep();
        return true;
      }
      if (nudgeByKey(context, subject, key) || walkOrInsert(key.key)) return true;
      if (vertex && (key.key === 'Delete' || key.key === 'Backspace')) {
        view.setState({ vertex: null });
        void desk.editing.perform({
          kind: 'remove_vertex',
          communityCode: vertex.communityCode,
          at: vertex.at,
        });
        return true;
      }
      if (vertex && key.key === 'Escape') {
        view.setState({ vertex: null });
        return true;
      }
      return false;
    },
    cancel() {
      pressed = null;
      pending = null;
      place = null;
      setHot(null);
      setSketch(null);
      void desk.editing.cancel();
    },
  };

  /** Finishes the drag or the steps by arrow key; the vertex stays chosen at its new place, for the keyboard to go on. */
  async function keep(): Promise<void> {
    const held = dragIn(gesture.getState().gesture);
    if (held?.subject.kind !== 'vertex') return;
    const told = place && whereItLies(place);
    place = null;
    const kept = await desk.editing.finish();
    if (!kept) return;
    tell(desk.stores, told);
    view.setState({ vertex: { communityCode: held.subject.communityCode, at: held.to } });
  }
}

/** What holds a vertex, in words; `null` where nothing does. */
function whereItLies({ on, name }: Place): DeskNotice | null {
  if (on === 'nothing') return null;
  const key = name === null ? on : `${on}Named`;
  return { tone: 'info', key: `liesOn.${key}`, values: { name: name ?? '' } };
}
