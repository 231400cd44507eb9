/** The page's end of the finder's doorway. Its code and the worker's are loaded when somebody has a place. */
import * as Comlink from 'comlink';
import { orBroken } from '../or-broken.ts';
import type { FinderEngineApi } from './finder-protocol.ts';

export interface FinderEngine extends FinderEngineApi {
  /** Ends the worker; calls still under way are never answered. */
  close(): void;
}

/**
 * Starts an engine in a worker of its own. Throws where the browser has no module workers; when the worker's code
 * does not arrive every call rejects.
 */
export function createFinderEngine(): FinderEngine {
  const worker = new Worker(new URL('./finder.worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<FinderEngineApi>(worker);
  const answered = orBroken(worker, 'The code of the walks did not load.');
  return {
    open: (index, tiles) => answered(remote.open(index, tiles)),
    walks: (start, profile) => answered(remote.walks(start, profile)),
    sureWalks: (start, profile) => answered(remote.sureWalks(start, profile)),
    route: (start, stationCode, profile) => answered(remote.route(start, stationCode, profile)),
    close: () => {
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}
