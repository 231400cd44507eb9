import { type LonLat, roundDegrees } from '../domain/geometry.ts';

const LINE = /^\s*(-?\d+(?:\.\d+)?)\s*[,，;；\s]\s*(-?\d+(?:\.\d+)?)\s*$/;

/** A position as somebody typed or pasted it, longitude first; `null` when it is none. */
export function readPosition(text: string): LonLat | null {
  const [, lon, lat] = LINE.exec(text) ?? [];
  if (lon === undefined || Math.abs(Number(lon)) > 180 || Math.abs(Number(lat)) > 90) return null;
  return [roundDegrees(Number(lon)), roundDegrees(Number(lat))];
}
