/**
 * What stands behind the doorway: the engine of one city. It composes the rooms below (network, coverage,
 * topology, the editing commands) and answers with figures and shapes of what an edit touched. The same
 * object runs in the worker, in the command line and in tests.
 */
import { stationCounter } from '../engine/coverage/counted-stations.ts';
import { loadOverlay } from '../engine/geometry/overlay.ts';
import { CityState } from './city-state.ts';
import { OpenCity } from './open-city.ts';
import type { EngineApi } from './protocol.ts';

export function createCityEngine(): EngineApi {
  let opened: OpenCity | null = null;
  const city = (): OpenCity => {
    if (opened === null) throw new Error('The engine has no city yet: call open first.');
    return opened;
  };
  return {
    async open(data, settings, onProgress) {
      const [isCounted, overlay] = await Promise.all([stationCounter(settings), loadOverlay()]);
      onProgress?.('network', 0);
      const state = new CityState(data);
      onProgress?.('coverage', 0.5);
      const next = new OpenCity(state, overlay);
      const figures = next.configure(settings, isCounted);
      opened = next;
      onProgress?.('ready', 1);
      return figures;
    },
    configure: async (settings) => city().configure(settings, await stationCounter(settings)),
    edit: async (command, phase, withShapes) => city().edit(command, phase, withShapes),
    cancelEdit: async () => city().cancel(),
    apply: async (change) => city().apply(change),
    figures: async () => city().figures(),
    problems: async () => city().problems(),
    serviceAreas: async (stationCodes) => city().serviceAreas(stationCodes),
    coveredArea: async () => city().coveredArea(),
    gaps: async (gridCodes) => city().gaps(gridCodes),
    buildingMinutes: async () => city().buildingMinutes(),
    nearestStations: async (from, count) => city().nearestStations(from, count),
  };
}
