/** Streets as they are walked: chains of edges of the planar map, and the ways inside compounds. */
import { STREET_FLAGS, type StreetTable } from '../../src/domain/city.ts';
import type { InnerWay } from './draft.ts';
import { type Spot, toLonLat } from './frame.ts';
import type { NameBook } from './names.ts';
import type { Line, LineKind, PlanarMap } from './planar-map.ts';
import { between, distance } from './plane.ts';
import type { Random } from './random.ts';
import { isWalkable } from './roadside.ts';

interface StreetDraft {
  readonly kind: string;
  readonly name: string | null;
  readonly access: string | null;
  readonly flags: number;
  readonly spots: readonly Spot[];
}

/** Where a street that may not cross stops short of the barrier's middle line, metres. */
const STOP_SHORT_M: Readonly<Partial<Record<LineKind, number>>> = { river: 72, railway: 15, expressway: 24 };

/** The name of every line that has one: big streets always, small ones often. */
export function nameLines(map: PlanarMap, names: NameBook, random: Random): Map<Line, string> {
  const named = new Map<Line, string>();
  for (const { line, pairs } of edgesByLine(map)) {
    const name = nameOf(map, line, chainsOf(pairs), names, random);
    if (name) named.set(line, name);
  }
  return named;
}

export function streetTable(
  map: PlanarMap,
  ways: readonly InnerWay[],
  lineNames: ReadonlyMap<Line, string>,
): StreetTable {
  const edges = edgesByLine(map);
  const streets: StreetDraft[] = [];
  for (const { line, pairs } of edges) {
    const isMotorway = line.kind === 'expressway';
    if (!isMotorway && !isWalkable(line.kind)) continue;
    const name = lineNames.get(line) ?? null;
    for (const chain of chainsOf(pairs)) {
      if (isMotorway) streets.push(motorway(map, chain, name));
      else streets.push(...walkable(map, line, chain, name));
    }
  }
  for (const way of ways)
    streets.push({ kind: way.kind, name: null, access: way.access, flags: 0, spots: way.spots });
  return asColumns(streets.filter(({ spots }) => spots.length > 1));
}

function edgesByLine(map: PlanarMap): { line: Line; pairs: [number, number][] }[] {
  const lines = new Map<Line, [number, number][]>();
  for (let a = 0; a < map.nodes.length; a++) {
    for (const b of map.neighbours[a]) {
      if (b < a) continue;
      const line = map.lineOf(a, b);
      const pairs = lines.get(line);
      if (pairs) pairs.push([a, b]);
      else lines.set(line, [[a, b]]);
    }
  }
  return [...lines].map(([line, pairs]) => ({ line, pairs })).sort((a, b) => a.line.id - b.line.id);
}

/** Unbroken runs of edges as node lists. */
function chainsOf(pairs: readonly (readonly [number, number])[]): number[][] {
  const next = new Map<number, number[]>();
  for (const [a, b] of pairs) {
    next.set(a, [...(next.get(a) ?? []), b]);
    next.set(b, [...(next.get(b) ?? []), a]);
  }
  const starts = [...next.keys()].filter((node) => next.get(node)!.length === 1).concat([...next.keys()]);
  const chains: number[][] = [];
  for (const start of starts) {
    const chain = [start];
    for (let node = start; next.get(node)!.length > 0; ) {
      const to = next.get(node)!.pop()!;
      next.set(
        to,
        next.get(to)!.filter((other) => other !== node),
      );
      chain.push(to);
      node = to;
    }
    if (chain.length > 1) chains.push(chain);
  }
  return chains;
}

function barrierAt(map: PlanarMap, node: number): LineKind | null {
  for (const other of map.neighbours[node]) {
    const { kind } = map.lineOf(node, other);
    if (STOP_SHORT_M[kind] !== undefined) return kind;
  }
  return null;
}

