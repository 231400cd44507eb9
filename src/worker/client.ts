/** The page's end of the doorway: the same functions, answered by a worker. */
import * as Comlink from 'comlink';
import type { EditRefusal } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import type { Result } from '../domain/result.ts';
import type { SitingAnswer, SitingRefusal } from '../domain/siting.ts';
import type { EngineApi } from './protocol.ts';

export interface EngineClient extends EngineApi {
  /** Ends the worker; calls still under way are never answered. */
  terminate(): void;
}

/**
 * Starts an engine in a worker of its own. Throws where the browser has no module workers; when its code
 * does not arrive, e.g. after an update of the site, every call rejects.
 */
export function createEngineClient(): EngineClient {
  const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
  const remote = Comlink.wrap<EngineApi>(worker);
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) =>
      reject(new Error(message || 'The code of the engine did not load.')),
    );
  });
  // Nobody may be asking when it breaks; whoever asks is told below.
  broken.catch(() => undefined);
  const orBroken = <T>(answer: Promise<T>): Promise<T> => Promise.race([answer, broken]);
  return {
    open: (city, settings, onProgress) =>
      orBroken(remote.open(city, settings, onProgress ? Comlink.proxy(onProgress) : undefined)),
    configure: (settings) => orBroken(remote.configure(settings)),
    edit: (command, phase, withShapes) =>
      orBroken<Result<EditEffect, EditRefusal>>(remote.edit(command, phase, withShapes)),
    cancelEdit: () => orBroken(remote.cancelEdit()),
    apply: (change) => orBroken(remote.apply(change)),
    figures: () => orBroken(remote.figures()),
    coverageReport: () => orBroken(remote.coverageReport()),
    circleFigures: (circles) => orBroken(remote.circleFigures(circles)),
    circleShapes: (circles) => orBroken(remote.circleShapes(circles)),
    problems: () => orBroken(remote.problems()),
    provideFootprints: (footprints) => orBroken(remote.provideFootprints(footprints)),
    blockAt: (communityCode, position) => orBroken(remote.blockAt(communityCode, position)),
    streetPath: (communityCode, from, to) => orBroken(remote.streetPath(communityCode, from, to)),
    mergeDrafts: (communityCode, base, mine, theirs) =>
      orBroken(remote.mergeDrafts(communityCode, base, mine, theirs)),
    serviceAreas: (stationCodes) => orBroken(remote.serviceAreas(stationCodes)),
    coveredArea: () => orBroken(remote.coveredArea()),
    gaps: (gridCodes) => orBroken(remote.gaps(gridCodes)),
    buildingMinutes: () => orBroken(remote.buildingMinutes()),
    explain: (buildingCode) => orBroken(remote.explain(buildingCode)),
    nearestStations: (from, count) => orBroken(remote.nearestStations(from, count)),
    site: (question, onProgress) =>
      orBroken<Result<SitingAnswer, SitingRefusal>>(
        remote.site(question, onProgress ? Comlink.proxy(onProgress) : undefined),
      ),
    cancelSiting: () => orBroken(remote.cancelSiting()),
    terminate: () => {
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}
