/** Open comments as points: one mark for each grid that somebody has said something about. */
import type { Grid } from '../../domain/city.ts';
import { interiorPoint } from '../interior-point.ts';
import { pointFeature } from './feature.ts';

/** The mark has room for two signs. */
const MOST_SHOWN = 9;

export function commentFeature({ code, geometry }: Grid, open: number): GeoJSON.Feature {
  return pointFeature(interiorPoint(geometry), {
    code,
    label: open > MOST_SHOWN ? `${MOST_SHOWN}+` : String(open),
  });
}
