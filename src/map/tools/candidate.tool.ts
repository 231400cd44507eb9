/** In place of the tool in hand while candidates for siting are picked: every click adds one. */
import { roundDegrees } from '../../domain/geometry.ts';
import type { MapTool, ToolContext } from './tool.ts';

export function createCandidateTool({ desk, map }: ToolContext): MapTool {
  return {
    crosshair: 'click',
    hover: (pointer) => map.setCursor(pointer ? 'crosshair' : ''),
    click({ lonLat: [lon, lat] }) {
      desk.siting.addCandidate([roundDegrees(lon), roundDegrees(lat)]);
    },
    key({ key }) {
      if (key !== 'Escape') return false;
      desk.siting.draw(false);
      map.setCursor('');
      return true;
    },
  };
}
