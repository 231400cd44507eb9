/** The page's end of the doorway: the same functions, answered by a worker. */
import * as Comlink from 'comlink';
import type { EditRefusal } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import type { Result } from '../domain/result.ts';
import type { SitingAnswer, SitingRefusal } from '../domain/siting.ts';
import { orBroken } from './or-broken.ts';
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
  const answered = orBroken(worker, 'The code of the engine did not load.');
  return {
    open: (city, settings, onProgress) =>
      answered(remote.open(city, settings, onProgress ? Comlink.proxy(onProgress) : undefined)),
    configure: (settings) => answered(remote.configure(settings)),
    edit: (command, phase, withShapes) =>
      answered<Result<EditEffect, EditRefusal>>(remote.edit(command, phase, withShapes)),
    cancelEdit: () => answered(remote.cancelEdit()),
    apply: (change) => answered(remote.apply(change)),
    figures: () => answered(remote.figures()),
    coverageReport: () => answered(remote.coverageReport()),
    circleFigures: (circles) => answered(remote.circleFigures(circles)),
    circleShapes: (circles) => answered(remote.circleShapes(circles)),
    problems: () => answered(remote.problems()),
    provideFootprints: (footprints) => answered(remote.provideFootprints(footprints)),
    blockAt: (communityCode, position) => answered(remote.blockAt(communityCode, position)),
    streetPath: (communityCode, from, to) => answered(remote.streetPath(communityCode, from, to)),
    mergeDrafts: (communityCode, base, mine, theirs) =>
      answered(remote.mergeDrafts(communityCode, base, mine, theirs)),
    serviceAreas: (stationCodes) => answered(remote.serviceAreas(stationCodes)),
    coveredArea: () => answered(remote.coveredArea()),
    gaps: (gridCodes) => answered(remote.gaps(gridCodes)),
    buildingMinutes: () => answered(remote.buildingMinutes()),
    explain: (buildingCode) => answered(remote.explain(buildingCode)),
    site: (question, onProgress) =>
      answered<Result<SitingAnswer, SitingRefusal>>(
        remote.site(question, onProgress ? Comlink.proxy(onProgress) : undefined),
      ),
    cancelSiting: () => answered(remote.cancelSiting()),
    terminate: () => {
      remote[Comlink.releaseProxy]();
      worker.terminate();
    },
  };
}
