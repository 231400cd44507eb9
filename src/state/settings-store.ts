import { createStore, type StoreApi } from 'zustand/vanilla';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../domain/coverage.ts';

/** The settings asked for; `figures.current.settings` are those the numbers were computed under. */
export type SettingsStore = StoreApi<CoverageSettings>;

export function createSettingsStore(start: Partial<CoverageSettings> = {}): SettingsStore {
  return createStore<CoverageSettings>(() => ({ ...DEFAULT_SETTINGS, ...start }));
}
