/** Stations: put a new one down, close one. */
import type { Station } from '../../domain/city.ts';
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import { cityIn } from '../../state/city-store.ts';
import { select } from '../../state/view-store.ts';
import type { PointerPlace } from '../borders.ts';
import type { MapPointer, MapTool, ToolContext } from './tool.ts';

/** How near the pointer must come to a station, in CSS pixels. */
const STATION_REACH = { mouse: 15, touch: 24 } as const;

/** The nearest station within reach of the pointer; a station that is closed or online is not met. */
export function stationNear(
  context: ToolContext,
  { point, byTouch }: PointerPlace,
): (Station & { location: LonLat }) | null {
  const stations = cityIn(context.desk.stores.city)?.current.stations.values() ?? [];
  let nearest: (Station & { location: LonLat }) | null = null;
  let best: number = STATION_REACH[byTouch ? 'touch' : 'mouse'];
  for (const station of stations) {
    if (!station.location) continue;
    const { x, y } = context.map.project(station.location);
    const distance = Math.hypot(x - point.x, y - point.y);
    if (distance >= best) continue;
    best = distance;
    nearest = { ...station, location: station.location };
  }
  return nearest;
}

export function createAddStationTool({ map, askForStation }: ToolContext): MapTool {
  return {
    hover: (pointer) => map.setCursor(pointer ? 'crosshair' : ''),
    click: ({ lonLat }) => askForStation(rounded(lonLat)),
    key({ key }) {
      if (key !== 'Enter') return false;
      // Without a pointer the station goes to the middle of the map.
      askForStation(rounded(map.camera().centre));
      return true;
    },
  };
}

export function createCloseStationTool(context: ToolContext): MapTool {
  const { desk, map } = context;
  const { view } = desk.stores;
  const close = (code: string) => void desk.editing.perform({ kind: 'close_station', stationCode: code });
  return {
    hover(pointer) {
      const station = pointer && stationNear(context, pointer);
      map.setCursor(station ? 'pointer' : '');
      view.setState({ hovered: station ? { kind: 'station', code: station.code } : null });
    },
    click(pointer: MapPointer) {
      const station = stationNear(context, pointer);
      if (!station) return;
      select(view, { kind: 'station', code: station.code });
      close(station.code);
    },
    key({ key }) {
      const { selection } = view.getState();
      if (selection?.kind !== 'station' || (key !== 'Enter' && key !== 'Delete')) return false;
      close(selection.code);
      return true;
    },
  };
}

function rounded([lon, lat]: LonLat): LonLat {
  return [roundDegrees(lon), roundDegrees(lat)];
}
