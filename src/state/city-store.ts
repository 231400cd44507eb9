/** The city on the desk: the map in force, and its records as the draft leaves them. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CityData, Crossing, Gate, Grid, Station } from '../domain/city.ts';
import type { Change, CompoundReason } from '../domain/plan.ts';
import { applyToRecords, wholeChange } from '../editing/change.ts';
import type { LoadStage } from '../sources/city-source.ts';
import { type CityIndex, indexCity } from './city-index.ts';

export interface CityRecords {
  readonly grids: ReadonlyMap<string, Grid>;
  readonly stations: ReadonlyMap<string, Station>;
  /** Of the draft alone: a map in force gives none. */
  readonly compoundReasons: ReadonlyMap<string, CompoundReason>;
  readonly gates: ReadonlyMap<string, Gate>;
  readonly crossings: ReadonlyMap<string, Crossing>;
}

export interface OpenCity {
  readonly data: CityData;
  /** Version of the map in force. */
  readonly version: number;
  readonly index: CityIndex;
  readonly inForce: CityRecords;
  /** In force with the draft over it. */
  readonly current: CityRecords;
}

export type CityState =
  | { readonly status: 'loading'; readonly stage: LoadStage }
  | { readonly status: 'failed'; readonly detail: string }
  | { readonly status: 'open'; readonly city: OpenCity };

export type CityStore = StoreApi<CityState>;

export function createCityStore(): CityStore {
  return createStore<CityState>(() => ({ status: 'loading', stage: 'units' }));
}

export function openCity(data: CityData, version: number): OpenCity {
  const inForce: CityRecords = {
    grids: byCode(data.grids),
    stations: byCode(data.stations),
    compoundReasons: new Map(),
    gates: byCode(data.gates),
    crossings: byCode(data.crossings),
  };
  return { data, version, index: indexCity(data), inForce, current: inForce };
}

/** The records with a change over them. Throws when it does not fit. */
export function changedRecords(records: CityRecords, change: Change): CityRecords {
  const { grids, stations, compoundReasons, gates, crossings } = wholeChange(change);
  return {
    grids: applyToRecords(records.grids, grids),
    stations: applyToRecords(records.stations, stations),
    compoundReasons: applyToRecords(records.compoundReasons, compoundReasons),
    gates: applyToRecords(records.gates, gates),
    crossings: applyToRecords(records.crossings, crossings),
  };
}

export function byCode<T extends { readonly code: string }>(records: readonly T[]): ReadonlyMap<string, T> {
  return new Map(records.map((record) => [record.code, record]));
}

/** The city after a change. Throws when the change does not fit the present records. */
export function changedCity(city: OpenCity, change: Change): OpenCity {
  return { ...city, current: changedRecords(city.current, change) };
}

/** The open city, or `null` while it is loading or failed. */
export function cityIn(store: CityStore): OpenCity | null {
  const state = store.getState();
  return state.status === 'open' ? state.city : null;
}
