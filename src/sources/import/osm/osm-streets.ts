/**
 * Streets of OpenStreetMap. Every street kind is taken, walkable or not, because the map draws them all;
 * which of them are walked is the network's rule (`engine/network/walkable.ts`), for which `access` is
 * resolved here to one value.
 */
import { WALKABLE_KINDS } from '../../../engine/network/walkable.ts';
import type { StreetRecord } from '../../package/city-tables.ts';
import { streetFlags } from '../../street-flags.ts';
import type { OsmData, OsmFault, OsmWay, Tags } from './osm-elements.ts';
import { knownRuns } from './osm-shapes.ts';

const STREET_KINDS = new Set([...WALKABLE_KINDS, 'motorway', 'motorway_link', 'corridor', 'busway']);

/** `foot` where tagged; else `no` on a motor road; else `access`; `null` when nothing is said. */
export function resolvedAccess(tags: Tags): string | null {
  if (tags.foot !== undefined) return tags.foot;
  if (tags.motorroad === 'yes') return 'no';
  return tags.access ?? null;
}

export function isStreet(tags: Tags): boolean {
  return STREET_KINDS.has(tags.highway) && tags.area !== 'yes';
}

export interface OsmStreets {
  readonly streets: readonly StreetRecord[];
  readonly faults: readonly OsmFault[];
}

/** All streets, in file order. A way clipped at the file's edge keeps the pieces whose nodes are there. */
export function osmStreets(data: OsmData): OsmStreets {
  const streets: StreetRecord[] = [];
  const faults: OsmFault[] = [];
  const place = createPlacer(data);
  for (const way of data.ways.values()) {
    if (!isStreet(way.tags)) continue;
    const runs = knownRuns(way, data);
    const missing = way.nodes.filter((id) => !data.nodes.has(id)).length;
    if (runs.length === 0) {
      const reason = missing > 0 ? 'its nodes are not in the file.' : 'has fewer than two different nodes.';
      faults.push({ element: `way ${way.id}`, reason, kept: false });
      continue;
    }
    if (missing > 0) {
      const reason = `${missing} of its ${way.nodes.length} nodes are not in the file; the rest is kept.`;
      faults.push({ element: `way ${way.id}`, reason, kept: true });
    }
    runs.forEach((nodes, piece) => {
      streets.push(streetOf(way, piece, nodes.map(place)));
    });
  }
  return { streets, faults };
}

function streetOf({ id, tags }: OsmWay, piece: number, line: [number, number][]): StreetRecord {
  const isTrue = (value: string | undefined) => value !== undefined && value !== 'no';
  return {
    id: piece === 0 ? `w${id}` : `w${id}~${piece + 1}`,
    kind: tags.highway,
    name: nameOf(tags),
    access: resolvedAccess(tags),
    flags: streetFlags({
      isSteps: tags.highway === 'steps',
      isBridge: isTrue(tags.bridge),
      isTunnel: isTrue(tags.tunnel),
      crossing: tags['crossing:signals'] === 'yes' ? 'traffic_signals' : tags.crossing,
      wheelchair: tags.wheelchair,
      kerb: tags.kerb,
      incline: tags.incline,
    }),
    line,
  };
}

export function nameOf(tags: Tags): string | null {
  return tags.name ?? tags['name:zh'] ?? tags['name:en'] ?? null;
}

/**
 * Positions of nodes such that different nodes never share one: streets meet where positions are equal,
 * but two nodes in the same place, one on a bridge, one below, do not meet. The later is put a
 * centimetre aside.
 */
function createPlacer(data: OsmData): (node: number) => [number, number] {
  const nodeAt = new Map<string, number>();
  const placed = new Map<number, [number, number]>();
  return (node) => {
    const known = placed.get(node);
    if (known !== undefined) return [known[0], known[1]];
    const { lon, lat } = data.nodes.get(node)!;
    let steps = Math.round(lon * 1e7);
    while (nodeAt.has(`${steps},${lat}`)) steps++;
    nodeAt.set(`${steps},${lat}`, node);
    const position: [number, number] = [steps / 1e7, lat];
    placed.set(node, position);
    return [position[0], position[1]];
  };
}
