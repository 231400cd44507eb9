import type { CapacitatedProgram } from './capacitated-program.ts';

const NONE = -1;

/** A row moves from one site to another: the links given up and taken, and what the second costs more. */
interface Move {
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** The cheapest ways to make room at a site. */
interface SiteMoves {
  /** By the site moved to. */
  readonly toSites: Map<number, Move>;
  /** The link whose row would go elsewhere at least cost, and that cost. */
  leaving: number;
  leavingCost: number;
}

/**
 * For sites that are full the cheapest moves by which one of their rows makes room. They are found once, and again
 * only when one of those rows has gone: of all the rows that a site serves few matter to whoever looks for room.
 */
export class CheapestMoves {
  readonly #program: CapacitatedProgram;
  readonly #isOpen: Uint8Array;
  readonly #rowOfLink: Int32Array;
  readonly #known: (SiteMoves | undefined)[] = [];

  /** `isOpen` (1 per open site) is looked at when moves are found; a site whose moves are known must not be closed. */
  constructor(program: CapacitatedProgram, isOpen: Uint8Array) {
    const { byRow, rowCount } = program;
    this.#program = program;
    this.#isOpen = isOpen;
    this.#rowOfLink = new Int32Array(byRow.other.length);
    for (let row = 0; row < rowCount; row++) {
      this.#rowOfLink.fill(row, byRow.offsets[row], byRow.offsets[row + 1]);
    }
  }

  /** Moves of a site; `serving` tells the links over which it serves, when they are not known. */
  of(site: number, serving: () => readonly number[]): SiteMoves {
    let moves = this.#known[site];
    if (moves === undefined) {
      moves = { toSites: new Map(), leaving: NONE, leavingCost: Number.POSITIVE_INFINITY };
      for (const link of serving()) this.#add(moves, link);
      this.#known[site] = moves;
    }
    return moves;
  }

  /** The site now serves over this link too. */
  offer(site: number, link: number): void {
    const moves = this.#known[site];
    if (moves !== undefined) this.#add(moves, link);
  }

  /** The site no longer serves over this link. */
  drop(site: number, link: number): void {
    const moves = this.#known[site];
    if (moves === undefined) return;
    const isUsed = moves.leaving === link || [...moves.toSites.values()].some(({ from }) => from === link);
    if (isUsed) this.forget(site);
  }

  forget(site: number): void {
    this.#known[site] = undefined;
  }

  #add(moves: SiteMoves, from: number): void {
    const { byRow, elsewhere } = this.#program;
    const { offsets, other, cost } = byRow;
    const row = this.#rowOfLink[from];
    const leavingCost = elsewhere[row] - cost[from];
    if (leavingCost < moves.leavingCost) {
      moves.leaving = from;
      moves.leavingCost = leavingCost;
    }
    for (let to = offsets[row]; to < offsets[row + 1]; to++) {
      const site = other[to];
      if (to === from || this.#isOpen[site] === 0) continue;
      const moveCost = cost[to] - cost[from];
      const best = moves.toSites.get(site);
      if (best === undefined || moveCost < best.cost) moves.toSites.set(site, { from, to, cost: moveCost });
    }
  }
}
