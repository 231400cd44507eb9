import type { LonLat } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import type { WalkNetwork } from './walk-network.ts';

/** The line along an edge from one share of its length to another, backwards where `end` < `start`. */
export function shapeBetween(network: WalkNetwork, edge: number, start: number, end: number): LonLat[] {
  if (end < start) return shapeBetween(network, edge, end, start).reverse();
  const { shapeOffsets, shapeLon, shapeLat } = network;
  const first = shapeOffsets[edge];
  const last = shapeOffsets[edge + 1] - 1;
  const alongM = [0];
  for (let v = first; v < last; v++) {
    const lengthM = haversineM(shapeLon[v], shapeLat[v], shapeLon[v + 1], shapeLat[v + 1]);
    alongM.push(alongM[v - first] + lengthM);
  }
  const totalM = alongM[alongM.length - 1];
  const pointAt = (share: number): LonLat => {
    const metres = share * totalM;
    let v = 0;
    while (v < alongM.length - 2 && alongM[v + 1] < metres) v++;
    const segmentM = alongM[v + 1] - alongM[v];
    const t = segmentM > 0 ? Math.min(1, (metres - alongM[v]) / segmentM) : 0;
    const at = first + v;
    return [
      shapeLon[at] + (shapeLon[at + 1] - shapeLon[at]) * t,
      shapeLat[at] + (shapeLat[at + 1] - shapeLat[at]) * t,
    ];
  };
  const line: LonLat[] = [pointAt(start)];
  for (let v = 0; v < alongM.length; v++) {
    if (alongM[v] > start * totalM && alongM[v] < end * totalM) {
      line.push([shapeLon[first + v], shapeLat[first + v]]);
    }
  }
  line.push(pointAt(end));
  return line;
}
