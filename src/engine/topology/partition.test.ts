import { describe, expect, it } from 'vitest';
import type { LonLat, Polygon } from '../../domain/geometry.ts';
import { buildPartition, type PartitionFace } from './build-partition.ts';
import { latticeCommunity, seededRandom } from './community-fixture.ts';
import { insertVertex, moveVertex, removeVertex } from './edit-vertex.ts';
import { OUTSIDE, type Partition, partitionPolygons, storedPolygon } from './partition.ts';
import { validatePartition } from './validate-partition.ts';

/** A ring in whole units of 1e-7°, closed for you. */
function polygon(...rings: [number, number][][]): Polygon {
  const coordinates = rings.map((ring) => [...ring, ring[0]].map(([x, y]) => [...at(x, y)]));
  return { type: 'Polygon', coordinates };
}
function at(x: number, y: number): LonLat {
  return [Math.round(x) / 1e7, Math.round(y) / 1e7];
}
function box(minX: number, minY: number, maxX: number, maxY: number): [number, number][] {
  return [
    [minX, minY],
    [maxX, minY],
    [maxX, maxY],
    [minX, maxY],
  ];
}
function bytes(partition: Partition): string {
  return JSON.stringify(partitionPolygons(partition));
}

//  A │ B      two boxes that share one side
const twoBoxes: PartitionFace[] = [
  { code: 'A', polygon: polygon(box(0, 0, 100, 100)) },
  { code: 'B', polygon: polygon(box(100, 0, 200, 100)) },
];
const boxOutline = polygon([
  ...box(0, 0, 200, 100).slice(0, 1),
  [100, 0],
  [200, 0],
  [200, 100],
  [100, 100],
  [0, 100],
]);

describe('building a partition', () => {
  it('keeps a shared border once', () => {
    const partition = buildPartition(twoBoxes, boxOutline);
    expect(validatePartition(partition)).toEqual([]);
    expect(partition.problems).toEqual([]);
    expect(partition.arcs).toHaveLength(3);
    expect(partition.arcs.filter((arc) => arc.right !== OUTSIDE)).toHaveLength(1);
  });

  it('gives clean polygons back as they came', () => {
    const { faces, outline } = latticeCommunity(seededRandom(1));
    const partition = buildPartition(faces, outline);
    expect(partition.problems).toEqual([]);
    expect(partition.repaired).toEqual([]);
    expect(validatePartition(partition)).toEqual([]);
    expect(partitionPolygons(partition)).toEqual(
      faces.map((face) => ({ code: face.code, polygon: storedPolygon(face.polygon) })),
    );
  });

  it('holds a grid in a grid in a grid, and a community of one', () => {
    const rings = [box(0, 0, 90, 90), box(30, 30, 60, 60), box(40, 40, 50, 50)];
    const nested = [
      { code: 'outer', polygon: polygon(rings[0], rings[1]) },
      { code: 'middle', polygon: polygon(rings[1], rings[2]) },
      { code: 'inner', polygon: polygon(rings[2]) },
    ];
    expect(validatePartition(buildPartition(nested))).toEqual([]);
    expect(buildPartition(nested, polygon(rings[0])).problems).toEqual([]);
    expect(validatePartition(buildPartition(nested.slice(2)))).toEqual([]);
    expect(validatePartition(buildPartition([]))).toEqual([]);
  });

  it('puts a vertex of one side into the other side of a T-junction', () => {
    const faces = [
      { code: 'A', polygon: polygon(box(0, 0, 200, 100)) },
      {
        code: 'B',
        polygon: polygon([
          [0, 100],
          [71, 101],
          [71, 200],
          [0, 200],
        ]),
      },
      {
        code: 'C',
        polygon: polygon([
          [71, 101],
          [200, 100],
          [200, 200],
          [71, 200],
        ]),
      },
    ];
    const partition = buildPartition(faces);
    expect(partition.repaired).toEqual(['A']);
    expect(partition.problems).toEqual([]);
    expect(validatePartition(partition)).toEqual([]);
    expect(partitionPolygons(partition)[0].polygon.coordinates[0]).toContainEqual(at(71, 101));
  });
});

describe('vertices close to a border', () => {
  //   p─q────    two vertices of the outline a unit apart, where A and B part: q is none of A's
  //   A │  B
  it('are no junction on the outline they belong to', () => {
    const faces = [
      {
        code: 'A',
        polygon: polygon([
          [0, 0],
          [300, 0],
          [500, 301],
          [0, 300],
        ]),
      },
      {
        code: 'B',
        polygon: polygon([
          [300, 0],
          [900, 0],
          [900, 300],
          [501, 301],
          [500, 301],
        ]),
      },
    ];
    const partition = buildPartition(faces);
    expect(partition.repaired).toEqual([]);
    expect(partition.problems).toEqual([]);
    expect(validatePartition(partition)).toEqual([]);
  });
});

