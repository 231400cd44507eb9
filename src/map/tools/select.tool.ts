/** Look: hover and click grids, stations, gates and crossings; a click on the mark of comments opens what is said there. */
import { openDiscussionOf, type Selection, select } from '../../state/view-store.ts';
import type { MapAdapter, ScreenPoint } from '../adapter.ts';
import type { PointerPlace } from '../borders.ts';
import { LAYERS } from '../ids.ts';
import { passageNear } from './passage-near.ts';
import type { MapTool, ToolContext } from './tool.ts';

/** The station under the pointer, else the grid. Layers that are switched off are not met. */
export function whatIsAt(map: MapAdapter, point: ScreenPoint): Selection | null {
  const [station] = map.codesAt(point, [LAYERS.stations]);
  if (station !== undefined) return { kind: 'station', code: station };
  const [grid] = map.codesAt(point, [LAYERS.gridFill]);
  return grid === undefined ? null : { kind: 'grid', code: grid };
}

/** The same, and before the grid a gate or a crossing near by. */
function whatIsNear(context: ToolContext, pointer: PointerPlace): Selection | null {
  const under = whatIsAt(context.map, pointer.point);
  const passage = under?.kind === 'station' ? null : passageNear(context, pointer);
  return passage === null ? under : { kind: passage.kind, code: passage.code };
}

export function createSelectTool(context: ToolContext): MapTool {
  const { desk, map } = context;
  const { view } = desk.stores;
  return {
    hover(pointer) {
      const hovered = pointer ? whatIsNear(context, pointer) : null;
      map.setCursor(hovered ? 'pointer' : '');
      view.setState({ hovered });
    },
    click(pointer) {
      const [commented] = map.codesAt(pointer.point, [LAYERS.comments]);
      if (commented === undefined) select(view, whatIsNear(context, pointer));
      else openDiscussionOf(view, commented);
    },
    key({ key }) {
      if (key !== 'Escape' || !view.getState().selection) return false;
      select(view, null);
      return true;
    },
  };
}
