import type { AdminUnit } from '../domain/city.ts';
import type { CircleGround, CircleShape } from '../domain/service-circle-figures.ts';
import { realParts } from '../engine/checking/real-parts.ts';
import type { LocalFrame } from '../engine/geometry/local-frame.ts';
import { shapeToLocal, shapeToLonLat } from '../engine/geometry/local-polygons.ts';
import type { Overlay } from '../engine/geometry/overlay.ts';
import { type OwnPolygon, polygonArea, shapeArea } from '../engine/geometry/planar.ts';

/** Borders nearer to each other than this are one border: neighbours do not always share every vertex. */
const SNAP_M = 0.1;
/** Holes below this are left over where borders do not quite meet. */
const SMALLEST_HOLE_M2 = 100;

/** The union of each circle's communities. Codes that name no community add nothing. */
export function circleShapes(
  circles: readonly CircleGround[],
  units: readonly AdminUnit[],
  frame: LocalFrame,
  overlay: Overlay,
): CircleShape[] {
  const communities = new Map(
    units.filter(({ level }) => level === 'community').map((unit) => [unit.code, unit]),
  );
  return circles.map(({ code, communityCodes }) => {
    const members = communityCodes.flatMap((member) => communities.get(member) ?? []);
    const union = overlay.union(
      members.map(({ geometry }) => shapeToLocal(frame, geometry)),
      { gridSize: SNAP_M },
    );
    const parts = union.ok ? realParts(union.value, overlay).map(withoutSmallHoles) : [];
    return {
      code,
      geometry: shapeToLonLat(frame, parts),
      areaM2: shapeArea(parts),
      parts: parts.length,
    };
  });
}

function withoutSmallHoles([shell, ...holes]: OwnPolygon): OwnPolygon {
  return [shell, ...holes.filter((hole) => polygonArea([hole]) >= SMALLEST_HOLE_M2)];
}
