/** What the tool in hand draws of itself: its line, area or rim, and what it has picked; the keyboard's crosshair. */
import type { LonLat } from '../domain/geometry.ts';
import { shapeOf } from '../engine/geometry/local-polygons.ts';
import type { OpenCity } from '../state/city-store.ts';
import type { ScreenPoint } from './adapter.ts';
import { groundIndex } from './ground-index.ts';
import type { Sketch } from './sketch.ts';

/** In CSS pixels of the map. */
export interface SketchPicture {
  /** SVG path data, empty where there is nothing to draw. */
  readonly outlines: Readonly<Record<'ground' | 'rim' | 'line' | 'crosshair', string>>;
  /** Where discs stand: on what is picked, in the order in which it was picked, and on points of the line. */
  readonly marks: Readonly<Record<'picked' | 'vertex' | 'snapped', readonly ScreenPoint[]>>;
}

type Project = (at: LonLat) => ScreenPoint;
type Ring = readonly (readonly number[])[];

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
  return {
    outlines: {
      ground: closed(pickedGround(sketch, city), project),
      rim: closed(rings, project),
      line: lines.map((each) => path(each, project)).join(''),
      crosshair: crosshair ? arms(project(crosshair)) : '',
    },
    marks: {
      picked: pickedPlaces(sketch, city).map(project),
      vertex: line.map(project),
      snapped: snapped ? [project(snapped)] : [],
    },
  };
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
