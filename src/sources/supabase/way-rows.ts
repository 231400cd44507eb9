/** From the columns of streets, crossings, the exact walking graph and the backdrop to domain nouns. */
import {
  ALL_STREET_FLAGS,
  BACKDROP_KINDS,
  type BackdropFeature,
  CROSSING_KINDS,
  type Crossing,
  type ExactNetwork,
  type StreetTable,
} from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { flag, LayerColumns, notNegative, oneOf, orNull, text, wholeFrom } from './columns.ts';

export function readStreets(answer: unknown): StreetTable {
  const columns = new LayerColumns('streets', answer, 'ids');
  return {
    count: columns.count,
    ids: columns.codes(),
    kinds: columns.column('kinds', text),
    names: columns.column('names', orNull(text)),
    access: columns.column('access', orNull(text)),
    flags: Uint8Array.from(columns.column('flags', wholeFrom(0, ALL_STREET_FLAGS))),
    ...columns.lines('lines'),
  };
}

export function readCrossings(answer: unknown): Crossing[] {
  const columns = new LayerColumns('crossings', answer);
  const codes = columns.codes();
  const names = columns.column('names', orNull(text));
  const kinds = columns.column('kinds', oneOf(CROSSING_KINDS));
  const open = columns.column('open', text);
  const stepFree = columns.column('stepFree', flag);
  const signals = columns.column('signals', flag);
  const { offsets, lon, lat } = columns.lines('lines');
  return codes.map((code, i) => ({
    code,
    name: names[i],
    kind: kinds[i],
    line: Array.from(lon.subarray(offsets[i], offsets[i + 1]), (x, v): LonLat => [x, lat[offsets[i] + v]]),
    open: open[i],
    stepFree: stepFree[i],
    signals: signals[i],
  }));
}

export function readNetwork(answer: unknown): ExactNetwork {
  const nodes = new LayerColumns('network nodes', answer, 'nodeIds');
  const edges = new LayerColumns('network edges', answer, 'from');
  const node = wholeFrom(0, nodes.count - 1);
  return {
    nodeIds: nodes.codes(),
    ...nodes.points('points'),
    from: Int32Array.from(edges.column('from', node)),
    to: Int32Array.from(edges.column('to', node)),
    lengthM: Float64Array.from(edges.column('lengthM', notNegative)),
    oneway: Uint8Array.from(edges.column('oneway', wholeFrom(0, 1))),
  };
}

export function readBackdrop(answer: unknown): BackdropFeature[] {
  const columns = new LayerColumns('backdrop', answer, 'layers');
  const layers = columns.column('layers', oneOf(BACKDROP_KINDS));
  const kinds = columns.column('kinds', text);
  const names = columns.column('names', orNull(text));
  const shapes = columns.shapes('shapes');
  return layers.map((layer, i) => ({ layer, kind: kinds[i], name: names[i], geometry: shapes[i] }));
}
