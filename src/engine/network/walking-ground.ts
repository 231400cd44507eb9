import type { CityData, Crossing, Gate } from '../../domain/city.ts';
import { STREET_FLAGS } from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import { haversineM } from '../geometry/haversine.ts';
import { connectedParts } from './connected-parts.ts';
import { Enclosures } from './enclosures.ts';
import { exactParts } from './exact-network.ts';
import { compoundsOfGates } from './gate-compounds.ts';
import { linkGates } from './gate-links.ts';
import { joinLinks, type LinkedNetwork } from './join-links.ts';
import { type DoorJoin, type GateWay, hasWays, isGateWay, type Join, streetPlaceOf } from './joins.ts';
import type { Passage } from './passages.ts';
import { meanLatitude } from './segment-index.ts';
import { createSnapper, type RuledSnapper, type Snap, type Snapper } from './snapper.ts';
import { streetParts } from './street-network.ts';
import { assembleNetwork, STREET_EDGE, type WalkNetwork } from './walk-network.ts';
import { wallIn } from './wall-in.ts';
import { WallLines } from './wall-lines.ts';
import { Yard } from './yard.ts';

/** Beyond this the way to a street may cross a wall: no street lies on this side of it. */
const THIS_SIDE_M = 500;

/** What of a city decides where one can walk. */
export interface WalkedCity
  extends Pick<CityData, 'streets' | 'exactNetwork' | 'compounds' | 'gates' | 'backdrop'> {
  /** Of a part of a city: the {@link WalkingGround.planeLatitude} of the whole. */
  readonly planeLatitude?: number;
}

/** A gate, and the node on its inner side. */
interface CompoundGate {
  readonly gate: number;
  readonly node: number;
}

/** A network with its crossings. */
export interface CrossedNetwork {
  readonly network: WalkNetwork;
  readonly passages: readonly Passage[];
  readonly snapper: Snapper;
  /** A door that {@link WalkingGround.door} joined, on this network. */
  moved(join: DoorJoin): DoorJoin;
}

/**
 * The ground of a city as it is walked: streets taken apart at walls and barriers, joined again by gates and
 * crossings. Made once per city; who walks and what is open comes after (`walking-conditions.ts`).
 *
 * - A street that crosses a wall (`wall-lines.ts`) is cut there, unless a gate stands within 2 m, or both share a
 *   vertex, or it is a bridge or tunnel (`wall-in.ts`).
 * - A gate to which no street leads has a straight way to the nearest one outside its compound (`gate-links.ts`).
 * - A crossing of its own record joins the nearest places at both of its ends (`join-links.ts`).
 * - A door leaves straight to the nearest street that is reached without crossing a wall. Inside a compound it leaves
 *   also straight to those gates to which no inner street leads from there: to all where there are no inner streets.
 *   A station is joined as a door, and a door walks straight to it where both are in one such compound (`yard.ts`).
 *
 * A city without walls and crossings is its plain network, joined by the plain rule. Which street a door joins
 * never depends on the hour or the walker: closing a gate, or walking step-free, only takes ways away.
 */
export class WalkingGround {
  /** Latitude at which streets are flattened to tell which is nearest. */
  readonly planeLatitude: number;
  readonly #gates: readonly Gate[];
  readonly #walls: WallLines;
  readonly #walled: WalkNetwork;
  readonly #snapper: RuledSnapper;
  readonly #enclosures: Enclosures;
  /** The network with its gates' links, without crossings. */
  readonly #linked: LinkedNetwork;
  /** The gates of each walled compound, and the nodes inside them. */
  readonly #gatesOf = new Map<number, CompoundGate[]>();
  readonly #yardOf = new Map<number, Yard>();
  readonly #partOf: Int32Array;
  /** Parts of the network when no gate can be passed. */
  readonly #ungatedPartOf: Int32Array;

