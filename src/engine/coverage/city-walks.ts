import type { BuildingTable, Crossing, Gate } from '../../domain/city.ts';
import type { DoorJoin } from '../network/joins.ts';
import type { Passage } from '../network/passages.ts';
import type { Snapper } from '../network/snapper.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import { type WalkingCondition, WalkingViews } from '../network/walking-conditions.ts';
import { type CrossedNetwork, type WalkedCity, WalkingGround } from '../network/walking-ground.ts';
import { Doors } from './doors.ts';

/** What of a city decides how its households walk. */
export interface WalkableCity extends WalkedCity {
  readonly crossings: readonly Crossing[];
  readonly buildings: BuildingTable;
}

/** What follows from the gates and crossings that a city has at a time. */
export interface WalksMoment {
  readonly gates: readonly Gate[];
  readonly ground: WalkingGround;
  readonly crossed: CrossedNetwork;
  readonly views: WalkingViews;
  /** Where doors join the ground, and the network: made when first asked for. */
  joins: readonly DoorJoin[] | null;
  doors: Doors | null;
}

/**
 * How the households of a city walk: its ground, where their doors join it, and the network as walkers of a
 * condition find it. Another hour of a gate costs nothing; another crossing is joined to what is there; a gate
 * that is new, gone or moved is another wall, and the ground is made anew.
 */
export class CityWalks {
  readonly #city: WalkableCity;
  #now: WalksMoment;

  constructor(city: WalkableCity) {
    this.#city = city;
    this.#now = momentOf(new WalkingGround(city), null, city.gates, city.crossings);
  }

  /** The network as walkers find it to whom everything is open. */
  get network(): WalkNetwork {
    return this.#now.crossed.network;
  }

  /** What the edges of {@link network} that are no streets lead through, by their `edgePassage`. */
  get passages(): readonly Passage[] {
    return this.#now.crossed.passages;
  }

  get snapper(): Snapper {
    return this.#now.crossed.snapper;
  }

  /** The doors of all buildings, on {@link network} and every view of it. Made when first asked for. */
  get doors(): Doors {
    const now = this.#now;
    now.joins ??= this.#doorJoins(now.ground);
    now.doors ??= new Doors(
      this.network,
      now.joins.map((join) => now.crossed.moved(join)),
    );
    return now.doors;
  }

  /** The network under a condition. */
  view(condition: WalkingCondition): WalkNetwork {
    return this.#now.views.view(condition);
  }

  /** Takes these for all gates and crossings of the city. Views and doors given before are of the past. */
  setPassages(gates: readonly Gate[], crossings: readonly Crossing[]): void {
    const { ground, joins, gates: before } = this.#now;
    this.#now = haveSamePlaces(gates, before)
      ? momentOf(ground, joins, gates, crossings)
      : momentOf(new WalkingGround({ ...this.#city, gates }), null, gates, crossings);
  }

  /** All that {@link setPassages} changes, to be brought back. */
  get moment(): WalksMoment {
    return this.#now;
  }

  /** Goes back to a moment of these walks, with its views and doors. */
  restore(moment: WalksMoment): void {
    this.#now = moment;
  }

  #doorJoins(ground: WalkingGround): readonly DoorJoin[] {
    const { count, lon, lat, compoundIndex } = this.#city.buildings;
    return Array.from({ length: count }, (_, row) => ground.door([lon[row], lat[row]], compoundIndex[row]));
  }
}

function momentOf(
  ground: WalkingGround,
  joins: readonly DoorJoin[] | null,
  gates: readonly Gate[],
  crossings: readonly Crossing[],
): WalksMoment {
  const crossed = ground.withCrossings(crossings, gates);
  const views = new WalkingViews(crossed.network, crossed.passages);
  return { gates, ground, crossed, views, joins, doors: null };
}

function haveSamePlaces(gates: readonly Gate[], others: readonly Gate[]): boolean {
  return (
    gates.length === others.length &&
    gates.every(({ code, compoundCode, geometry }, i) => {
      const other = others[i];
      const [[x, y], [otherX, otherY]] = [geometry.coordinates, other.geometry.coordinates];
      return code === other.code && compoundCode === other.compoundCode && x === otherX && y === otherY;
    })
  );
}
