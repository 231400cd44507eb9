/**
 * What stands behind the doorway: the engine of one city. It composes the rooms below (network, coverage,
 * topology, the editing commands) and answers with figures and shapes of what an edit touched. The same
 * object runs in the worker, in the command line and in tests.
 */
import { stationCounter } from '../engine/coverage/counted-stations.ts';
import { passagesOpenAt } from '../engine/coverage/open-passages.ts';
import { CityState } from './city-state.ts';
import { stationConditions } from './explain/station-conditions.ts';
import { OpenCity } from './open-city.ts';
import type { EngineApi } from './protocol.ts';
import { answerSiting, sitingGround } from './siting.ts';

export function createCityEngine(): EngineApi {
  let opened: OpenCity | null = null;
  const city = (): OpenCity => {
    if (opened === null) throw new Error('The engine has no city yet: call open first.');
    return opened;
  };
  let siting = new AbortController();
  // Calls are answered in the order in which they come, also while one of them loads a library.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => T | Promise<T>): Promise<T> => {
    const answer = last.then(work);
    last = answer.catch(() => undefined);
    return answer;
  };
  const prepared = <T>(work: (open: OpenCity) => T): Promise<T> =>
    inTurn(async () => {
      await city().prepareOverlay();
      return work(city());
    });

  return {
    open: (data, settings, onProgress) =>
      inTurn(async () => {
        const isCounted = stationCounter(settings);
        const isOpen = passagesOpenAt(settings.at);
        onProgress?.('network', 0);
        const state = new CityState(data);
        onProgress?.('coverage', 0.5);
        const next = new OpenCity(state);
        const figures = next.configure(settings, isCounted, isOpen);
        opened = next;
        onProgress?.('ready', 1);
        return figures;
      }),
    configure: (settings) =>
      inTurn(async () => city().configure(settings, stationCounter(settings), passagesOpenAt(settings.at))),
    edit: (command, phase, withShapes) =>
      withShapes || 'communityCode' in command
        ? prepared((open) => open.edit(command, phase, withShapes))
        : inTurn(() => city().edit(command, phase, false)),
    cancelEdit: () => prepared((open) => open.cancel()),
    apply: (change) => inTurn(() => city().apply(change)),
    figures: () => inTurn(() => city().figures()),
    coverageReport: () => inTurn(() => city().coverageReport()),
    circleFigures: (circles) => inTurn(() => city().circleFigures(circles)),
    circleShapes: (circles) => prepared((open) => open.circleShapes(circles)),
    problems: () => prepared((open) => open.problems()),
    provideFootprints: (footprints) => prepared((open) => open.provideFootprints(footprints)),
    blockAt: (communityCode, position) => prepared((open) => open.blockAt(communityCode, position)),
    streetPath: (communityCode, from, to) => prepared((open) => open.streetPath(communityCode, from, to)),
    mergeDrafts: (communityCode, base, mine, theirs) =>
      prepared((open) => open.mergeDrafts(communityCode, base, mine, theirs)),
    serviceAreas: (stationCodes) => prepared((open) => open.serviceAreas(stationCodes)),
    coveredArea: () => prepared((open) => open.coveredArea()),
    gaps: (gridCodes) => prepared((open) => open.gaps(gridCodes)),
    buildingMinutes: () => inTurn(() => city().buildingMinutes()),
    explain: (buildingCode) =>
      inTurn(() => {
        const { settings, stations } = city().state;
        return city().explain(buildingCode, stationConditions(settings, [...stations.values()]));
      }),
    async site({ scope, ...question }, onProgress) {
      siting.abort();
      const own = new AbortController();
      siting = own;
      const { ground, settings } = await inTurn(() => ({
        ground: sitingGround(city().state, scope),
        settings: city().state.settings,
      }));
      // Outside the turns: the search takes seconds, and others come between.
      return answerSiting(ground, { ...question, settings }, own.signal, onProgress);
    },
    async cancelSiting() {
      siting.abort();
    },
  };
}
