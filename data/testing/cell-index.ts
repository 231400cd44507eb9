import type { Position } from 'geojson';

const CELL_DEGREES = 0.002;

/** Finds things by the square cells their boxes touch; small and exact enough for tests. */
export class CellIndex<T> {
  private readonly cells = new Map<string, T[]>();

  add(item: T, positions: readonly Position[]): void {
    for (const cell of cellsOf(positions)) {
      const known = this.cells.get(cell);
      if (known) known.push(item);
      else this.cells.set(cell, [item]);
    }
  }

  near(positions: readonly Position[]): Set<T> {
    return new Set(cellsOf(positions).flatMap((cell) => this.cells.get(cell) ?? []));
  }
}

function cellsOf(positions: readonly Position[]): string[] {
  const column = (degrees: number) => Math.floor(degrees / CELL_DEGREES);
  const xs = positions.map(([x]) => x);
  const ys = positions.map(([, y]) => y);
  const cells: string[] = [];
  for (let i = column(Math.min(...xs)); i <= column(Math.max(...xs)); i++) {
    for (let k = column(Math.min(...ys)); k <= column(Math.max(...ys)); k++) cells.push(`${i},${k}`);
  }
  return cells;
}
