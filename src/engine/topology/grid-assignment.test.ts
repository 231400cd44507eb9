import { describe, expect, it } from 'vitest';
import { locatePoint } from '../geometry/point-in-polygon.ts';
import { PreparedPolygon } from '../geometry/prepared-polygon.ts';
import { buildPartition } from './build-partition.ts';
import { latticeCommunity, seededRandom } from './community-fixture.ts';
import { moveVertex } from './edit-vertex.ts';
import { createGridAssignment, type GridShape, NO_GRID } from './grid-assignment.ts';

/** Points strewn over the community and around it, a third of them exactly on its vertices. */
function strewPoints(random: () => number, grids: readonly GridShape[], count: number) {
  const vertices = grids.flatMap((grid) => grid.polygon.coordinates.flat());
  const lons = vertices.map((p) => p[0]);
  const lats = vertices.map((p) => p[1]);
  const [west, east] = [Math.min(...lons) - 0.001, Math.max(...lons) + 0.001];
  const [south, north] = [Math.min(...lats) - 0.001, Math.max(...lats) + 0.001];
  const positions = Array.from({ length: count }, (_, i) =>
    i % 3 === 0
      ? vertices[Math.floor(random() * vertices.length)]
      : [west + random() * (east - west), south + random() * (north - south)],
  );
  return {
    lon: Float64Array.from(positions, (p) => p[0]),
    lat: Float64Array.from(positions, (p) => p[1]),
  };
}

/** The rule, read aloud: the lowest code among the grids that cover the point. */
function codeByHand(grids: readonly GridShape[], lon: number, lat: number): string | null {
  const covering = grids.filter((grid) => locatePoint(lon, lat, grid.polygon.coordinates) !== 'outside');
  return covering.map((grid) => grid.code).sort()[0] ?? null;
}

function codesOf(assignment: ReturnType<typeof createGridAssignment>): (string | null)[] {
  return [...assignment.gridOf].map((slot) => (slot === NO_GRID ? null : assignment.codes[slot]));
}

describe('sorting points into grids', () => {
  it('equals the rule applied by hand, also on borders and corners', () => {
    const random = seededRandom(5);
    const { faces } = latticeCommunity(random, { steps: 5 });
    const { lon, lat } = strewPoints(random, faces, 900);
    const assignment = createGridAssignment(lon, lat, faces);
    const byHand = [...lon].map((x, i) => codeByHand(faces, x, lat[i]));
    expect(codesOf(assignment)).toEqual(byHand);
    expect(byHand).toContain(null);
    for (let i = 0; i < 200; i++) {
      const slot = assignment.gridAt(lon[i], lat[i]);
      expect(slot === NO_GRID ? null : assignment.codes[slot]).toBe(byHand[i]);
    }
  });

  it('does not depend on the order of the grids, even where they overlap', () => {
    const random = seededRandom(6);
    const { faces } = latticeCommunity(random, { steps: 4 });
    const overlapping = [...faces, { code: 'a', polygon: faces[5].polygon }];
    const { lon, lat } = strewPoints(random, faces, 300);
    const forward = codesOf(createGridAssignment(lon, lat, overlapping));
    expect(codesOf(createGridAssignment(lon, lat, overlapping.toReversed()))).toEqual(forward);
    expect(forward).toContain('a');
  });

  it('knows no grids, and no points', () => {
    expect([...createGridAssignment([1], [1], []).gridOf]).toEqual([NO_GRID]);
    const { faces } = latticeCommunity(seededRandom(7), { steps: 2 });
    expect(createGridAssignment([], [], faces).gridOf).toHaveLength(0);
  });

  it.each([21, 22])('stays equal to a count from scratch through long editing (seed %i)', (seed) => {
    const random = seededRandom(seed);
    const { faces } = latticeCommunity(random, { columns: 3, rows: 2, steps: 6 });
    let partition = buildPartition(faces);
    const grids = new Map(faces.map((face) => [face.code, face]));
    const { lon, lat } = strewPoints(random, faces, 1500);
    const assignment = createGridAssignment(lon, lat, faces);
    let handedOver = 0;
    for (let step = 0; step < 3000; step++) {
      const arc = partition.arcs[Math.floor(random() * partition.arcs.length)];
      const vertex = arc.points[Math.floor(random() * arc.points.length)];
      const answer = moveVertex(partition, vertex, [
        vertex[0] + (random() - 0.5) * 0.0006,
        vertex[1] + (random() - 0.5) * 0.0006,
      ]);
      if (!answer.ok) continue;
      partition = answer.value.partition;
      const changes = Object.entries(answer.value.polygons).map(([code, polygon]) => ({ code, polygon }));
      const before = assignment.gridOf.slice();
      const moved = assignment.update(changes);
      handedOver += moved.length;
      expect(moved.map(({ point, from }) => before[point] === from).includes(false)).toBe(false);
      for (const change of changes) grids.set(change.code, change);
      if (step % 300 === 0) {
        const scratch = createGridAssignment(lon, lat, [...grids.values()]);
        expect(codesOf(assignment), `seed ${seed} step ${step}`).toEqual(codesOf(scratch));
      }
    }
    expect(codesOf(assignment), `seed ${seed}`).toEqual(
      codesOf(createGridAssignment(lon, lat, [...grids.values()])),
    );
    expect(handedOver).toBeGreaterThan(500);
  });

  it('takes grids away and adds new ones', () => {
    const random = seededRandom(8);
    const { faces } = latticeCommunity(random, { steps: 4 });
    const { lon, lat } = strewPoints(random, faces, 600);
    const assignment = createGridAssignment(lon, lat, faces);
    const original = codesOf(assignment);
    const [first, second, ...rest] = faces;
    const moved = assignment.update([
      { code: first.code, polygon: null },
      { code: 'zz', polygon: first.polygon },
      { code: second.code, polygon: null },
    ]);
    expect(moved.length).toBeGreaterThan(0);
    const expected = createGridAssignment(lon, lat, [...rest, { code: 'zz', polygon: first.polygon }]);
    expect(codesOf(assignment)).toEqual(codesOf(expected));
    assignment.update([
      { code: 'zz', polygon: null },
      { code: first.code, polygon: first.polygon },
      { code: second.code, polygon: second.polygon },
    ]);
    expect(codesOf(assignment)).toEqual(original);
    expect(assignment.update([])).toEqual([]);
  });
});

describe('a prepared polygon', () => {
  it('answers every lattice point as the plain test does', () => {
    const random = seededRandom(9);
    for (let round = 0; round < 60; round++) {
      const ring = Array.from({ length: 3 + Math.floor(random() * 12) }, () => [
        Math.floor(random() * 8),
        Math.floor(random() * 8),
      ]);
      const polygon = [[...ring, ring[0]]];
      const prepared = new PreparedPolygon(polygon);
      for (let x = -1; x <= 8; x += 0.5) {
        for (let y = -1; y <= 8; y += 0.5) {
          const expected = locatePoint(x, y, polygon) !== 'outside';
          expect(prepared.covers(x, y), `${JSON.stringify(ring)} at ${x}, ${y}`).toBe(expected);
        }
      }
    }
  });
});
