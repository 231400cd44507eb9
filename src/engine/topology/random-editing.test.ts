import { beforeAll, describe, expect, it } from 'vitest';
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import { loadOverlay, type Overlay } from '../geometry/overlay.ts';
import { shapeArea } from '../geometry/planar.ts';
import { buildPartition } from './build-partition.ts';
import { latticeCommunity, seededRandom } from './community-fixture.ts';
import { insertVertex, moveVertex, removeVertex } from './edit-vertex.ts';
import { type Partition, partitionPolygons } from './partition.ts';
import { validatePartition } from './validate-partition.ts';

function bytes(partition: Partition): string {
  return JSON.stringify(partitionPolygons(partition));
}

describe('long random editing', () => {
  let overlay: Overlay;
  beforeAll(async () => {
    overlay = await loadOverlay();
  });

  it.each([11, 12, 13])('keeps the faces tiling and agrees with an independent judge (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const { faces, outline } = latticeCommunity(random, { columns: 3, rows: 2, steps: 6 });
    let partition = buildPartition(faces, outline);
    const outlineArea = shapeArea([outline.coordinates]);
    let accepted = 0;
    let refusedMoves = 0;
    for (let step = 0; step < 400; step++) {
      const arc = partition.arcs[Math.floor(random() * partition.arcs.length)];
      const index = Math.floor(random() * (arc.points.length - 1));
      const [a, b] = [arc.points[index], arc.points[index + 1]];
      const jitter = (): number => (random() - 0.5) * 0.0012 * random();
      const target: LonLat = [a[0] + jitter(), a[1] + jitter()];
      const kind = random();
      const label = `seed ${seed} step ${step}`;
      const answer =
        kind < 0.6
          ? moveVertex(partition, a, target)
          : kind < 0.8
            ? insertVertex(
                partition,
                [a, b],
                [(a[0] + b[0]) / 2 + jitter() / 20, (a[1] + b[1]) / 2 + jitter() / 20],
              )
            : removeVertex(partition, a);
      if (answer.ok) {
        accepted++;
        expect(validatePartition(answer.value.partition), label).toEqual([]);
        if (kind < 0.6) {
          const moved = answer.value.partition;
          const back = moveVertex(moved, [roundDegrees(target[0]), roundDegrees(target[1])], a);
          expect(back.ok && bytes(back.value.partition), label).toBe(bytes(partition));
        }
        partition = answer.value.partition;
      } else if (kind < 0.6 && answer.reason !== 'on_community_border') {
        refusedMoves++;
        expect(tilesWhenMovedByHand(partition, a, target), `${label} ${answer.reason}`).toBe(false);
      }
    }
    expect(accepted).toBeGreaterThan(100);
    expect(refusedMoves).toBeGreaterThan(10);
    const polygons = partitionPolygons(partition).map(({ polygon }) => [polygon.coordinates]);
    const union = overlay.union(polygons);
    expect(union.ok && shapeArea(union.value) / outlineArea).toBeCloseTo(1, 12);
    polygons.forEach((one, i) => {
      polygons.slice(i + 1).forEach((other) => {
        const shared = overlay.intersection(one, other);
        expect(shared.ok && shapeArea(shared.value)).toBeLessThan(1e-18);
      });
    });

    /** GEOS on polygons changed one by one: all valid, and no ground claimed twice. */
    function tilesWhenMovedByHand(before: Partition, from: LonLat, to: LonLat): boolean {
      const moved = partitionPolygons(before).map(({ polygon }) => [
        polygon.coordinates.map((ring) =>
          ring.map((p) => (p[0] === from[0] && p[1] === from[1] ? [...to] : p)),
        ),
      ]);
      if (moved.some((shape) => !overlay.validity(shape).valid)) return false;
      const sum = moved.reduce((total, shape) => total + shapeArea(shape), 0);
      return Math.abs(sum / outlineArea - 1) < 1e-9;
    }
  });
});
