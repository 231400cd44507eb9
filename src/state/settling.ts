/**
 * What gave way when two people's work was brought together: taken back in by one click, as a stroke like any
 * other, or let go. Ground that came to stand where it was wanted, by whichever stroke, is settled by itself.
 */
import { UNASSIGNED } from '../domain/edit.ts';
import type { ContestedGround } from '../domain/plan-story.ts';
import { polygonCovers } from '../engine/geometry/point-in-polygon.ts';
import { reached, tellRefusal } from './answers.ts';
import { cityIn } from './city-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import type { EditingSession } from './editing-session.ts';
import { allContested, authorOf } from './merge-store.ts';
import type { StrokeEnd } from './stroke-session.ts';

export interface Settling {
  /**
   * Gives contested buildings to the grids they were wanted in, one stroke for each grid. True when all strokes
   * have landed; one that would break something stays on the screen for a decision, and ends the row.
   */
  takeWanted(buildingCodes: readonly string[]): Promise<boolean>;
  /** Leaves contested buildings where they are. */
  keep(buildingCodes: readonly string[]): Promise<boolean>;
  /** Brings a station back to what this desk had made of it. */
  takeStation(code: string): Promise<boolean>;
  dropStation(code: string): void;
  stop(): void;
}

export function createSettling(parts: DeskParts, editing: EditingSession): Settling {
  const { source, draft, merge, city } = parts;

  const contestedNow = () => allContested(merge.getState(), authorOf(parts.session));
  const settle = async (codes: readonly string[]): Promise<boolean> => {
    const { plan } = draft.getState();
    const { contested, unsent } = merge.getState();
    const left = (ground: ContestedGround) => !codes.includes(ground.buildingCode);
    const stored = contested.filter((ground) => !left(ground)).map(({ buildingCode }) => buildingCode);
    merge.setState({ contested: contested.filter(left), unsent: unsent.filter(left) });
    if (!plan || stored.length === 0) return true;
    const answer = await reached(source.settleContested(plan.id, stored));
    if (answer.ok) merge.setState({ contested: answer.value });
    else merge.setState({ contested });
    return answer.ok || tellRefusal(parts, answer.reason, answer.detail);
  };

  const isFulfilled = ({ buildingCode, wantedIn }: ContestedGround): boolean => {
    const open = cityIn(city);
    const at = open?.index.buildingAt(buildingCode);
    const grid = open?.current.grids.get(wantedIn);
    return at && grid ? polygonCovers(grid.geometry.coordinates, at[0], at[1]) : false;
  };
  const stop = draft.subscribe((now, before) => {
    if (now.history === before.history && now.base === before.base) return;
    const fulfilled = contestedNow().filter(isFulfilled);
    if (fulfilled.length > 0) void settle(fulfilled.map(({ buildingCode }) => buildingCode));
  });

  const give = async (to: string, grounds: readonly ContestedGround[]): Promise<StrokeEnd> => {
    const grids = cityIn(city)?.current.grids;
    if (to !== UNASSIGNED && !grids?.has(to)) {
      say(parts, { tone: 'attention', key: 'wantedGridGone', values: { code: to } });
      return 'dropped';
    }
    const community = (grids?.get(to) ?? grids?.get(grounds[0].keptIn))?.communityCode;
    const buildings = grounds.map(({ buildingCode }) => buildingCode);
    const picked = { buildings, compounds: [], blocksAt: [] };
    const action = { kind: 'assign_ground', picked, to, onlyFrom: null } as const;
    return community && editing.strokes.propose(action, community) ? editing.strokes.release() : 'dropped';
  };
  const dropStation = (code: string) => {
    const { notTaken } = merge.getState();
    merge.setState({ notTaken: notTaken.filter((station) => station.code !== code) });
  };

  return {
    async takeWanted(codes) {
      const wanted = contestedNow().filter(({ buildingCode }) => codes.includes(buildingCode));
      for (const to of new Set(wanted.map(({ wantedIn }) => wantedIn))) {
        const end = await give(
          to,
          wanted.filter(({ wantedIn }) => wantedIn === to),
        );
        if (end !== 'landed') return false;
      }
      return true;
    },
    keep: settle,
    async takeStation(code) {
      const entry = merge.getState().notTaken.find((station) => station.code === code);
      if (!entry) return false;
      const stands = cityIn(city)?.current.stations.has(code) ?? false;
      const { mine } = entry;
      const done =
        mine === null
          ? !stands || (await editing.perform({ kind: 'close_station', stationCode: code }))
          : await editing.perform({ kind: stands ? 'update_station' : 'add_station', station: mine });
      if (done) dropStation(code);
      return done;
    },
    dropStation,
    stop,
  };
}
