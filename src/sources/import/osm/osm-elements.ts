/**
 * OpenStreetMap elements as they come out of a file, whichever format it has. Readers hand every element
 * to a collector; what the elements mean is decided afterwards, when all of them are known, because
 * files need not be in order.
 */
import { roundDegrees } from '../../../domain/geometry.ts';

export type Tags = Readonly<Record<string, string>>;

export interface OsmNode {
  readonly lon: number;
  readonly lat: number;
  readonly tags: Tags | null;
}

export interface OsmWay {
  readonly id: number;
  readonly nodes: readonly number[];
  readonly tags: Tags;
}

export interface OsmMember {
  readonly type: string;
  readonly ref: number;
  readonly role: string;
}

export interface OsmRelation {
  readonly id: number;
  readonly members: readonly OsmMember[];
  readonly tags: Tags;
}

export interface OsmFault {
  /** e.g. `way 123`. */
  readonly element: string;
  readonly reason: string;
  /** True when what could be used of the element is kept. */
  readonly kept: boolean;
}

export interface OsmData {
  readonly nodes: ReadonlyMap<number, OsmNode>;
  readonly ways: ReadonlyMap<number, OsmWay>;
  readonly relations: ReadonlyMap<number, OsmRelation>;
  readonly faults: readonly OsmFault[];
  /** Day of the newest element, ISO; `null` when the file does not say. */
  readonly date: string | null;
}

export interface OsmCollector {
  node(id: number, lon: number, lat: number, tags: Tags | null): void;
  way(id: number, nodes: readonly number[], tags: Tags): void;
  relation(id: number, members: readonly OsmMember[], tags: Tags): void;
  stamp(timestamp: string): void;
  finish(): OsmData;
}

/** Keeps the first of several elements with one id, and only nodes that have a position. */
export function createOsmCollector(): OsmCollector {
  const nodes = new Map<number, OsmNode>();
  const ways = new Map<number, OsmWay>();
  const relations = new Map<number, OsmRelation>();
  const faults: OsmFault[] = [];
  let newest = '';

  const isNew = (kind: string, id: number, known: ReadonlyMap<number, unknown>): boolean => {
    if (!Number.isSafeInteger(id))
      faults.push({ element: kind, reason: 'has no id that can be kept exactly.', kept: false });
    else if (known.has(id))
      faults.push({
        element: `${kind} ${id}`,
        reason: 'stands in the file twice; the first is kept.',
        kept: false,
      });
    else return true;
    return false;
  };
  return {
    node(id, lon, lat, tags) {
      if (!isNew('node', id, nodes)) return;
      if (Math.abs(lon) <= 180 && Math.abs(lat) <= 90) {
        nodes.set(id, { lon: roundDegrees(lon), lat: roundDegrees(lat), tags });
      } else faults.push({ element: `node ${id}`, reason: 'has no usable position.', kept: false });
    },
    way(id, refs, tags) {
      if (isNew('way', id, ways)) ways.set(id, { id, nodes: refs, tags });
    },
    relation(id, members, tags) {
      if (isNew('relation', id, relations)) relations.set(id, { id, members, tags });
    },
    stamp(timestamp) {
      if (timestamp > newest) newest = timestamp;
    },
    finish: () => ({ nodes, ways, relations, faults, date: newest === '' ? null : newest.slice(0, 10) }),
  };
}