/** Splits a chain where it goes onto or off a bridge, and stops it short of barriers it may not cross. */
function walkable(map: PlanarMap, line: Line, chain: readonly number[], name: string | null): StreetDraft[] {
  const streets: StreetDraft[] = [];
  let spots: Spot[] = [];
  let flags = 0;
  const close = () => {
    if (spots.length > 1) streets.push({ kind: line.kind, name, access: null, flags, spots });
  };
  const steps = line.kind === 'steps' ? STREET_FLAGS.steps : 0;
  for (let i = 1; i < chain.length; i++) {
    const [a, b] = [chain[i - 1], chain[i]];
    const [stopA, stopB] = [barrierAt(map, a), barrierAt(map, b)];
    const crossed = stopA ?? stopB;
    const edgeFlags =
      steps |
      (line.crosses && crossed ? (crossed === 'railway' ? STREET_FLAGS.tunnel : STREET_FLAGS.bridge) : 0);
    const start = line.crosses || !stopA ? map.nodes[a] : shortened(map, b, a, stopA);
    const end = line.crosses || !stopB ? map.nodes[b] : shortened(map, a, b, stopB);
    const isContinued = spots.length > 0 && flags === edgeFlags && spots[spots.length - 1] === start;
    if (!isContinued) {
      close();
      spots = [start];
      flags = edgeFlags;
    }
    spots.push(end);
  }
  close();
  return streets;
}

function shortened(map: PlanarMap, from: number, to: number, barrier: LineKind): Spot {
  const [a, b] = [map.nodes[from], map.nodes[to]];
  const length = distance(a, b);
  return between(a, b, Math.max(0.4, (length - STOP_SHORT_M[barrier]!) / length));
}

/** An expressway shares no vertex with the streets that pass over or under it. */
function motorway(map: PlanarMap, chain: readonly number[], name: string | null): StreetDraft {
  const free = chain.filter((node) =>
    map.neighbours[node].every((other) => !isWalkable(map.lineOf(node, other).kind)),
  );
  return {
    kind: 'motorway',
    name,
    access: null,
    flags: STREET_FLAGS.bridge,
    spots: free.map((node) => map.nodes[node]),
  };
}

function nameOf(
  map: PlanarMap,
  line: Line,
  chains: readonly number[][],
  names: NameBook,
  random: Random,
): string | null {
  const [first, last] = [map.nodes[chains[0][0]], map.nodes[chains[0][chains[0].length - 1]]];
  const runsEast = Math.abs(last.x - first.x) > Math.abs(last.y - first.y);
  if (line.name) return line.name;
  switch (line.kind) {
    case 'primary':
      return names.street(runsEast ? '大道' : '路');
    case 'secondary':
      return names.street(runsEast ? '街' : '路');
    case 'tertiary':
      return names.street(random.chance(0.7) ? '路' : '街');
    case 'residential':
      return random.chance(0.6) ? names.street(random.chance(0.5) ? '巷' : '街') : null;
    case 'pedestrian':
      return names.street('步行街');
    default:
      return null;
  }
}

function asColumns(streets: readonly StreetDraft[]): StreetTable {
  const vertices = streets.reduce((sum, { spots }) => sum + spots.length, 0);
  const offsets = new Int32Array(streets.length + 1);
  const [lon, lat] = [new Float64Array(vertices), new Float64Array(vertices)];
  let at = 0;
  streets.forEach(({ spots }, i) => {
    for (const spot of spots) {
      [lon[at], lat[at]] = toLonLat(spot);
      at++;
    }
    offsets[i + 1] = at;
  });
  return {
    count: streets.length,
    ids: streets.map((_, i) => `w${String(i + 1).padStart(6, '0')}`),
    kinds: streets.map(({ kind }) => kind),
    names: streets.map(({ name }) => name),
    access: streets.map(({ access }) => access),
    flags: Uint8Array.from(streets, ({ flags }) => flags),
    offsets,
    lon,
    lat,
  };
}
