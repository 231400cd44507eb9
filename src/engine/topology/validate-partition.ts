import { COORDINATE_SCALE, type LonLat } from '../../domain/geometry.ts';
import { findRingConflict } from '../geometry/ring-conflicts.ts';
import { arcPoints, faceRings, OUTSIDE, type Partition } from './partition.ts';
import { outlineLoops } from './partition-problems.ts';

/**
 * Everything a sound partition keeps, as sentences about what is broken; empty when it is sound. Areas
 * are compared as whole numbers of squared units (1e-14 square degrees), so "equal" means equal.
 */
export function validatePartition(partition: Partition): string[] {
  const { arcs, faces } = partition;
  const broken: string[] = [];
  const uses = arcs.map(() => ({ forward: 0, backward: 0 }));
  faces.forEach((face, index) => {
    face.rings.forEach((references, ringIndex) => {
      references.forEach((reference, i) => {
        const arc = reference >= 0 ? reference : ~reference;
        const side = reference >= 0 ? 'forward' : 'backward';
        uses[arc][side]++;
        const claimed = side === 'forward' ? arcs[arc].left : arcs[arc].right;
        if (claimed !== index) broken.push(`arc ${arc} does not know ${face.code} on its side`);
        const next = arcPoints(arcs, references[(i + 1) % references.length]);
        const end = arcPoints(arcs, reference).at(-1);
        if (keyOf(end) !== keyOf(next[0]))
          broken.push(`ring ${ringIndex} of ${face.code} is torn after arc ${arc}`);
      });
    });
    const rings = faceRings(arcs, face);
    rings.forEach((ring, i) => {
      if (doubledArea(ring) > 0n !== (i === 0)) broken.push(`ring ${i} of ${face.code} runs the wrong way`);
    });
    const conflict = findRingConflict(rings);
    if (conflict !== null) broken.push(`${face.code} meets itself at ${conflict}`);
  });
  uses.forEach(({ forward, backward }, arc) => {
    const wanted = arcs[arc].right === OUTSIDE ? 0 : 1;
    if (forward !== 1 || backward !== wanted) {
      broken.push(`arc ${arc} is used ${forward} + ${backward} times instead of 1 + ${wanted}`);
    }
    if (arcs[arc].points.length < 2) broken.push(`arc ${arc} has fewer than two positions`);
  });
  const loops = outlineLoops(arcs).map((loop) => loop.ring);
  if (findRingConflict(loops) !== null) broken.push('the outline meets itself');
  const inFaces = sum(faces.flatMap((face) => faceRings(arcs, face).map(doubledArea)));
  const inOutline = sum(loops.map(doubledArea));
  if (inFaces !== inOutline) broken.push(`faces cover ${inFaces} of ${inOutline} half square units`);
  return broken;
}

/** Twice the signed area in squared units of the stored coordinates, exactly. */
function doubledArea(ring: readonly LonLat[]): bigint {
  const units = ring.map(([lon, lat]) => [
    BigInt(Math.round(lon * COORDINATE_SCALE)),
    BigInt(Math.round(lat * COORDINATE_SCALE)),
  ]);
  return sum(units.slice(1).map(([x, y], i) => units[i][0] * y - x * units[i][1]));
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function keyOf(p: LonLat | undefined): string {
  return `${p?.[0]},${p?.[1]}`;
}
