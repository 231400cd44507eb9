/**
 * The lie of the land: the outline, the river, the railway, the expressway and the main roads. Main roads are lines
 * of a warped plane (u along the river, v across it), so that they bend with the river instead of making graph paper.
 */
import type { Course } from './arrangement.ts';
import type { Spot } from './frame.ts';
import type { Line, LineKind } from './planar-map.ts';
import { between, distance, type Ring } from './plane.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';

export interface Terrain {
  readonly outline: Ring;
  readonly courses: readonly Course[];
  /** Half the river's width: water lies this far either side of its middle line. */
  readonly riverHalfWidthM: number;
}

const STEP_M = 55;
/** From the water's edge to the middle of the riverside road. */
const EMBANKMENT_M = 42;

export class LineBook {
  private count = 0;
  create(kind: LineKind, crosses = false, name: string | null = null): Line {
    return { id: this.count++, kind, crosses, name };
  }
}

type Warp = (u: number, v: number) => Spot;

export function layTerrain(recipe: Recipe, book: LineBook, random: Random): Terrain {
  const warp = createWarp(recipe, random.fork('warp'));
  const outline = blob(recipe, random.fork('outline'));
  const courses: Course[] = [{ line: book.create('outline'), spots: [...outline, outline[0]] }];
  const reachU = recipe.halfWidthM * 1.25;
  const reachV = recipe.halfHeightM * 1.5;
  const bankV = recipe.river.halfWidthM + EMBANKMENT_M;
  const course = (line: Line, points: readonly (readonly [number, number])[]) => {
    courses.push({ line, spots: thinned(along(points, warp)) });
  };
  course(book.create('river'), [
    [-reachU, 0],
    [reachU, 0],
  ]);
  course(book.create('railway'), recipe.railway);
  course(book.create('expressway', false, '绕城高速'), recipe.expressway);
  course(book.create('primary', true, '滨河北路'), [
    [-reachU, bankV],
    [reachU, bankV],
  ]);
  course(book.create('primary', true, '滨河南路'), [
    [-reachU, -bankV],
    [reachU, -bankV],
  ]);

  const spacing = random.fork('spacing');
  const step = () => spacing.between(...recipe.arterialM);
  for (const side of [1, -1]) {
    for (let v = bankV + step() * 0.85; v < reachV; v += step()) {
      course(book.create('primary', true), [
        [-reachU, side * v],
        [reachU, side * v],
      ]);
    }
  }
  let index = 0;
  for (let u = -reachU; u < reachU; u += step()) {
    const hasBridge = index++ % 2 === 0;
    if (hasBridge) {
      course(book.create('primary', true), [
        [u, -reachV],
        [u, reachV],
      ]);
    } else {
      course(book.create('secondary'), [
        [u, bankV - 12],
        [u, reachV],
      ]);
      course(book.create('secondary'), [
        [u, -reachV],
        [u, 12 - bankV],
      ]);
    }
  }
  return { outline, courses, riverHalfWidthM: recipe.river.halfWidthM };
}

/** A smooth, one-to-one bending of the plane: the river's meanders fade with distance from it. */
function createWarp(recipe: Recipe, random: Random): Warp {
  const turn = () => random.between(0, 6.28);
  const phases = [turn(), turn(), turn(), turn(), turn(), turn()];
  const { swingM, bendM } = recipe.river;
  const [cos, sin] = [0.985, 0.1726];
  return (u, v) => {
    const meander =
      swingM * Math.sin(u / bendM + phases[0]) + swingM * 0.24 * Math.sin((u * 2.3) / bendM + phases[1]);
    const fade = 1 / (1 + (v / 1900) * (v / 1900));
    const x = u + 150 * Math.sin(v / 1100 + phases[2]) + 70 * Math.sin(v / 520 + u / 2600 + phases[3]);
    const y = v + meander * fade + 120 * Math.sin(u / 1500 + v / 2300 + phases[4]) * (1 - fade);
    return { x: x * cos - y * sin, y: x * sin + y * cos };
  };
}

/** The outline: an oval with lobes, so that no side is straight. */
function blob(recipe: Recipe, random: Random): Ring {
  const lobes = [2, 3, 5, 8, 13, 21].map((waves) => ({
    waves,
    size: random.between(0.4, 0.85) * (0.24 / (waves + 1)),
    phase: random.between(0, 6.28),
  }));
  const round = 2 * Math.PI * Math.max(recipe.halfWidthM, recipe.halfHeightM);
  const count = Math.round(round / 120);
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const swell = lobes.reduce((sum, lobe) => sum + lobe.size * Math.sin(lobe.waves * angle + lobe.phase), 1);
    const x = recipe.halfWidthM * swell * Math.cos(angle);
    const y = recipe.halfHeightM * swell * Math.sin(angle);
    return { x: x * 0.985 - y * 0.1726, y: x * 0.1726 + y * 0.985 };
  });
}

/** A polyline of the warped plane, sampled finely enough to bend; its corners are rounded by Chaikin's cutting. */
function along(points: readonly (readonly [number, number])[], warp: Warp): Spot[] {
  let corners = points.map(([x, y]): Spot => ({ x, y }));
  for (let round = 0; round < 4 && points.length > 2; round++) {
    corners = [
      corners[0],
      ...corners.slice(1).flatMap((b, i) => [between(corners[i], b, 0.25), between(corners[i], b, 0.75)]),
      corners[corners.length - 1],
    ];
  }
  const spots: Spot[] = [];
  for (let i = 1; i < corners.length; i++) {
    const pieces = Math.max(1, Math.round(distance(corners[i - 1], corners[i]) / STEP_M));
    for (let k = i === 1 ? 0 : 1; k <= pieces; k++) {
      const { x, y } = between(corners[i - 1], corners[i], k / pieces);
      spots.push(warp(x, y));
    }
  }
  return spots;
}

/** Drops spots that lie within half a metre of the line between their neighbours. */
function thinned(spots: readonly Spot[]): Spot[] {
  const kept = [spots[0]];
  for (let i = 1; i < spots.length - 1; i++) {
    const [a, b, c] = [kept[kept.length - 1], spots[i], spots[i + 1]];
    const bend = Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / (distance(a, c) || 1);
    if (bend > 0.5 || distance(a, b) > 180) kept.push(b);
  }
  kept.push(spots[spots.length - 1]);
  return kept;
}
