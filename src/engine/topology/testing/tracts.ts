/**
 * The census tracts of New Hampshire as a city to edit: every county a community, every tract a grid and, at
 * the position the census gives for its inside, a building with its households. The files are not part of the
 * project: a folder `shared/data` beside it, or where GRIDCIRCLE_SHARED says.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LonLat, Polygon } from '../../../domain/geometry.ts';
import { arrange } from '../arrangement/arrange.ts';
import { buildPartition } from '../build-partition.ts';
import type { GridShape } from '../grid-assignment.ts';
import type { Ground } from '../ground/ground.ts';
import { applyGroundEdit } from '../ground/ground.ts';
import { healGround } from '../ground/heal-ground.ts';
import { type Partition, partitionPolygons, storedPolygon } from '../partition.ts';

const FOLDER = join(process.env.GRIDCIRCLE_SHARED ?? '../shared', 'data/districting-us');

export const HAS_TRACTS = existsSync(join(FOLDER, 'NH_tract.shp'));

export interface TractCity {
  readonly grounds: readonly Ground[];
  readonly buildings: { readonly lon: number[]; readonly lat: number[]; readonly households: number[] };
}

/**
 * Reads the tracts, of some counties or of all, with every `step`th vertex of each border between junctions; 1
 * keeps them all.
 */
export function readTracts(step: number, only: readonly string[] | null = null): TractCity {
  const rows = readRows(readFileSync(join(FOLDER, 'NH_tract.dbf')));
  const shapes = readShapes(readFileSync(join(FOLDER, 'NH_tract.shp')));
  const counties = new Map<string, GridShape[]>();
  rows.forEach(({ code }, i) => {
    const county = code.slice(0, 5);
    counties.set(county, [...(counties.get(county) ?? []), { code, polygon: storedPolygon(shapes[i]) }]);
  });
  return {
    grounds: [...counties]
      .filter(([county]) => only === null || only.includes(county))
      .map(([, tracts]) => groundOf(coarse(tracts, step))),
    buildings: {
      lon: rows.map(({ lon }) => lon),
      lat: rows.map(({ lat }) => lat),
      households: rows.map(({ households }) => households),
    },
  };
}

/** The tracts as a ground that fits itself: thinning borders out may have made some of them cross. */
function groundOf(tracts: readonly GridShape[]): Ground {
  const areas = tracts.map(({ code, polygon }) => ({ label: code, polygon }));
  const whole =
    arrange({ layers: [{ areas }], outline: null })
      .dissolve(() => '')
      .get('') ?? [];
  const ground: Ground = {
    outline: { type: 'MultiPolygon', coordinates: whole.map(({ coordinates }) => coordinates) },
    grids: tracts,
  };
  const healed = healGround(ground, {});
  return healed.ok ? applyGroundEdit(ground, healed.value, String) : ground;
}

function coarse(tracts: readonly GridShape[], step: number): readonly GridShape[] {
  if (step === 1) return tracts;
  const partition = buildPartition(tracts);
  const arcs = partition.arcs.map((arc) => {
    const last = arc.points.length - 1;
    // Two vertices between the ends keep short borders between the same junctions apart.
    const stride = Math.min(step, Math.max(1, Math.floor(last / 3)));
    return { ...arc, points: arc.points.filter((_, i) => i % stride === 0 || i === last) };
  });
  return partitionPolygons({ ...partition, arcs } satisfies Partition);
}

interface TractRow {
  readonly code: string;
  readonly lon: number;
  readonly lat: number;
  readonly households: number;
}

/** dBASE III: a header of 32-byte fields, then rows of fixed width. DP0130001 counts households. */
function readRows(file: Buffer): TractRow[] {
  const [count, headerLength, rowLength] = [
    file.readUInt32LE(4),
    file.readUInt16LE(8),
    file.readUInt16LE(10),
  ];
  const offsets = new Map<string, [start: number, length: number]>();
  let start = 1;
  for (let at = 32; file[at] !== 0x0d; at += 32) {
    offsets.set(file.toString('latin1', at, at + 11).replace(/\0.*/s, ''), [start, file[at + 16]]);
    start += file[at + 16];
  }
  return Array.from({ length: count }, (_, i) => {
    const field = (name: string): string => {
      const [from, length] = offsets.get(name) ?? [0, 0];
      const at = headerLength + rowLength * i + from;
      return file.toString('latin1', at, at + length).trim();
    };
    return {
      code: field('GEOID10'),
      lon: Number(field('INTPTLON10')),
      lat: Number(field('INTPTLAT10')),
      households: Math.round(Number(field('DP0130001'))),
    };
  });
}

/** ESRI shapefile polygons of one ring each, which is all these are. */
function readShapes(file: Buffer): Polygon[] {
  const polygons: Polygon[] = [];
  for (let at = 100; at < file.length; at += 8 + 2 * file.readInt32BE(at + 4)) {
    const [parts, points] = [file.readInt32LE(at + 44), file.readInt32LE(at + 48)];
    if (parts !== 1) throw new Error(`Expected tracts of one ring, got ${parts}.`);
    const ring = Array.from({ length: points }, (_, i): LonLat => {
      const point = at + 56 + 16 * i;
      return [file.readDoubleLE(point), file.readDoubleLE(point + 8)];
    });
    polygons.push({ type: 'Polygon', coordinates: [ring.map((position) => [...position])] });
  }
  return polygons;
}
