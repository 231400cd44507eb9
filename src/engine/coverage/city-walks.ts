import type { BuildingTable, Crossing, Gate } from '../../domain/city.ts';
import type { Passage } from '../network/passages.ts';
import type { Snapper } from '../network/snapper.ts';
import type { WalkNetwork } from '../network/walk-network.ts';
import { type WalkingCondition, WalkingViews } from '../network/walking-conditions.ts';
import {
  type CrossedNetwork,
  type DoorJoin,
  type WalkedCity,
  WalkingGround,
} from '../network/walking-ground.ts';
import { Doors } from './doors.ts';

/** What of a city decides how its households walk. */
export interface WalkableCity extends WalkedCity {
  readonly crossings: readonly Crossing[];
  readonly buildings: BuildingTable;
}

/**
 * How the households of a city walk: its ground, where their doors join it, and the network as walkers of a
 * condition find it. Another hour of a gate costs nothing; another crossing is joined to what is there; a gate
 * that is new, gone or moved is another wall, and the ground is made anew.
 */
export class CityWalks {
  readonly #city: WalkableCity;
  #gates: readonly Gate[];
  #ground: WalkingGround;
  #joins: readonly DoorJoin[] | null = null;
  #crossed: CrossedNetwork;
  #views: WalkingViews;
  #doors: Doors | null = null;

  constructor(city: WalkableCity) {
    this.#city = city;
    this.#gates = city.gates;
    this.#ground = new WalkingGround(city);
    this.#crossed = this.#ground.withCrossings(city.crossings);
    this.#views = new WalkingViews(this.#crossed.network, this.#crossed.passages);
  }

  /** The network as walkers find it to whom everything is open. */
  get network(): WalkNetwork {
    return this.#crossed.network;
  }

  /** What the edges of {@link network} that are no streets lead through, by their `edgePassage`. */
  get passages(): readonly Passage[] {
    return this.#crossed.passages;
  }

  get snapper(): Snapper {
    return this.#crossed.snapper;
  }

  /** The doors of all buildings, on {@link network} and every view of it. Made when first asked for. */
  get doors(): Doors {
    this.#doors ??= new Doors(
      this.network,
      this.#doorJoins().map((join) => this.#crossed.moved(join)),
    );
    return this.#doors;
  }

  /** The network under a condition. */
  view(condition: WalkingCondition): WalkNetwork {
    return this.#views.view(condition);
  }

  /** Takes these for all gates and crossings of the city. Views and doors given before are of the past. */
  setPassages(gates: readonly Gate[], crossings: readonly Crossing[]): void {
    if (!haveSamePlaces(gates, this.#gates)) {
      this.#ground = new WalkingGround({ ...this.#city, gates });
      this.#joins = null;
    }
    this.#gates = gates;
    this.#crossed = this.#ground.withCrossings(crossings, gates);
    this.#views = new WalkingViews(this.#crossed.network, this.#crossed.passages);
    this.#doors = null;
  }

  #doorJoins(): readonly DoorJoin[] {
    const { count, lon, lat, compoundIndex } = this.#city.buildings;
    this.#joins ??= Array.from({ length: count }, (_, row) =>
      this.#ground.door([lon[row], lat[row]], compoundIndex[row]),
    );
    return this.#joins;
  }
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
