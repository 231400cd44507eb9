/** Look: hover and click grids, stations, gates and crossings; a click on the mark of comments opens what is said there. */
import { openDiscussionOf, type Selection, select } from '../../state/view-store.ts';
import type { PointerPlace } from '../borders.ts';
import { LAYERS } from '../ids.ts';
import { passageNear } from './passage-near.ts';
import type { MapTool, ToolContext } from './tool.ts';

/** The station under the pointer, else a gate or a crossing near it, else the grid. Layers that are switched off are not met. */
export function whatIsAt(context: ToolContext, pointer: PointerPlace): Selection | null {
  const { map } = context;
  const { point } = pointer;
  const [station] = map.codesAt(point, [LAYERS.stations]);
  if (station !== undefined) return { kind: 'station', code: station };
  const passage = passageNear(context, pointer);
  if (passage) return { kind: passage.kind, code: passage.code };
  const [grid] = map.codesAt(point, [LAYERS.gridFill]);
  return grid === undefined ? null : { kind: 'grid', code: grid };
}

export function createSelectTool(context: ToolContext): MapTool {
  const { desk, map } = context;
  const { view } = desk.stores;
  return {
    hover(pointer) {
      const hovered = pointer ? whatIsAt(context, pointer) : null;
      map.setCursor(hovered ? 'pointer' : '');
      view.setState({ hovered });
    },
    click(pointer) {
      const [commented] = map.codesAt(pointer.point, [LAYERS.comments]);
      if (commented === undefined) select(view, whatIsAt(context, pointer));
      else openDiscussionOf(view, commented);
    },
    key({ key }) {
      if (key !== 'Escape' || !view.getState().selection) return false;
      select(view, null);
      return true;
    },
  };
}
