/** Tools that draw round an area: box and lasso pick what stands inside, carve and create make a grid of it. */
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import type { Sketch } from '../sketch.ts';
import { communityAt, communityOfMost } from '../whereabouts.ts';
import { proposeAssignment, type Receiver, receiveHere, receiverAt } from './assign.ts';
import { hoverGrid, openCityOf, propose } from './ground-work.ts';
import { buildingsInRing, isNothing, pickBuildings } from './picking.ts';
import { createRim } from './rim.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

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
  const rim = createRim(map, shape);
  let proposed = false;
  let drawing = false;

  const reset = () => {
    rim.clear();
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
      rim.begin(pointer.point);
      return true;
    },
    drag({ point }) {
      const ring = drawing ? rim.extend(point) : null;
      if (ring === null) return;
      const shown = work.show(ring);
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

function polygonOf(ring: readonly LonLat[]): Polygon {
  return { type: 'Polygon', coordinates: [[...ring, ring[0]].map(([lon, lat]) => [lon, lat])] };
}
