/** Paints buildings, compounds or blocks into the selected grid. */
import type { PickedGround } from '../../domain/edit.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { ScreenPoint } from '../adapter.ts';
import { NOTHING_PICKED } from '../sketch.ts';
import { proposeAssignment, type Receiver, receiveHere, receiverAt } from './assign.ts';
import { hoverGrid, openCityOf } from './ground-work.ts';
import { buildingsUnderBrush, joinPicked, pickBuildings } from './picking.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

const RIM_POINTS = 48;

export function createBrushTool(context: ToolContext): MapTool {
  const { desk, map, setSketch } = context;
  const options = () => desk.stores.tools.getState();
  let to: Receiver | null = null;
  let picked: PickedGround = NOTHING_PICKED;
  let last: ScreenPoint | null = null;

  const rimAround = ({ x, y }: ScreenPoint): LonLat[] => {
    const { brushRadius } = options();
    return Array.from({ length: RIM_POINTS }, (_, i) => {
      const turn = (2 * Math.PI * i) / RIM_POINTS;
      return map.unproject({ x: x + brushRadius * Math.cos(turn), y: y + brushRadius * Math.sin(turn) });
    });
  };
  const paint = ({ point }: MapPointer) => {
    const city = openCityOf(context);
    if (!city || !to) return;
    const { brushRadius, pickUnit } = options();
    const rows = buildingsUnderBrush(city.data, map, [last ?? point, point], brushRadius);
    last = point;
    const before = picked;
    picked = joinPicked(picked, pickBuildings(city.data, rows, pickUnit));
    setSketch({ rim: rimAround(point), picked });
    const grew =
      picked.buildings.length + picked.compounds.length + picked.blocksAt.length >
      before.buildings.length + before.compounds.length + before.blocksAt.length;
    if (grew && !proposeAssignment(context, picked, to)) to = null;
  };
  const reset = () => {
    to = null;
    picked = NOTHING_PICKED;
    last = null;
    setSketch(null);
  };

  return {
    crosshair: 'pen',
    hover(pointer) {
      map.setCursor(pointer ? 'crosshair' : '');
      hoverGrid(context, pointer?.lonLat ?? null);
      setSketch(pointer && { rim: rimAround(pointer.point) });
    },
    down(pointer) {
      to = receiverAt(context, pointer.lonLat);
      paint(pointer);
      return true;
    },
    drag: paint,
    up(pointer) {
      paint(pointer);
      const painted = to !== null;
      reset();
      setSketch({ rim: rimAround(pointer.point) });
      if (painted) void desk.editing.strokes.release();
    },
    rightClick: (pointer) => receiveHere(context, pointer),
    key({ key }) {
      if (key !== 'Escape' || !to) return false;
      this.cancel?.();
      return true;
    },
    dropped: reset,
    cancel() {
      reset();
      void desk.editing.strokes.cancel();
    },
  };
}
