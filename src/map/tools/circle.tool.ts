/** In place of the tool in hand while communities are picked for a service circle: one by one, or all inside an outline. */
import type { LonLat } from '../../domain/geometry.ts';
import { locateInRing } from '../../engine/geometry/point-in-polygon.ts';
import type { PickGesture } from '../../state/circle-store.ts';
import type { OpenCity } from '../../state/city-store.ts';
import { say } from '../../state/desk-parts.ts';
import { largestPart } from '../features/ground.ts';
import { interiorPoint } from '../interior-point.ts';
import { communityAt } from '../whereabouts.ts';
import { openCityOf } from './ground-work.ts';
import { createRim } from './rim.ts';
import type { MapTool, ToolContext } from './tool.ts';

export function createCircleTools(context: ToolContext): Readonly<Record<PickGesture, MapTool>> {
  return {
    click: createClickTool(context),
    box: createOutlineTool(context, 'box'),
    lasso: createOutlineTool(context, 'lasso'),
  };
}

/** A click puts a community in, a second one takes it out. */
function createClickTool(context: ToolContext): MapTool {
  const { desk, map } = context;
  const communityUnder = (at: LonLat): string | null => {
    const city = openCityOf(context);
    return city && communityAt(city, at);
  };
  return {
    ...endedByEscape(context),
    crosshair: 'click',
    hover(pointer) {
      const code = pointer && communityUnder(pointer.lonLat);
      const kind = code === null ? null : desk.circles.standingOf(code).kind;
      const isOpen = kind === 'member' || kind === 'free';
      map.setCursor(isOpen ? 'pointer' : kind === null ? '' : 'not-allowed');
    },
    click({ lonLat }) {
      const code = communityUnder(lonLat);
      if (code !== null && !desk.circles.toggle(code)) tellWhyNot(context, code);
    },
  };
}

/** Puts in all communities whose middle lies inside what is drawn. */
function createOutlineTool(context: ToolContext, shape: 'box' | 'lasso'): MapTool {
  const { desk, map, setSketch } = context;
  const rim = createRim(map, shape);
  let ring: readonly LonLat[] = [];
  const reset = () => {
    rim.clear();
    ring = [];
    setSketch(null);
  };
  return {
    ...endedByEscape(context),
    crosshair: 'pen',
    hover: (pointer) => map.setCursor(pointer ? 'crosshair' : ''),
    down({ point }) {
      rim.begin(point);
      return true;
    },
    drag({ point }) {
      ring = rim.extend(point) ?? ring;
      setSketch({ area: ring });
    },
    up() {
      const city = openCityOf(context);
      if (city && ring.length > 0) desk.circles.add(communitiesInside(city, ring));
      reset();
    },
    interrupt: reset,
    cancel: reset,
  };
}

function communitiesInside({ data }: OpenCity, ring: readonly LonLat[]): string[] {
  const closed = [...ring, ring[0]];
  return data.adminUnits.flatMap(({ code, level, geometry }) => {
    if (level !== 'community') return [];
    const [lon, lat] = interiorPoint(largestPart(geometry));
    return locateInRing(lon, lat, closed) === 'outside' ? [] : [code];
  });
}

function endedByEscape({ desk, map }: ToolContext): Pick<MapTool, 'key'> {
  return {
    key({ key }) {
      if (key !== 'Escape') return false;
      desk.circles.pickBy(null);
      map.setCursor('');
      return true;
    },
  };
}

function tellWhyNot({ desk }: ToolContext, communityCode: string): void {
  const standing = desk.circles.standingOf(communityCode);
  if (standing.kind === 'taken') {
    say(desk.stores, { tone: 'attention', key: 'communityTaken', values: { name: standing.by.name } });
  } else say(desk.stores, { tone: 'attention', key: 'outsideYourUnit' });
}
