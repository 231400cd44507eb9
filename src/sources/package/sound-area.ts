/**
 * Areas are only taken in when their rings are sound: a polygon that crosses itself has no inside to
 * count in. What a fault means differs by layer: a grid is left out, a footprint is dropped from a
 * building that stays.
 */
import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { polygonFault } from '../../engine/checking/polygon-fault.ts';
import type { FeatureRow } from './read-features.ts';
import type { Read } from './read-geometry.ts';
import { joinPolygons } from './read-geometry.ts';
import { largestPart, representativePoint } from './representative-point.ts';
import type { RowLog } from './row-log.ts';
import { keepWithFault, leaveOut } from './row-log.ts';

const FAULT_WORDS = {
  self_crossing: 'the polygon crosses itself',
  pinched: 'the polygon touches itself, so its inside falls apart',
  no_area: 'the polygon has no area',
  misplaced_hole: 'a hole of the polygon lies outside its outline',
};

/** The area as read, or the reason why one of its parts is no sound polygon. */
export function soundArea(area: Read<Polygon | MultiPolygon>): Read<Polygon | MultiPolygon> {
  if (!area.ok) return area;
  for (const part of partsOf(area.value)) {
    const fault = polygonFault(part);
    if (fault !== null) return { ok: false, why: faultSentence(fault) };
  }
  return area;
}

function faultSentence(fault: NonNullable<ReturnType<typeof polygonFault>>): string {
  return `${FAULT_WORDS[fault.kind]} (near ${fault.at[0]}, ${fault.at[1]})`;
}

function partsOf(area: Polygon | MultiPolygon): Polygon[] {
  if (area.type === 'Polygon') return [area];
  return area.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
}

/**
 * The one polygon of a grid. Of a grid in several parts the largest stays and the fault is logged as
 * `disconnected`; a polygon that is not sound is left out. Either way the rest of its area is set aside.
 */
export function adoptGrid(
  polygons: Read<Polygon[]>,
  at: { readonly row: FeatureRow; readonly file: string; readonly log: RowLog; readonly code: string | null },
): Polygon | null {
  const { row, file, log, code } = at;
  const name = code === null ? 'the grid' : `grid ${code}`;
  if (!polygons.ok) {
    if (code !== null) leaveOut(log, 'invalid_geometry', file, row.row, `${name}: ${polygons.why}.`);
    return null;
  }
  const parts = polygons.value;
  const where = code ?? `${file} row ${row.row}`;
  const fault = parts.map(polygonFault).find((found) => found !== null) ?? null;
  if (fault !== null || code === null) {
    log.setAside.push({ where, geometry: joinPolygons(parts) });
    if (fault === null) return null;
    const problem = fault.kind === 'pinched' ? 'disconnected' : 'invalid_geometry';
    leaveOut(log, problem, file, row.row, `${name}: ${faultSentence(fault)}.`);
    return null;
  }
  const kept = largestPart(parts);
  if (parts.length > 1) {
    const others = parts.filter((part) => part !== kept);
    log.setAside.push({ where, geometry: joinPolygons(others) });
    const reason = `${name} is in ${parts.length} separate parts; a grid is one connected area. The largest part is used.`;
    keepWithFault(log, { code: 'disconnected', severity: 'error', file, row: row.row, reason });
  }
  return kept;
}

/** A building's footprint (its largest part) and the point inside at which it is counted. */
export function soundFootprint(
  polygons: Read<Polygon[]>,
): Read<{ at: LonLat; footprint: Polygon | null; fault: string | null }> {
  if (!polygons.ok) return polygons;
  const part = largestPart(polygons.value);
  const fault = polygonFault(part);
  const at = representativePoint(part);
  if (fault === null) return { ok: true, value: { at, footprint: part, fault: null } };
  const why = `${faultSentence(fault)}; the building is kept as a point`;
  return { ok: true, value: { at, footprint: null, fault: why } };
}
