import { invertChange, isEmptyChange } from '../editing/change.ts';
import type { EngineApi } from '../worker/protocol.ts';
import type { CityRecords } from './city-store.ts';
import { changeOfRecords } from './merge-records.ts';

/**
 * Per building: whether it is covered under other stations, gates and crossings than those the engine stands on,
 * by the settings it stands at. Leaves the engine as it was; nothing else may change it meanwhile.
 */
export async function coveredUnder(
  engine: Pick<EngineApi, 'apply' | 'buildingMinutes'>,
  present: CityRecords,
  { stations, gates, crossings }: Pick<CityRecords, 'stations' | 'gates' | 'crossings'>,
  limitMinutes: number,
): Promise<readonly boolean[]> {
  const step = changeOfRecords(present, { ...present, stations, gates, crossings });
  const moved = !isEmptyChange(step);
  if (moved) await engine.apply(step);
  const minutes = await engine.buildingMinutes();
  if (moved) await engine.apply(invertChange(step));
  return Array.from(minutes, (walk) => walk <= limitMinutes);
}
