/** Tools that draw round an area: box and lasso pick what stands inside, carve and create make a grid of it. */
import { type LonLat, type Polygon, roundDegrees } from '../../domain/geometry.ts';
import type { ScreenPoint } from '../adapter.ts';
import type { Sketch } from '../sketch.ts';
import { communityAt, communityOfMost } from '../whereabouts.ts';
import { proposeAssignment, type Receiver, receiveHere, receiverAt } from './assign.ts';
import { hoverGrid, openCityOf, propose } from './ground-work.ts';
import { buildingsInRing, isNothing, pickBuildings } from './picking.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

/** A freehand rim takes a point every so many CSS pixels. */
const RIM_STEP = 6;

/** What becomes of an area under the pen: its sketch, and true when something was proposed for it. */
interface AreaWork {
  /** False when the stroke may not begin here. */
  begin?(pointer: MapPointer): boolean;
  show(ring: readonly LonLat[]): { readonly sketch: Sketch; readonly proposed: boolean };
}

export function createBoxTool(context: ToolContext): MapTool {
  return createAreaTool(context, 'box', pickInside(context));
}

export function createLassoTool(context: ToolContext): MapTool {
  return createAreaTool(context, 'lasso', pickInside(context));
}

/** Makes a grid of its own out of what lies inside; only from one grid when the source filter names it. */
export function createCarveTool(context: ToolContext): MapTool {
  return createAreaTool(context, 'lasso', {
    show(area) {
      const { source } = context.desk.stores.tools.getState();
      const city = openCityOf(context);
      const communityCode = city && communityOfMost(city, area);
      const from = source.kind === 'grid' ? [source.code] : null;
      const proposed =
        communityCode !== null &&
        propose(context, { action: { kind: 'carve_grid', area: polygonOf(area), from }, communityCode });
      return { sketch: { area }, proposed };
    },
  });
}

/** A first grid, or one more: of all unassigned ground by a click, of the part inside by drawing round it. */
export function createCreateGridTool(context: ToolContext): MapTool {
  const drawn = createAreaTool(context, 'lasso', {
    show(area) {
      const city = openCityOf(context);
      const communityCode = city && communityOfMost(city, area);
      const proposed =
        communityCode !== null &&
        propose(context, { action: { kind: 'create_grid', area: polygonOf(area) }, communityCode });
      return { sketch: { area }, proposed };
    },
  });
  return {
    ...drawn,
    crosshair: 'click',
    click({ lonLat }) {
      const city = openCityOf(context);
      const communityCode = city && communityAt(city, lonLat);
      if (!communityCode || !propose(context, { action: { kind: 'create_grid', area: null }, communityCode }))
        return;
      void context.desk.editing.strokes.release();
    },
  };
}

function pickInside(context: ToolContext): AreaWork {
  let to: Receiver | null = null;
  return {
    begin({ lonLat }) {
      to = receiverAt(context, lonLat);
      return to !== null;
    },
    show(area) {
      const city = openCityOf(context);
      if (!city || !to) return { sketch: { area }, proposed: false };
      const { pickUnit } = context.desk.stores.tools.getState();
      const picked = pickBuildings(city.data, buildingsInRing(city.data, area), pickUnit);
      return {
        sketch: { area, picked },
        proposed: !isNothing(picked) && proposeAssignment(context, picked, to),
      };
    },
  };
}

function createAreaTool(context: ToolContext, shape: 'box' | 'lasso', work: AreaWork): MapTool {
  const { desk, map, setSketch } = context;
  let rim: ScreenPoint[] = [];
  let proposed = false;
  let drawing = false;

  const ringOf = (): LonLat[] => {
    const corners = shape === 'lasso' ? rim : boxOf(rim[0], rim[rim.length - 1]);
    return corners.map((point) => rounded(map.unproject(point)));
  };
  const reset = () => {
    rim = [];
    proposed = false;
    drawing = false;
    setSketch(null);
  };
  return {
    crosshair: 'pen',
    hover(pointer) {
      map.setCursor(pointer ? 'crosshair' : '');
      hoverGrid(context, pointer?.lonLat ?? null);
    },
    down(pointer) {
      drawing = work.begin?.(pointer) ?? true;
      rim = [pointer.point];
      return true;
    },
    drag({ point }) {
      const last = rim.at(-1);
      if (!drawing || !last) return;
      if (shape === 'lasso' && Math.hypot(last.x - point.x, last.y - point.y) < RIM_STEP) return;
      rim.push(point);
      if (rim.length < (shape === 'box' ? 2 : 3)) return;
      const shown = work.show(ringOf());
      setSketch(shown.sketch);
      proposed = shown.proposed;
    },
    up() {
      const release = proposed;
      reset();
      if (release) void desk.editing.strokes.release();
      else void desk.editing.strokes.cancel();
    },
    rightClick: (pointer) => receiveHere(context, pointer),
    key({ key }) {
      if (key !== 'Escape' || !drawing) return false;
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

function boxOf(a: ScreenPoint, b: ScreenPoint): ScreenPoint[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}

function polygonOf(ring: readonly LonLat[]): Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ring[0]].map(([lon, lat]) => [lon, lat])] };
}

function rounded([lon, lat]: LonLat): LonLat {
  return [roundDegrees(lon), roundDegrees(lat)];
}
