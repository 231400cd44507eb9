/** The page's end of the doorway: the same functions, answered by a worker. */
import * as Comlink from 'comlink';
import type { EngineApi } from './protocol.ts';

export interface EngineClient extends EngineApi {
  /** Ends the worker; calls still under way are never answered. */
  terminate(): void;
}

/** Starts an engine in a worker of its own. Throws where the browser has no module workers. */
export function createEngineClient(): EngineClient {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<EngineApi>(worker);
  return {
    open: (city, settings, onProgress) =>
      remote.open(city, settings, onProgress ? Comlink.proxy(onProgress) : undefined),
    configure: (settings) => remote.configure(settings),
    edit: (command, phase, withShapes) => remote.edit(command, phase, withShapes),
    cancelEdit: () => remote.cancelEdit(),
    apply: (change) => remote.apply(change),
    figures: () => remote.figures(),
    problems: () => remote.problems(),
    serviceAreas: (stationCodes) => remote.serviceAreas(stationCodes),
    coveredArea: () => remote.coveredArea(),
    gaps: (gridCodes) => remote.gaps(gridCodes),
    buildingMinutes: () => remote.buildingMinutes(),
    nearestStations: (from, count) => remote.nearestStations(from, count),
    terminate: () => {
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}
