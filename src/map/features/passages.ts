/** Gates as points and crossings as lines; those that the draft adds or changes say so, and the one selected. */
import { ALWAYS_OPEN } from '../../domain/city.ts';
import type { CityRecords } from '../../state/city-store.ts';
import type { Selection } from '../../state/view-store.ts';
import { collection, feature } from './feature.ts';

type Passages = Pick<CityRecords, 'gates' | 'crossings'>;

export function passageFeatures(
  current: Passages,
  inForce: Passages,
  selected: Selection | null = null,
): GeoJSON.FeatureCollection {
  const isSelected = (kind: Selection['kind'], code: string) =>
    selected?.kind === kind && selected.code === code;
  const gates = [...current.gates.values()].map((gate) =>
    feature(gate.geometry, {
      code: gate.code,
      limited: gate.open !== ALWAYS_OPEN,
      drafted: inForce.gates.get(gate.code) !== gate,
      selected: isSelected('gate', gate.code),
    }),
  );
  const crossings = [...current.crossings.values()].map((crossing) =>
    feature(
      { type: 'LineString', coordinates: crossing.line.map((at) => [...at]) },
      {
        code: crossing.code,
        drafted: inForce.crossings.get(crossing.code) !== crossing,
        selected: isSelected('crossing', crossing.code),
      },
    ),
  );
  return collection([...crossings, ...gates]);
}
