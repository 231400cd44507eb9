/** Look: hover and click grids and stations; a click on the mark of comments opens what is said there. */
import { openDiscussionOf, type Selection, select } from '../../state/view-store.ts';
import type { MapAdapter, ScreenPoint } from '../adapter.ts';
import { LAYERS } from '../ids.ts';
import type { MapTool, ToolContext } from './tool.ts';

/** The station under the pointer, else the grid. Layers that are switched off are not met. */
export function whatIsAt(map: MapAdapter, point: ScreenPoint): Selection | null {
  const [station] = map.codesAt(point, [LAYERS.stations]);
  if (station !== undefined) return { kind: 'station', code: station };
  const [grid] = map.codesAt(point, [LAYERS.gridFill]);
  return grid === undefined ? null : { kind: 'grid', code: grid };
}

export function createSelectTool({ desk, map }: ToolContext): MapTool {
  const { view } = desk.stores;
  return {
    hover(pointer) {
      const hovered = pointer ? whatIsAt(map, pointer.point) : null;
      map.setCursor(hovered ? 'pointer' : '');
      view.setState({ hovered });
    },
    click({ point }) {
      const [commented] = map.codesAt(point, [LAYERS.comments]);
      if (commented === undefined) select(view, whatIsAt(map, point));
      else openDiscussionOf(view, commented);
    },
    key({ key }) {
      if (key !== 'Escape' || !view.getState().selection) return false;
      select(view, null);
      return true;
    },
  };
}
