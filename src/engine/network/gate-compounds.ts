import type { Compound, Gate } from '../../domain/city.ts';
import { metresFromOrigin } from '../geometry/distance-to-line.ts';
import { createLocalFrame } from '../geometry/local-frame.ts';
import { ringBounds } from '../geometry/planar.ts';
import { GATE_REACH_M } from './wall-in.ts';

/** More than a gate's reach, anywhere people live. */
const MARGIN_DEGREES = 0.0001;
const NONE = -1;

/**
 * The row of each gate's compound: the one it names, or, where it names none that is there, the gated one on whose
 * wall it stands (within 2 m); −1 for a gate of no compound.
 */
export function compoundsOfGates(gates: readonly Gate[], compounds: readonly Compound[]): number[] {
  const rowOf = new Map(compounds.map(({ code }, row) => [code, row]));
  return gates.map((gate) => rowOf.get(gate.compoundCode) ?? compoundAround(gate, compounds));
}

function compoundAround({ geometry }: Gate, compounds: readonly Compound[]): number {
  const [lon, lat] = geometry.coordinates;
  const frame = createLocalFrame([lon, lat]);
  let nearestM = GATE_REACH_M;
  let nearest = NONE;
  compounds.forEach((compound, row) => {
    if (!compound.isGated) return;
    for (const ring of ringsOf(compound)) {
      const [west, south, east, north] = ringBounds(ring);
      if (lon < west - MARGIN_DEGREES || lon > east + MARGIN_DEGREES) continue;
      if (lat < south - MARGIN_DEGREES || lat > north + MARGIN_DEGREES) continue;
      const metres = metresFromOrigin(ring.map(([x, y]) => frame.toLocal(x, y)));
      if (metres > nearestM) continue;
      nearestM = metres;
      nearest = row;
    }
  });
  return nearest;
}

function ringsOf({ geometry }: Compound): readonly (readonly (readonly number[])[])[] {
  return geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
}