  constructor(city: WalkedCity) {
    const { compounds, gates } = city;
    const isExact = city.exactNetwork !== null;
    const streets = isExact ? exactParts(city.exactNetwork!) : streetParts(city.streets);
    this.#gates = gates;
    const compoundOf = compoundsOfGates(gates, compounds);
    this.#walls = new WallLines(compounds, new Set(compoundOf), isExact ? [] : city.backdrop);
    this.#enclosures = new Enclosures(compounds, this.#walls.walled);
    const { parts, gateNodes, behind } = wallIn(streets, this.#walls, gates, compoundOf, isExact);
    this.#walled = assembleNetwork(parts);
    const { nodeOfSource, nodeCount } = this.#walled;
    const hidden = new Uint8Array(nodeCount);
    for (const node of behind) hidden[nodeOfSource[node]] = 1;
    this.planeLatitude = city.planeLatitude ?? meanLatitude(this.#walled);
    this.#snapper = createSnapper(this.#walled, hidden, this.planeLatitude);
    const numbered = (nodes: Int32Array) => nodes.map((node) => (node < 0 ? node : nodeOfSource[node]));
    const inside = numbered(gateNodes.inside);
    const places = { ...gateNodes, inside, outside: numbered(gateNodes.outside) };
    const links = linkGates(
      this.#walled,
      gates,
      compoundOf,
      places,
      this.#snapper,
      this.#walls,
      this.#enclosures,
    );
    this.#linked = joinLinks(
      this.#walled,
      links.map(({ link }) => link),
    );
    links.forEach(({ gate }, i) => {
      if (inside[gate] < 0) inside[gate] = this.#linked.starts[i];
    });
    inside.forEach((node, gate) => {
      if (node < 0) return;
      const compound = compoundOf[gate];
      this.#gatesOf.set(compound, [...(this.#gatesOf.get(compound) ?? []), { gate, node }]);
    });
    const { network } = this.#linked;
    this.#partOf = connectedParts(network).partOf;
    const isStreet = (direction: number, edge: number) =>
      network.edgePassage[edge] === STREET_EDGE ? direction : 0;
    const edgeDirection = network.edgeDirection.map(isStreet);
    this.#ungatedPartOf = connectedParts({ ...network, edgeDirection }).partOf;
  }

  /** Joins the door of a building; `compound` is the row of its compound, −1 where its position tells. */
  door(position: LonLat, compound: number): DoorJoin {
    if (this.#walls.isEmpty) return this.#snapper.snap(position);
    const rows =
      compound >= 0 && this.#walls.walled.has(compound) ? [compound] : this.#enclosures.around(position);
    const within = rows.find((row) => this.#gatesOf.has(row));
    if (within === undefined)
      return this.#movedSnap(this.#onThisSide(position) ?? this.#snapper.snap(position));
    const gates = this.#gatesOf.get(within)!;
    const place = this.#movedSnap(this.#onThisSide(position));
    const isInside = place !== null && this.#enclosures.around([place.lon, place.lat]).includes(within);
    const street = isInside || (place !== null && this.#leadsTo(place, gates)) ? place : null;
    // A street outside, to which a door leads where no wall is drawn, comes to the gates from there.
    if (street !== null && !isInside) return street;
    const apart = street === null ? gates : gates.filter((gate) => !this.#isByInnerStreets(street, gate));
    if (street !== null && apart.length === 0) return street;
    const ways = apart.map((gate) => this.#gateWay(position, gate));
    return street === null
      ? { ways, yard: { yard: this.#yard(within), position } }
      : { ways: [street, ...ways], yard: null };
  }

  #yard(compound: number): Yard {
    const yard = this.#yardOf.get(compound) ?? new Yard(compound, this.#enclosures, this.#walls);
    this.#yardOf.set(compound, yard);
    return yard;
  }

  /** The network with these crossings; `gates` are those the ground was made with, as they are now. */
  withCrossings(crossings: readonly Crossing[], gates: readonly Gate[] = this.#gates): CrossedNetwork {
    const passages: Passage[] = [
      ...gates.map(gatePassage),
      ...this.#walls.barriers.map((barrier): Passage => ({ kind: 'wall', barrier })),
    ];
    const links = crossings.flatMap(({ code, open, line, stepFree, signals }) => {
      const from = this.#place(line[0]);
      const to = this.#place(line[line.length - 1]);
      if (from === null || to === null) return [];
      const passage = passages.push({ kind: 'crossing', code, open, place: line[0] }) - 1;
      const flags = (stepFree ? 0 : STREET_FLAGS.notStepFree) | (signals ? STREET_FLAGS.signals : 0);
      return [{ passage, flags, line, from, to }];
    });
    const { network, moved } = joinLinks(this.#linked.network, links);
    return {
      network,
      passages,
      snapper: {
        snap: (position) => {
          const join = this.door(position, -1);
          return join === null ? null : movedWays(join, moved);
        },
      },
      moved: (join) => (join === null ? null : movedWays(join, moved)),
    };
  }

  /** Where a crossing joins; in a compound without streets, at the nearest gate. */
  #place(position: LonLat): Snap | null {
    const join = this.door(position, -1);
    if (join === null || !hasWays(join)) return join;
    return streetPlaceOf(join) ?? join.ways.reduce((best, way) => (way.accessM < best.accessM ? way : best));
  }

  /** The nearest street that a straight way leads to without crossing a wall. */
  #onThisSide(position: LonLat): Snap | null {
    const [lon, lat] = position;
    const mayJoin = (toLon: number, toLat: number) => !this.#walls.bar(lon, lat, toLon, toLat);
    const nearest = this.#snapper.snap(position);
    if (nearest === null || mayJoin(nearest.lon, nearest.lat)) return nearest;
    return this.#snapper.snap(position, { mayJoin, withinM: THIS_SIDE_M });
  }

  #movedSnap(snap: Snap | null): Snap | null {
    return snap === null ? null : this.#linked.moved(snap);
  }

  #leadsTo(place: Snap, gates: readonly CompoundGate[]): boolean {
    const node = this.#nodeBeside(place);
    return gates.some((gate) => this.#partOf[gate.node] === this.#partOf[node]);
  }

  /** Whether streets lead from a place to the inner side of a gate, and through no gate on the way. */
  #isByInnerStreets(place: Snap, gate: CompoundGate): boolean {
    return this.#ungatedPartOf[gate.node] === this.#ungatedPartOf[this.#nodeBeside(place)];
  }

  #nodeBeside({ node, edge }: Snap): number {
    return node >= 0 ? node : this.#linked.network.edgeFrom[edge];
  }

  #gateWay([lon, lat]: LonLat, { gate, node }: CompoundGate): GateWay {
    const { nodeLat, nodeLon } = this.#linked.network;
    const accessM = haversineM(lon, lat, nodeLon[node], nodeLat[node]);
    return { gate, node, edge: -1, fraction: 0, accessM, lon: nodeLon[node], lat: nodeLat[node] };
  }
}

/** A join after its place by a street has moved; gates keep their nodes. */
function movedWays(join: Join, moved: (place: Snap) => Snap): Join {
  if (!hasWays(join)) return moved(join);
  return { ...join, ways: join.ways.map((way) => (isGateWay(way) ? way : moved(way))) };
}

function gatePassage({ code, open, stepFree, geometry }: Gate): Passage {
  const [lon, lat] = geometry.coordinates;
  return { kind: 'gate', code, open, stepFree, place: [lon, lat] };
}
