import { type EditableMap, prepareEdit } from '../../editing/commands.ts';
import { minutesOf } from '../../engine/coverage/walk-limit.ts';
import type { CityState } from '../city-state.ts';
import type { WeighFix } from './explain-building.ts';

/**
 * Weighs fixes by making each in the state and taking it back, so that what is told is what the plan would
 * count. `map` is the state as it stands, without a provisional edit.
 */
export function weighFix(state: CityState, map: EditableMap): WeighFix {
  const { coveredHouseholds } = state.coverage.totals();
  return ({ kind, command }, row) => {
    const prepared = prepareEdit(command, map);
    if (!prepared.ok) return null;
    return state.trying(prepared.value.change, () => ({
      kind,
      command,
      minutes: minutesOf(state.coverage.metresOf(row), state.settings.speedKmh),
      householdsGained: state.coverage.totals().coveredHouseholds - coveredHouseholds,
    }));
  };
}