describe('faces that do not fit', () => {
  const codes = (faces: PartitionFace[], outline: Polygon | null = null) =>
    buildPartition(faces, outline).problems.map((problem) => problem.code);

  it('reports the hole that nobody claims', () => {
    const ring = [
      {
        code: 'south',
        polygon: polygon([
          [0, 0],
          [300, 0],
          [200, 100],
          [100, 100],
        ]),
      },
      {
        code: 'east',
        polygon: polygon([
          [300, 0],
          [300, 300],
          [200, 200],
          [200, 100],
        ]),
      },
      {
        code: 'north',
        polygon: polygon([
          [300, 300],
          [0, 300],
          [100, 200],
          [200, 200],
        ]),
      },
      {
        code: 'west',
        polygon: polygon([
          [0, 300],
          [0, 0],
          [100, 100],
          [100, 200],
        ]),
      },
    ];
    const [problem] = buildPartition(ring).problems;
    expect(problem).toMatchObject({ code: 'gap' });
    expect([...problem.faces].sort()).toEqual(['east', 'north', 'south', 'west']);
    expect(codes(ring, polygon(box(0, 0, 300, 300)))).toEqual(['gap']);
    expect(codes(ring, polygon(box(0, 0, 300, 300), box(100, 100, 200, 200)))).toEqual([]);
  });

  it('reports ground claimed twice', () => {
    expect(codes([twoBoxes[0], { ...twoBoxes[0], code: 'again' }])).toContain('overlap');
    expect(codes([twoBoxes[0], { code: 'B', polygon: polygon(box(60, 50, 200, 150)) }])).toContain('overlap');
  });

  it('reports what leaves the outline or falls short of it', () => {
    expect(codes(twoBoxes, polygon(box(0, 0, 150, 100)))).toEqual(['outside_outline']);
    expect(codes(twoBoxes, polygon(box(0, 0, 250, 100)))).toEqual(['gap']);
  });

  it('reports a face that crosses itself, and keeps the others', () => {
    const bowTie = {
      code: 'bow',
      polygon: polygon([
        [500, 0],
        [600, 100],
        [600, 0],
        [500, 120],
      ]),
    };
    const partition = buildPartition([...twoBoxes, bowTie]);
    expect(partition.problems).toContainEqual(
      expect.objectContaining({ code: 'not_simple', faces: ['bow'] }),
    );
    expect(partition.faces).toHaveLength(3);
  });
});

