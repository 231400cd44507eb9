import { type DoorJoin, streetPlaceOf, type YardPlace, yardPlaceOf } from '../network/joins.ts';
import { RowLists } from '../network/row-lists.ts';
import type { Snap } from '../network/snapper.ts';
import type { Yard } from '../network/yard.ts';

/** How each facility joins the network, and which of them a walk reaches over no node: within its own edge, in its own yard. */
export class FacilityPlaces {
  /** By facility. */
  readonly joins: DoorJoin[] = [];
  readonly #within: RowLists;
  readonly #inYard = new Map<Yard, Set<number>>();

  constructor(edgeCount: number) {
    this.#within = new RowLists(0, edgeCount);
  }

  clear(): void {
    this.joins.length = 0;
    this.#within.clear();
    this.#inYard.clear();
  }

  /** Sets where a facility joins that joined nowhere. */
  add(facility: number, join: DoorJoin): void {
    this.joins[facility] = join;
    const edge = edgeOf(join);
    if (edge >= 0) {
      this.#within.ensureRows(facility + 1);
      this.#within.add(facility, edge);
    }
    const yard = yardOf(join);
    if (yard === null) return;
    const others = this.#inYard.get(yard);
    if (others === undefined) this.#inYard.set(yard, new Set([facility]));
    else others.add(facility);
  }

  remove(facility: number): void {
    const join = this.joins[facility];
    this.joins[facility] = null;
    const edge = edgeOf(join);
    if (edge >= 0) this.#within.remove(facility, edge);
    const yard = yardOf(join);
    if (yard !== null) this.#inYard.get(yard)!.delete(facility);
  }

  /** Where a facility lies that lies within an edge. */
  streetPlaceOf(facility: number): Snap {
    return streetPlaceOf(this.joins[facility])!;
  }

  /** Where a facility stands that stands in a yard. */
  yardPlaceOf(facility: number): YardPlace {
    return yardPlaceOf(this.joins[facility])!;
  }

  /** The first of the facilities within an edge; the others follow along {@link nextWithin} to `NO_ROW`. */
  firstWithin(edge: number): number {
    return this.#within.first(edge);
  }

  nextWithin(facility: number): number {
    return this.#within.next(facility);
  }

  /** Facilities that stand in a yard. */
  inYard(yard: Yard): Iterable<number> {
    return this.#inYard.get(yard) ?? [];
  }

  /** All places in yards. */
  yardPlaces(): readonly YardPlace[] {
    return [...this.#inYard.values()].flatMap((facilities) =>
      Array.from(facilities, (facility) => this.yardPlaceOf(facility)),
    );
  }
}

/** The edge within which a position joins the network, −1 where it joins nodes only. */
export function edgeOf(join: DoorJoin): number {
  return streetPlaceOf(join)?.edge ?? -1;
}

/** The yard in which a position is, `null` for none. */
export function yardOf(join: DoorJoin): Yard | null {
  return yardPlaceOf(join)?.yard ?? null;
}
