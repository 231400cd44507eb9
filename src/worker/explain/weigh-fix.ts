import { invertChange } from '../../editing/change.ts';
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
    const { change } = prepared.value;
    state.apply(change);
    // Read anew: a change of gates or crossings counts on another network.
    const minutes = minutesOf(state.coverage.metresOf(row), state.settings.speedKmh);
    const householdsGained = state.coverage.totals().coveredHouseholds - coveredHouseholds;
    state.apply(invertChange(change));
    return { kind, command, minutes, householdsGained };
  };
}
