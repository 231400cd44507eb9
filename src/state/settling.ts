/**
 * What gave way when two people's work was brought together: taken back in by one click, as an edit like any
 * other, or let go. Either way it leaves the plan's list of contested ground.
 */
import type { ContestedGround } from '../domain/plan-story.ts';
import { reached, tellRefusal } from './answers.ts';
import { cityIn } from './city-store.ts';
import type { DeskParts } from './desk-parts.ts';
import type { EditingSession } from './editing-session.ts';

export interface Settling {
  /** Gives contested buildings to the grids they were wanted in. True when every one of them is there now. */
  takeWanted(buildingCodes: readonly string[]): Promise<boolean>;
  /** Leaves contested buildings where they are. */
  keep(buildingCodes: readonly string[]): Promise<boolean>;
  /** Brings a station back to what this desk had made of it. */
  takeStation(code: string): Promise<boolean>;
  dropStation(code: string): void;
}

export function createSettling(parts: DeskParts, editing: EditingSession): Settling {
  const { source, draft, merge } = parts;

  const allContested = (): readonly ContestedGround[] => {
    const { contested, unsent } = merge.getState();
    return [...contested, ...unsent];
  };
  const settle = async (codes: readonly string[]): Promise<boolean> => {
    const { plan } = draft.getState();
    const { contested, unsent } = merge.getState();
    const left = (ground: ContestedGround) => !codes.includes(ground.buildingCode);
    merge.setState({ unsent: unsent.filter(left) });
    const stored = contested.filter((ground) => !left(ground)).map(({ buildingCode }) => buildingCode);
    if (!plan || stored.length === 0) return true;
    const answer = await reached(source.settleContested(plan.id, stored));
    if (!answer.ok) return tellRefusal(parts, answer.reason, answer.detail);
    merge.setState({ contested: answer.value });
    return true;
  };
  const give = async (to: string, buildings: readonly string[], communityCode: string): Promise<boolean> =>
    editing.perform({
      kind: 'assign_ground',
      communityCode,
      picked: { buildings, compounds: [], blocksAt: [] },
      to,
      onlyFrom: null,
      locked: [],
      repairs: [],
      compoundReason: null,
    });
  const dropStation = (code: string) => {
    const { notTaken } = merge.getState();
    merge.setState({ notTaken: notTaken.filter((station) => station.code !== code) });
  };

  return {
    async takeWanted(codes) {
      const wanted = allContested().filter(({ buildingCode }) => codes.includes(buildingCode));
      const taken: string[] = [];
      for (const to of new Set(wanted.map(({ wantedIn }) => wantedIn))) {
        const grounds = wanted.filter(({ wantedIn }) => wantedIn === to);
        const grids = cityIn(parts.city)?.current.grids;
        const communityCode = (grids?.get(to) ?? grids?.get(grounds[0].keptIn))?.communityCode;
        const buildings = grounds.map(({ buildingCode }) => buildingCode);
        if (communityCode && (await give(to, buildings, communityCode))) taken.push(...buildings);
      }
      const settled = taken.length === 0 || (await settle(taken));
      return settled && taken.length === wanted.length;
    },
    keep: settle,
    async takeStation(code) {
      const entry = merge.getState().notTaken.find((station) => station.code === code);
      if (!entry) return false;
      const stands = cityIn(parts.city)?.current.stations.has(code) ?? false;
      const { mine } = entry;
      const done =
        mine === null
          ? !stands || (await editing.perform({ kind: 'close_station', stationCode: code }))
          : await editing.perform({ kind: stands ? 'update_station' : 'add_station', station: mine });
      if (done) dropStation(code);
      return done;
    },
    dropStation,
  };
}
