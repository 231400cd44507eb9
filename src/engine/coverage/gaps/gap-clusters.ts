/** Homes this near to each other belong to one cluster. */
export const CLUSTER_LINK_M = 60;

/** More than there are cells in a row on Earth, so that column and row make one number. */
const CELL_NUMBERS = 2 ** 22;

/**
 * Rows whose places stand within `linkM` of each other, directly or one by one (single linkage). Places in
 * metres; every row is in exactly one cluster, rows within a cluster in the order given.
 */
export function clusterRows(
  rows: readonly number[],
  x: (row: number) => number,
  y: (row: number) => number,
  linkM: number = CLUSTER_LINK_M,
): number[][] {
  const leader = new Map(rows.map((row) => [row, row]));
  const leaderOf = (row: number): number => {
    let root = row;
    while (leader.get(root)! !== root) root = leader.get(root)!;
    for (let at = row; at !== root; ) {
      const next = leader.get(at)!;
      leader.set(at, root);
      at = next;
    }
    return root;
  };
  const cells = new Map<number, number[]>();
  for (const row of rows) {
    const column = Math.floor(x(row) / linkM);
    const line = Math.floor(y(row) / linkM);
    for (let nearColumn = column - 1; nearColumn <= column + 1; nearColumn++) {
      for (let nearLine = line - 1; nearLine <= line + 1; nearLine++) {
        for (const other of cells.get(nearColumn * CELL_NUMBERS + nearLine) ?? []) {
          if (Math.hypot(x(row) - x(other), y(row) - y(other)) <= linkM) {
            leader.set(leaderOf(row), leaderOf(other));
          }
        }
      }
    }
    const cell = column * CELL_NUMBERS + line;
    const known = cells.get(cell);
    if (known) known.push(row);
    else cells.set(cell, [row]);
  }
  const clusters = new Map<number, number[]>();
  for (const row of rows) {
    const cluster = clusters.get(leaderOf(row));
    if (cluster) cluster.push(row);
    else clusters.set(leaderOf(row), [row]);
  }
  return [...clusters.values()];
}
