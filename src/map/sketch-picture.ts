/** What the tool in hand draws of itself: its line, area or rim, and what it has picked; the keyboard's crosshair. */
import type { LonLat } from '../domain/geometry.ts';
import { shapeOf } from '../engine/geometry/local-polygons.ts';
import type { OpenCity } from '../state/city-store.ts';
import type { ScreenPoint } from './adapter.ts';
import { groundIndex } from './ground-index.ts';
import type { Sketch } from './sketch.ts';

/** Bottom first. */
export const SKETCH_PATHS = ['ground', 'rim', 'line', 'vertex', 'snapped', 'crosshair'] as const;

/** In CSS pixels of the map. */
export interface SketchPicture {
  /** SVG path data, empty where there is nothing to draw. */
  readonly paths: Readonly<Record<(typeof SKETCH_PATHS)[number], string>>;
  /** Picked buildings and blocks, in the order in which they were picked. */
  readonly picked: readonly ScreenPoint[];
}

type Project = (at: LonLat) => ScreenPoint;
type Ring = readonly (readonly number[])[];

const VERTEX_RADIUS = 4;
const SNAPPED_RADIUS = 6;
/** The crosshair's arms leave the very point free. */
const CROSSHAIR_ARM = { from: 4, to: 20 };

/** `crosshair`: where that of the keyboard stands. */
export function sketchPicture(
  sketch: Sketch | null,
  crosshair: LonLat | null,
  city: OpenCity,
  project: Project,
): SketchPicture {
  const { line = [], area = [], rim = [], snapped, held } = sketch ?? {};
  const rings = [area, rim].filter((ring) => ring.length > 2);
  const lines = [line, held ?? []].filter((each) => each.length > 1);
  const discs = (centres: readonly LonLat[], radius: number) =>
    centres.map((at) => disc(project(at), radius)).join('');
  const paths = {
    ground: closed(pickedGround(sketch, city), project),
    rim: closed(rings, project),
    line: lines.map((each) => path(each, project)).join(''),
    vertex: discs(line, VERTEX_RADIUS),
    snapped: discs(snapped ? [snapped] : [], SNAPPED_RADIUS),
    crosshair: crosshair ? arms(project(crosshair)) : '',
  };
  return { paths, picked: pickedPlaces(sketch, city).map(project) };
}

/** Rings of the compounds and grids that are picked as a whole. */
function pickedGround(sketch: Sketch | null, city: OpenCity): Ring[] {
  const index = groundIndex(city.data);
  const compounds = (sketch?.picked?.compounds ?? []).flatMap((code) => index.compound(code) ?? []);
  const grids = (sketch?.grids ?? []).flatMap((code) => city.current.grids.get(code) ?? []);
  return [...compounds, ...grids].flatMap(({ geometry }) => shapeOf(geometry).flat());
}

function pickedPlaces(sketch: Sketch | null, city: OpenCity): LonLat[] {
  const { buildings = [], blocksAt = [] } = sketch?.picked ?? {};
  const doors = buildings.map((code) => city.index.buildingAt(code)).filter((at) => at !== null);
  return [...doors, ...blocksAt];
}

function closed(rings: readonly Ring[], project: Project): string {
  return rings.map((ring) => `${path(ring, project)}Z`).join('');
}

function path(line: Ring, project: Project): string {
  const points = line.map(([lon, lat]) => project([lon, lat]));
  return `M${points.map(({ x, y }) => `${pixels(x)} ${pixels(y)}`).join('L')}`;
}

function disc({ x, y }: ScreenPoint, radius: number): string {
  const half = `a${radius} ${radius} 0 1 0`;
  return `M${pixels(x - radius)} ${pixels(y)}${half} ${2 * radius} 0${half} ${-2 * radius} 0Z`;
}

function arms({ x, y }: ScreenPoint): string {
  const { from, to } = CROSSHAIR_ARM;
  const [left, middle] = [pixels(x), pixels(y)];
  return [
    `M${left} ${middle}m${from} 0h${to - from}`,
    `M${left} ${middle}m${-from} 0h${from - to}`,
    `M${left} ${middle}m0 ${from}v${to - from}`,
    `M${left} ${middle}m0 ${-from}v${from - to}`,
  ].join('');
}

/** To a tenth, which nobody sees. */
function pixels(value: number): number {
  return Math.round(value * 10) / 10;
}
