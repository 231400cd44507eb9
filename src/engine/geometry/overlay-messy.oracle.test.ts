import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadOverlay, type Overlay } from './overlay.ts';
import { type PlanarShape, polygonPerimeter, shapeArea } from './planar.ts';

/**
 * The cases on which polygon-clipping's users broke their clippers, each with the answers its authors
 * settled on. Ours is a valid result of the same area, or a reasoned refusal; never an exception.
 */
const folder = join(process.env.GRIDCIRCLE_SHARED ?? '../shared', 'data/messy-polygon-clipping/end-to-end');
const present = existsSync(folder);

type Geometry = GeoJSON.Polygon | GeoJSON.MultiPolygon;

function read(file: string): PlanarShape[] {
  const json = JSON.parse(readFileSync(file, 'utf8')) as GeoJSON.FeatureCollection | GeoJSON.Feature;
  const features = json.type === 'FeatureCollection' ? json.features : [json];
  return features.map((feature) => {
    const geometry = feature.geometry as Geometry;
    return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  });
}

/** Area of the strip along all borders that rounding the coordinates to doubles leaves undecided. */
function roundingArea(shapes: PlanarShape[]): number {
  const magnitude = Math.max(...shapes.flat(3).map((position) => Math.hypot(...position)), 0);
  const perimeter = shapes.flat().reduce((sum, polygon) => sum + polygonPerimeter(polygon), 0);
  return 2 * Number.EPSILON * magnitude * perimeter;
}

describe.skipIf(!present)(`messy polygons (${present ? folder : 'skipped: shared data absent'})`, () => {
  let overlay: Overlay;
  beforeAll(async () => {
    overlay = await loadOverlay();
  });

  const operations = {
    union: (args: PlanarShape[]) => overlay.union(args),
    difference: ([from, ...without]: PlanarShape[]) => overlay.difference(from, without),
    intersection: (args: PlanarShape[]) => fold(args, (a, b) => overlay.intersection(a, b)),
    xor: (args: PlanarShape[]) => fold(args, (a, b) => overlay.symmetricDifference(a, b)),
  };
  type Answer = ReturnType<typeof operations.union>;
  const fold = (args: PlanarShape[], step: (a: PlanarShape, b: PlanarShape) => Answer): Answer =>
    args
      .slice(1)
      .reduce<Answer>((sum, next) => (sum.ok ? step(sum.value, next) : sum), overlay.makeValid(args[0]));

  const cases = present
    ? readdirSync(folder).filter((name) => existsSync(join(folder, name, 'args.geojson')))
    : [];
  it.each(cases)('%s', (name) => {
    const args = read(join(folder, name, 'args.geojson'));
    for (const [operation, perform] of Object.entries(operations)) {
      const answer = perform(args);
      if (!answer.ok) {
        expect(['ambiguous', 'not_finite']).toContain(answer.reason);
        continue;
      }
      expect(overlay.validity(answer.value), `${operation} is valid`).toEqual({ valid: true });
      const expectedFile = [operation, 'all']
        .map((file) => join(folder, name, `${file}.geojson`))
        .find(existsSync);
      if (expectedFile === undefined) continue;
      const expected = shapeArea(read(expectedFile)[0]);
      const size = Math.max(...args.map(shapeArea), expected);
      const error = Math.abs(shapeArea(answer.value) - expected);
      expect(error, `${operation} area`).toBeLessThanOrEqual(1e-9 * size + roundingArea(args));
    }
  });
});
