/**
 * Footprints for the part of the city in view, asked for by coarse cells: panning within a cell asks
 * nothing, panning back asks nothing, and an answer for a cell that left the view is not waited for.
 * A source that has none, or cannot be reached, leaves the buildings as the dots they were.
 */
import type { LonLatBounds, Polygon } from '../domain/geometry.ts';
import type { BuildingFootprint, CitySource } from '../sources/city-source.ts';

export type FetchFootprints = CitySource['buildingFootprints'];

export interface FootprintCells {
  /** Asks for the cells that meet the view and are neither known nor under way. */
  want(view: LonLatBounds): void;
  /** The footprint of a building, as far as it has been asked for. */
  of(code: string): Polygon | null;
  /** Drops what is under way. */
  close(): void;
}

/** Edge of a cell in degrees: about two kilometres, the size of a near view. */
export const CELL_DEGREES = 0.02;
/** A screen needs a dozen at most; beyond this, cells out of view are forgotten, the oldest first. */
const KEPT_CELLS = 96;

type Cell = readonly [column: number, row: number];
const keyOf = ([column, row]: Cell) => `${column} ${row}`;

/** `onArrival` is called when everything last wanted has been answered and any of it was new. */
export function createFootprintCells(fetch: FetchFootprints, onArrival: () => void): FootprintCells {
  const known = new Map<string, readonly BuildingFootprint[]>();
  const pending = new Map<string, AbortController>();
  let byCode = new Map<string, Polygon>();
  let arrived = false;

  const forgetFarCells = (wanted: ReadonlyMap<string, Cell>) => {
    if (known.size <= KEPT_CELLS) return;
    for (const key of known.keys()) {
      if (known.size > KEPT_CELLS && !wanted.has(key)) known.delete(key);
    }
    byCode = new Map([...known.values()].flat().map(({ code, polygon }) => [code, polygon]));
  };

  const ask = async (key: string, cell: Cell) => {
    const control = new AbortController();
    pending.set(key, control);
    const answer = await fetch(boundsOf(cell), control.signal).catch(() => null);
    if (pending.get(key) !== control) return;
    pending.delete(key);
    if (answer) {
      known.set(key, answer);
      for (const { code, polygon } of answer) byCode.set(code, polygon);
      arrived ||= answer.length > 0;
    }
    if (pending.size > 0 || !arrived) return;
    arrived = false;
    onArrival();
  };

  const drop = (key: string) => {
    pending.get(key)?.abort();
    pending.delete(key);
  };

  return {
    want(view) {
      const wanted = cellsMeeting(view);
      for (const key of [...pending.keys()]) if (!wanted.has(key)) drop(key);
      forgetFarCells(wanted);
      for (const [key, cell] of wanted) {
        if (!known.has(key) && !pending.has(key)) void ask(key, cell);
      }
    },
    of: (code) => byCode.get(code) ?? null,
    close() {
      for (const key of [...pending.keys()]) drop(key);
    },
  };
}

function cellsMeeting([west, south, east, north]: LonLatBounds): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (let row = cellOf(south); row <= cellOf(north); row++) {
    for (let column = cellOf(west); column <= cellOf(east); column++) {
      cells.set(keyOf([column, row]), [column, row]);
    }
  }
  return cells;
}

function cellOf(degrees: number): number {
  return Math.floor(degrees / CELL_DEGREES);
}

function boundsOf([column, row]: Cell): LonLatBounds {
  const corner = (index: number) => index * CELL_DEGREES;
  return [corner(column), corner(row), corner(column + 1), corner(row + 1)];
}
