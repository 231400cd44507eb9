import { RowLists } from './row-lists.ts';
import type { Leg } from './snap-legs.ts';

/**
 * The legs by which facilities join the nodes next to them, by facility and by node. A facility has as many as there are
 * ways to it: the ends of its street, the gates of its compound. Those at a node are read from {@link firstAt} along
 * {@link nextAt} to `NO_ROW`.
 */
export class FacilityLegs {
  readonly #legs: (readonly Leg[] | undefined)[] = [];
  readonly #atNode: RowLists;
  /** Rows that a facility has had: it takes them again when it comes back. */
  readonly #rowsOf: number[][] = [];
  readonly #facility: number[] = [];
  readonly #metres: number[] = [];

  constructor(nodeCount: number) {
    this.#atNode = new RowLists(0, nodeCount);
  }

  clear(): void {
    this.#legs.length = 0;
    this.#atNode.clear();
  }

  /** `undefined` for a facility that is absent. */
  of(facility: number): readonly Leg[] | undefined {
    return this.#legs[facility];
  }

  /** Adds the legs of a facility that is absent. */
  add(facility: number, legs: readonly Leg[]): void {
    this.#legs[facility] = legs;
    this.#rowsOf[facility] ??= [];
    const rows = this.#rowsOf[facility];
    while (rows.length < legs.length) rows.push(this.#facility.push(facility) - 1);
    this.#atNode.ensureRows(this.#facility.length);
    legs.forEach(({ node, metres }, i) => {
      this.#metres[rows[i]] = metres;
      this.#atNode.add(rows[i], node);
    });
  }

  /** Takes out the legs of a facility that is present. */
  remove(facility: number): void {
    const rows = this.#rowsOf[facility];
    this.#legs[facility]!.forEach(({ node }, i) => {
      this.#atNode.remove(rows[i], node);
    });
    this.#legs[facility] = undefined;
  }

  firstAt(node: number): number {
    return this.#atNode.first(node);
  }

  nextAt(row: number): number {
    return this.#atNode.next(row);
  }

  facilityOf(row: number): number {
    return this.#facility[row];
  }

  metresOf(row: number): number {
    return this.#metres[row];
  }
}
