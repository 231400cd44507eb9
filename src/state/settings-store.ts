import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CoverageSettings } from '../domain/coverage.ts';
import { DEFAULT_SETTINGS } from './settings.ts';

/** The settings asked for; `figures.current.settings` are those the numbers were computed under. */
export type SettingsStore = StoreApi<CoverageSettings>;

export function createSettingsStore(start: Partial<CoverageSettings> = {}): SettingsStore {
  return createStore<CoverageSettings>(() => ({ ...DEFAULT_SETTINGS, ...start }));
}