describe('editing a vertex', () => {
  //  A │ B   with one vertex v in the middle of the shared side, two nodes on the outline
  const v = at(100, 50);
  const faces: PartitionFace[] = [
    {
      code: 'A',
      polygon: polygon([
        [0, 0],
        [100, 0],
        [100, 50],
        [100, 100],
        [0, 100],
      ]),
    },
    {
      code: 'B',
      polygon: polygon([
        [100, 0],
        [200, 0],
        [200, 100],
        [100, 100],
        [100, 50],
      ]),
    },
  ];
  const partition = buildPartition(faces);
  const refused = (reason: string) => expect.objectContaining({ ok: false, reason });

  it('moves both neighbours', () => {
    const answer = moveVertex(partition, v, at(120, 50));
    if (!answer.ok) throw new Error(answer.reason);
    expect(Object.keys(answer.value.polygons).sort()).toEqual(['A', 'B']);
    expect(answer.value.polygons.A.coordinates[0]).toContainEqual(at(120, 50));
    expect(answer.value.polygons.B.coordinates[0]).toContainEqual(at(120, 50));
    expect(validatePartition(answer.value.partition)).toEqual([]);
    expect(bytes(partition)).toContain(JSON.stringify([...v]));
  });

  it('answers a move to the same place with nothing', () => {
    expect(moveVertex(partition, v, v)).toEqual({ ok: true, value: { partition, polygons: {} } });
  });

  it('refuses what is not there, or lies on the community border', () => {
    expect(moveVertex(partition, at(1, 1), at(2, 2))).toEqual(refused('not_found'));
    expect(removeVertex(partition, at(1, 1))).toEqual(refused('not_found'));
    expect(insertVertex(partition, [at(100, 0), at(100, 100)], v)).toEqual(refused('not_found'));
    expect(moveVertex(partition, at(100, 0), at(110, 0))).toEqual(refused('on_community_border'));
    expect(moveVertex(partition, at(0, 0), at(1, 1))).toEqual(refused('on_community_border'));
    expect(removeVertex(partition, at(0, 0))).toEqual(refused('on_community_border'));
    expect(insertVertex(partition, [at(0, 0), at(100, 0)], at(50, 5))).toEqual(
      refused('on_community_border'),
    );
  });

  it('refuses to cross or touch another border', () => {
    expect(moveVertex(partition, v, at(250, 50))).toEqual(refused('would_cross'));
    expect(moveVertex(partition, v, at(200, 50))).toEqual(refused('would_cross'));
    expect(moveVertex(partition, v, at(100, 0))).toEqual(refused('would_cross'));
    expect(insertVertex(partition, [at(100, 0), v], at(100, 80))).toEqual(refused('would_cross'));
    expect(insertVertex(partition, [at(100, 0), v], v)).toEqual(refused('would_cross'));
  });

  it('refuses to turn a face inside out', () => {
    const triangle = [
      {
        code: 'A',
        polygon: polygon(box(0, 0, 100, 100), [
          [40, 40],
          [60, 40],
          [50, 60],
        ]),
      },
      {
        code: 'T',
        polygon: polygon([
          [40, 40],
          [60, 40],
          [50, 60],
        ]),
      },
    ];
    const answer = moveVertex(buildPartition(triangle), at(50, 60), at(50, 20));
    expect(answer).toEqual(refused('would_collapse'));
    expect(removeVertex(buildPartition(triangle), at(50, 60))).toEqual(refused('would_collapse'));
  });

  it('refuses to move a shell away from over its hole', () => {
    const spike: [number, number][] = [
      [0, 0],
      [100, 0],
      [50, 300],
    ];
    const hole: [number, number][] = [
      [49, 200],
      [51, 200],
      [50, 203],
    ];
    const frame = polygon(box(-100, -100, 400, 400), spike);
    const inside = buildPartition([
      { code: 'frame', polygon: frame },
      { code: 'spike', polygon: polygon(spike, hole) },
      { code: 'hole', polygon: polygon(hole) },
    ]);
    expect(inside.problems).toEqual([]);
    expect(moveVertex(inside, at(50, 300), at(50, 100))).toEqual(refused('would_collapse'));
  });

  it('inserts and removes for both neighbours, and comes back to the same bytes', () => {
    const inserted = insertVertex(partition, [v, at(100, 0)], at(90, 25));
    if (!inserted.ok) throw new Error(inserted.reason);
    expect(validatePartition(inserted.value.partition)).toEqual([]);
    expect(Object.keys(inserted.value.polygons).sort()).toEqual(['A', 'B']);
    const removed = removeVertex(inserted.value.partition, at(90, 25));
    if (!removed.ok) throw new Error(removed.reason);
    expect(bytes(removed.value.partition)).toBe(bytes(partition));
  });

  it('refuses to remove a junction', () => {
    const star: PartitionFace[] = [
      {
        code: 'A',
        polygon: polygon([
          [0, 0],
          [100, 0],
          [50, 50],
        ]),
      },
      {
        code: 'B',
        polygon: polygon([
          [100, 0],
          [50, 100],
          [50, 50],
        ]),
      },
      {
        code: 'C',
        polygon: polygon([
          [50, 100],
          [0, 0],
          [50, 50],
        ]),
      },
    ];
    const junction = buildPartition(star);
    expect(removeVertex(junction, at(50, 50))).toEqual(refused('is_junction'));
    const moved = moveVertex(junction, at(50, 50), at(60, 40));
    expect(moved.ok && Object.keys(moved.value.polygons).sort()).toEqual(['A', 'B', 'C']);
  });

  it('removes the seam of an island as any other vertex', () => {
    const ring: [number, number][] = [
      [40, 40],
      [60, 40],
      [60, 60],
      [40, 60],
    ];
    const island = buildPartition([
      { code: 'host', polygon: polygon(box(0, 0, 100, 100), ring) },
      { code: 'island', polygon: polygon(ring) },
    ]);
    for (const [x, y] of ring) {
      const answer = removeVertex(island, at(x, y));
      if (!answer.ok) throw new Error(answer.reason);
      expect(validatePartition(answer.value.partition)).toEqual([]);
      expect(answer.value.polygons.island.coordinates[0]).toHaveLength(4);
    }
  });
});
