/**
 * A plain minimum-cost flow (Bellman and Ford on an edge list), written for tests alone: slow, and with
 * nothing in common with what it checks.
 */
interface Edge {
  readonly from: number;
  readonly to: number;
  room: number;
  readonly cost: number;
}

export interface SmallTransport {
  readonly amounts: readonly number[];
  readonly capacities: readonly number[];
  /** `null` where there is no way. */
  readonly cost: readonly (readonly (number | null)[])[];
}

/** The most that open sites can serve, and the least it costs to serve so much. */
export function smallTransport({ amounts, capacities, cost }: SmallTransport): {
  served: number;
  cost: number;
} {
  const [source, sink] = [0, 1];
  const rowNode = (row: number) => 2 + row;
  const siteNode = (site: number) => 2 + amounts.length + site;
  const edges: Edge[] = [];
  const add = (from: number, to: number, room: number, edgeCost: number) => {
    edges.push({ from, to, room, cost: edgeCost }, { from: to, to: from, room: 0, cost: -edgeCost });
  };
  amounts.forEach((amount, row) => {
    add(source, rowNode(row), amount, 0);
  });
  capacities.forEach((capacity, site) => {
    add(siteNode(site), sink, Math.min(capacity, 1e9), 0);
  });
  cost.forEach((costs, row) => {
    costs.forEach((linkCost, site) => {
      if (linkCost !== null) add(rowNode(row), siteNode(site), 1e9, linkCost);
    });
  });
  const nodeCount = 2 + amounts.length + capacities.length;
  const total = { served: 0, cost: 0 };
  for (;;) {
    const path = shortestPath(edges, nodeCount, source, sink);
    if (path === null) return total;
    const amount = Math.min(...path.map((edge) => edges[edge].room));
    for (const edge of path) {
      edges[edge].room -= amount;
      edges[edge ^ 1].room += amount;
      total.cost += amount * edges[edge].cost;
    }
    total.served += amount;
  }
}

function shortestPath(
  edges: readonly Edge[],
  nodeCount: number,
  source: number,
  sink: number,
): number[] | null {
  const distance = new Array<number>(nodeCount).fill(Number.POSITIVE_INFINITY);
  const arrival = new Array<number>(nodeCount).fill(-1);
  distance[source] = 0;
  for (let changed = true; changed; ) {
    changed = false;
    edges.forEach(({ from, to, room, cost }, edge) => {
      if (room <= 0 || distance[from] + cost >= distance[to] - 1e-12) return;
      distance[to] = distance[from] + cost;
      arrival[to] = edge;
      changed = true;
    });
  }
  if (distance[sink] === Number.POSITIVE_INFINITY) return null;
  const path: number[] = [];
  for (let node = sink; node !== source; node = edges[arrival[node]].from) path.push(arrival[node]);
  return path;
}
