/** Ways for those on foot: a click opens a gate at all hours; two clicks lay a crossing from one side to the other. */
import { ALWAYS_OPEN, type Gate } from '../../domain/city.ts';
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import { newCrossing } from '../../engine/coverage/explain/propose-fixes.ts';
import { cityIn } from '../../state/city-store.ts';
import type { ScreenPoint } from '../adapter.ts';
import { LAYERS } from '../ids.ts';
import type { MapTool, ToolContext } from './tool.ts';

export function createPassageTool({ desk, map, setSketch }: ToolContext): MapTool {
  let from: LonLat | null = null;
  const begin = (at: LonLat | null) => {
    from = at;
    setSketch(null);
  };
  /** The gate under the pointer that is not open at all hours. */
  const limitedGateAt = (point: ScreenPoint): Gate | null => {
    const [code] = map.codesAt(point, [LAYERS.gates]);
    const gate = code === undefined ? undefined : cityIn(desk.stores.city)?.current.gates.get(code);
    return gate && gate.open !== ALWAYS_OPEN ? gate : null;
  };
  return {
    crosshair: 'click',
    hover(pointer) {
      const isGate = pointer !== null && from === null && limitedGateAt(pointer.point) !== null;
      map.setCursor(pointer === null ? '' : isGate ? 'pointer' : 'crosshair');
      if (from !== null) setSketch(pointer ? { line: [from, pointer.lonLat] } : null);
    },
    click({ point, lonLat }) {
      const records = cityIn(desk.stores.city)?.current;
      if (!records) return;
      const gate = from === null ? limitedGateAt(point) : null;
      if (gate) {
        void desk.editing.perform({ kind: 'update_gate', gate: { ...gate, open: ALWAYS_OPEN } });
        return;
      }
      const at: LonLat = [roundDegrees(lonLat[0]), roundDegrees(lonLat[1])];
      if (from === null) return begin(at);
      const crossing = newCrossing('bridge', [from, at], records);
      begin(null);
      void desk.editing.perform({ kind: 'add_crossing', crossing });
    },
    key({ key }) {
      if (key !== 'Escape' || from === null) return false;
      begin(null);
      return true;
    },
    cancel: () => begin(null),
  };
}
