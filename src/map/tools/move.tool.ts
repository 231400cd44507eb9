/** Moves what stands at one place: a station, a gate, or a crossing by one of its ends or as a whole. */
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import { cityIn } from '../../state/city-store.ts';
import type { GestureSubject } from '../../state/gesture-store.ts';
import { type Selection, select } from '../../state/view-store.ts';
import { nudgeByKey } from './nudge.ts';
import { passageHeld, passageNear } from './passage-near.ts';
import { stationNear } from './station.tools.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

type Movable = Exclude<GestureSubject, { kind: 'vertex' }>;

export function createMoveTool(context: ToolContext): MapTool {
  const { desk, map } = context;
  const { view, gesture, city } = desk.stores;
  const near = (pointer: MapPointer): Movable | null => {
    const station = stationNear(context, pointer);
    return station
      ? { kind: 'station', code: station.code, from: station.location }
      : passageNear(context, pointer);
  };
  return {
    hover(pointer) {
      const subject = pointer && near(pointer);
      map.setCursor(subject ? 'grab' : '');
      view.setState({ hovered: subject && selectionOf(subject) });
    },
    down(pointer) {
      const subject = near(pointer);
      if (!subject) return false;
      select(view, selectionOf(subject));
      map.setCursor('grabbing');
      return desk.editing.begin(subject);
    },
    drag({ lonLat }) {
      const to: LonLat = [roundDegrees(lonLat[0]), roundDegrees(lonLat[1])];
      if (gesture.getState().gesture) desk.editing.moveTo(to);
    },
    up() {
      map.setCursor('grab');
      void desk.editing.finish();
    },
    click(pointer) {
      const subject = near(pointer);
      select(view, subject && selectionOf(subject));
    },
    key(key) {
      const records = cityIn(city)?.current;
      const { selection } = view.getState();
      const station = selection?.kind === 'station' ? records?.stations.get(selection.code) : undefined;
      const subject: Movable | null = station?.location
        ? { kind: 'station', code: station.code, from: station.location }
        : records
          ? passageHeld(records, selection)
          : null;
      return nudgeByKey(context, subject, key);
    },
    cancel: () => void desk.editing.cancel(),
  };
}

function selectionOf({ kind, code }: Movable): Selection {
  return { kind, code };
}
