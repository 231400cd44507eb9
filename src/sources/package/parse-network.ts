import Papa from 'papaparse';
import type { ExactNetwork } from '../../domain/city.ts';
import { roundDegrees } from '../../domain/geometry.ts';
import { PackageError } from './package-error.ts';
import type { RowLog } from './row-log.ts';
import { leaveOut } from './row-log.ts';

const NODES = 'nodes.csv';
const EDGES = 'edges.csv';
const BACKWARDS = new Set(['-1', 'reverse']);
const ONEWAY = new Set(['1', 'true', 'yes', ...BACKWARDS]);

/**
 * The exact graph of `nodes.csv` (`id,lon,lat`) and `edges.csv` (`from,to,length_m[,oneway]`). Rows are
 * numbered from 1 below the header. A row that cannot be read, and an edge to a node that is not there,
 * are left out and named.
 */
export function parseNetwork(nodesText: string, edgesText: string, log: RowLog): ExactNetwork {
  const nodeIds: string[] = [];
  const lon: number[] = [];
  const lat: number[] = [];
  const indexOf = new Map<string, number>();
  csvRows(nodesText, NODES, ['id', 'lon', 'lat']).forEach((row, i) => {
    const id = row.id.trim();
    const [x, y] = [numberOf(row.lon), numberOf(row.lat)];
    const isDegrees = Math.abs(x) <= 180 && Math.abs(y) <= 90;
    if (id === '') leaveOut(log, 'missing_reference', NODES, i + 1, 'column id is empty.');
    else if (!isDegrees) {
      leaveOut(log, 'invalid_geometry', NODES, i + 1, `lon ${row.lon}, lat ${row.lat} are not degrees.`);
    } else if (indexOf.has(id)) {
      leaveOut(log, 'duplicate_code', NODES, i + 1, `node ${id} stands in an earlier row too.`);
    } else {
      indexOf.set(id, nodeIds.length);
      nodeIds.push(id);
      lon.push(roundDegrees(x));
      lat.push(roundDegrees(y));
    }
  });

  const from: number[] = [];
  const to: number[] = [];
  const lengthM: number[] = [];
  const oneway: number[] = [];
  csvRows(edgesText, EDGES, ['from', 'to', 'length_m']).forEach((row, i) => {
    const ends = [row.from.trim(), row.to.trim()];
    const unknown = ends.find((id) => !indexOf.has(id));
    const length = numberOf(row.length_m);
    if (unknown !== undefined) {
      leaveOut(log, 'missing_reference', EDGES, i + 1, `node ${unknown} is not in ${NODES}.`);
    } else if (!(length >= 0 && Number.isFinite(length))) {
      leaveOut(
        log,
        'invalid_geometry',
        EDGES,
        i + 1,
        `length_m is ${JSON.stringify(row.length_m)}; expected metres.`,
      );
    } else {
      const direction = (row.oneway ?? '').trim().toLowerCase();
      if (BACKWARDS.has(direction)) ends.reverse();
      from.push(indexOf.get(ends[0])!);
      to.push(indexOf.get(ends[1])!);
      lengthM.push(length);
      oneway.push(ONEWAY.has(direction) ? 1 : 0);
    }
  });
  return {
    nodeIds,
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    lengthM: Float64Array.from(lengthM),
    oneway: Uint8Array.from(oneway),
  };
}

function csvRows(text: string, file: string, columns: readonly string[]): Record<string, string>[] {
  const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: 'greedy',
    transformHeader: (name) => name.trim().toLowerCase(),
  });
  const absent = columns.find((column) => !meta.fields?.includes(column));
  if (absent !== undefined)
    throw new PackageError(file, null, `column ${absent} is missing from the header.`);
  return data.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? ''])));
}

function numberOf(value: string): number {
  return value.trim() === '' ? Number.NaN : Number(value);
}
