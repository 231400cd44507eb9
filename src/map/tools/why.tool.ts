/** Ask of a home why it is not covered: the nearest building with households under the pointer. */
import { cityIn } from '../../state/city-store.ts';
import { select } from '../../state/view-store.ts';
import type { ScreenPoint } from '../adapter.ts';
import { buildingsNear } from './picking.ts';
import type { MapTool, ToolContext } from './tool.ts';

export function createWhyTool({ desk, map }: ToolContext): MapTool {
  const { view, city } = desk.stores;
  const homeAt = (point: ScreenPoint): string | null => {
    const data = cityIn(city)?.data;
    if (!data) return null;
    const { households, codes } = data.buildings;
    const row = buildingsNear(data, map, point).find((near) => households[near] > 0);
    return row === undefined ? null : codes[row];
  };
  return {
    crosshair: 'click',
    hover: (pointer) => map.setCursor(pointer && homeAt(pointer.point) ? 'pointer' : ''),
    click({ point }) {
      const code = homeAt(point);
      select(view, code === null ? null : { kind: 'building', code });
    },
    key({ key }) {
      if (key !== 'Escape' || view.getState().selection?.kind !== 'building') return false;
      select(view, null);
      return true;
    },
  };
}
