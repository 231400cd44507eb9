import type { LonLat, LonLatBounds } from '../../domain/geometry.ts';
import type { PublicIndex, PublicTile } from '../../domain/public-city.ts';
import { shapeOf } from '../../engine/geometry/local-polygons.ts';
import { shapeBounds } from '../../engine/geometry/planar.ts';
import { type DoorJoin, type Join, waysOf } from '../../engine/network/joins.ts';
import type { EdgeNames } from '../../engine/network/route-stretches.ts';
import { type WalkingCondition, WalkingViews } from '../../engine/network/walking-conditions.ts';
import { type CrossedNetwork, WalkingGround } from '../../engine/network/walking-ground.ts';
import { within } from '../city-bounds.ts';
import type { FinderStart } from './finder-protocol.ts';
import { LoadedGround, metresToBox } from './loaded-ground.ts';
import { sureNetwork, sureStreets } from './sure-ways.ts';
import { joinTiles, type TileCity } from './tile-city.ts';

/** Which street a place joins, and which one a gate leads to, is decided by what lies this near. */
const DECIDING_M = 500;

/** Of the metres on the sphere, so that what is measured in the plane is no shorter. */
const SURE_SHARE = 0.99;

/** A place and how it joins the network. */
export interface JoinedPlace {
  readonly position: LonLat;
  readonly join: Join;
}

/**
 * The ground of some public tiles as it is walked, by the kernels that walk the whole city. Where the tiles end it
 * knows less, and for that never tells a shorter walk: streets end where the ground does, gates and crossings near
 * its edge stay shut, and places near its edge are joined to nothing.
 */
export class FinderGround {
  readonly views: WalkingViews;
  readonly names: EdgeNames;
  readonly #loaded: LoadedGround;
  readonly #city: TileCity;
  readonly #ground: WalkingGround;
  readonly #crossed: CrossedNetwork;
  /** Codes of the gates that may lead elsewhere than it seems. */
  readonly #shut: ReadonlySet<string>;
  /** Boxes around compounds of which not all streets are known. */
  readonly #openBoxes: readonly LonLatBounds[];
  /** Around everything that leads elsewhere, or anywhere at all, once more of the ground is known. */
  readonly #unsure: readonly LonLatBounds[];

  constructor(index: PublicIndex, tiles: readonly PublicTile[]) {
    this.#loaded = new LoadedGround(index, tiles);
    this.#city = joinTiles(tiles);
    const { compounds, crossings, exactNetwork, gates } = this.#city;
    const { streets, cut } = sureStreets(this.#city.streets, this.#loaded);
    this.#openBoxes = compounds
      .map(({ geometry }) => shapeBounds(shapeOf(geometry)))
      .filter((box) => !this.#loaded.holds(box));
    const shut = gates.filter(({ geometry }) => !this.#isNearKnown(positionOf(geometry)));
    this.#shut = new Set(shut.map(({ code }) => code));
    this.#ground = new WalkingGround({
      ...this.#city,
      streets,
      exactNetwork: exactNetwork && sureNetwork(exactNetwork, this.#loaded),
      planeLatitude: index.planeLatitude,
    });
    const unsureEnds = crossings.map(({ line }) => endsOf(line).filter((end) => !this.#isSureAt(end)));
    this.#crossed = this.#ground.withCrossings(
      crossings.filter((_, row) => unsureEnds[row].length === 0),
      gates,
    );
    const places = [...unsureEnds.flat(), ...shut.map(({ geometry }) => positionOf(geometry))];
    this.#unsure = [...this.#openBoxes, ...cut, ...places.map(([lon, lat]) => [lon, lat, lon, lat] as const)];
    this.views = new WalkingViews(this.#crossed.network, this.#crossed.passages);
    this.names = namesOf(this.#city, streets.names, this.#crossed);
  }

  /** Where a walk begins: at the door of a building that is known, else as from anywhere outside. */
  startOf({ position, buildingCode }: FinderStart): JoinedPlace | null {
    const building = buildingCode === null ? undefined : this.#city.buildings.get(buildingCode);
    if (building === undefined) return this.place(position);
    const join = this.#ground.door(building.position, building.compound);
    return this.#sure(building.position, this.#crossed.moved(join));
  }

  /** A place outside buildings; `null` where the ground does not tell for sure how it is reached. */
  place(position: LonLat): JoinedPlace | null {
    return this.#sure(position, this.#crossed.snapper.snap(position));
  }

  /**
   * Walks from a position that are shorter than it are those of the whole city: to what is known in part only one walks
   * further, since no walk is shorter than the way as the crow flies. A graph has lengths of its own.
   */
  sureWithinM(position: LonLat): number {
    if (this.#loaded.isWhole) return Number.POSITIVE_INFINITY;
    if (this.#city.exactNetwork !== null) return 0;
    const toUnsureM = this.#unsure.map((box) => metresToBox(position, box));
    return SURE_SHARE * Math.min(this.#loaded.awayFromUnknownM(position), ...toUnsureM);
  }

  /** Whether a gate may be passed as far as the ground is known. */
  readonly isOpen: WalkingCondition['isOpen'] = ({ kind, code }) => kind !== 'gate' || !this.#shut.has(code);

  #sure(position: LonLat, join: DoorJoin): JoinedPlace | null {
    return join !== null && this.#isSure(position, join) ? { position, join } : null;
  }

  #isSureAt(position: LonLat): boolean {
    const join = this.#ground.door(position, -1);
    return join !== null && this.#isSure(position, join);
  }

  #isSure(position: LonLat, join: Join): boolean {
    const metres = waysOf(join).map(({ accessM }) => accessM);
    return (
      this.#isNearKnown(position, Math.max(...metres)) &&
      !this.#openBoxes.some((box) => within(box, position))
    );
  }

  #isNearKnown(position: LonLat, metres = 0): boolean {
    return this.#loaded.holdsAround(position, Math.max(DECIDING_M, metres));
  }
}

function namesOf(
  { compounds, crossings, gates }: TileCity,
  streets: readonly (string | null)[],
  { passages }: CrossedNetwork,
): EdgeNames {
  const compoundNames = new Map(compounds.map(({ code, name }) => [code, name]));
  return {
    passages,
    streets,
    gates: new Map(
      gates.flatMap(({ code, compoundCode }) => {
        const name = compoundNames.get(compoundCode);
        return name === undefined ? [] : [[code, name]];
      }),
    ),
    crossings: new Map(crossings.map((crossing) => [crossing.code, crossing])),
  };
}

function endsOf(line: readonly LonLat[]): readonly LonLat[] {
  return [line[0], line[line.length - 1]];
}

function positionOf({ coordinates: [lon, lat] }: GeoJSON.Point): LonLat {
  return [lon, lat];
}
