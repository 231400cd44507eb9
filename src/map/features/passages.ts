/** Gates as points and crossings as lines; those that the draft adds or changes say so. */
import { ALWAYS_OPEN } from '../../domain/city.ts';
import type { CityRecords } from '../../state/city-store.ts';
import { collection, feature } from './feature.ts';

type Passages = Pick<CityRecords, 'gates' | 'crossings'>;

export function passageFeatures(current: Passages, inForce: Passages): GeoJSON.FeatureCollection {
  const gates = [...current.gates.values()].map((gate) =>
    feature(gate.geometry, {
      code: gate.code,
      limited: gate.open !== ALWAYS_OPEN,
      drafted: inForce.gates.get(gate.code) !== gate,
    }),
  );
  const crossings = [...current.crossings.values()].map((crossing) =>
    feature(
      { type: 'LineString', coordinates: crossing.line.map((at) => [...at]) },
      { code: crossing.code, drafted: inForce.crossings.get(crossing.code) !== crossing },
    ),
  );
  return collection([...crossings, ...gates]);
}
