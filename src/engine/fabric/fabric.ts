/**
 * The fabric of a community: what its ground is made of, for a hand that picks up buildings, compounds or street
 * blocks and wants the ground that goes with them. Streets and barriers cut the community into blocks; within a
 * block all ground goes with the nearest building, so that whoever takes all buildings of a block takes the
 * block, and borders run along streets by themselves. Ground of a compound goes with the compound's own
 * buildings only. A building's footprint is never divided.
 *
 *     ┌──────street──────┬────street────
 *     │   b1  ╱   b2     │                 b1, b2 picked: the whole block, up to the streets
 *     │      ╱  ┌──────┐ │                 b1 picked: up to halfway to its neighbours
 *     │─────    │ c1 c2│ │                 c1 picked: its part of the compound, never beyond the wall
 *     │  b3  ╲  └──────┘ │                          that other buildings are nearer to
 */
import type { PickedGround } from '../../domain/edit.ts';
import type { LonLat, MultiPolygon, Polygon } from '../../domain/geometry.ts';
import { interiorPoint } from '../geometry/interior-point.ts';
import { shapeOf } from '../geometry/local-polygons.ts';
import { boundsTouch, type PlanarBounds, shapeBounds } from '../geometry/planar.ts';
import { shapeCovers } from '../geometry/point-in-polygon.ts';
import { arrange, type LabelledArea, type Piece } from '../topology/arrangement/arrange.ts';
import { buildingSites } from './building-sites.ts';
import { NearestOwners } from './nearest-owners.ts';
import type { StreetBlocks } from './street-blocks.ts';

export interface FabricBuilding {
  readonly code: string;
  /** The point at which it is counted. */
  readonly at: LonLat;
  readonly compoundCode: string | null;
  readonly footprint: Polygon | null;
}

export interface FabricCompound {
  readonly code: string;
  readonly geometry: Polygon | MultiPolygon;
}

export interface FabricInput {
  readonly outline: Polygon | MultiPolygon;
  readonly blocks: StreetBlocks;
  /** The buildings that stand in the community. */
  readonly buildings: readonly FabricBuilding[];
  /** The compounds that reach into the community. */
  readonly compounds: readonly FabricCompound[];
}

/** The ground that some buildings share out among themselves: a street block, or a compound. */
interface Zone {
  readonly label: string;
  readonly geometry: Polygon | MultiPolygon;
  readonly bounds: PlanarBounds;
  /** Numbers of the buildings in it. */
  readonly members: readonly number[];
  nearest: NearestOwners | null;
}

interface Share {
  /** All of it, or nothing; `null`: some of it. */
  readonly isWhole: boolean | null;
  readonly lines: readonly (readonly LonLat[])[];
  readonly owners: ReadonlySet<number>;
}

const PICKED = 'picked';

export class Fabric {
  readonly #input: FabricInput;
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #blocks: readonly Zone[];
  readonly #compounds: readonly Zone[];

  constructor(input: FabricInput) {
    this.#input = input;
    const { blocks, buildings, compounds } = input;
    this.#numbers = new Map(buildings.map(({ code }, number) => [code, number]));
    const inBlock = blocks.polygons.map((): number[] => []);
    buildings.forEach(({ at }, number) => {
      inBlock[blocks.at(at)]?.push(number);
    });
    this.#blocks = blocks.polygons.map((polygon, block) => zone(String(block), polygon, inBlock[block]));
    this.#compounds = compounds.map(({ code, geometry }) => {
      const bounds = shapeBounds(shapeOf(geometry));
      const isInside = ({ at: [lon, lat] }: FabricBuilding) =>
        boundsTouch(bounds, [lon, lat, lon, lat]) && shapeCovers(shapeOf(geometry), lon, lat);
      return zone(
        code,
        geometry,
        [...buildings.keys()].filter((number) => isInside(buildings[number])),
      );
    });
  }

  /** The street block at a position, `null` outside the community. */
  blockAt(position: LonLat): Polygon | null {
    return this.#input.blocks.polygons[this.#input.blocks.at(position)] ?? null;
  }

  /** Codes of the buildings picked: those named, those of the compounds named, and those in the blocks named. */
  pickedCodes(picked: PickedGround): string[] {
    return [...this.#pickedBuildings(picked)].map((number) => this.#input.buildings[number].code);
  }

  /** The ground that goes with what was picked, as far as it lies in the community. */
  groundOf(picked: PickedGround): Polygon[] {
    const wholeBlocks = new Set(picked.blocksAt.map((position) => this.#input.blocks.at(position)));
    wholeBlocks.delete(-1);
    const wholeCompounds = new Set(picked.compounds);
    const buildings = this.#pickedBuildings(picked);
    const blocks = this.#blocks.filter(
      ({ members }, block) => wholeBlocks.has(block) || members.some((member) => buildings.has(member)),
    );
    const compounds = this.#compounds.filter(
      ({ label, bounds, members }) =>
        wholeCompounds.has(label) ||
        members.some((member) => buildings.has(member)) ||
        blocks.some((block) => boundsTouch(block.bounds, bounds)),
    );
    if (blocks.length === 0 && compounds.length === 0) return [];
    const isPicked = (number: number) => buildings.has(number);
    const shares = new Map([...blocks, ...compounds].map((one) => [one, this.#shareOf(one, isPicked)]));
    const seams = [...shares.values()];
    const nearSeam = new Set(seams.flatMap(({ owners }) => [...owners]));
    const arrangement = arrange({
      layers: [
        { areas: blocks.map(areaOf) },
        { areas: compounds.map(areaOf) },
        { areas: [...nearSeam].flatMap((number) => this.#footprintOf(number)) },
      ],
      outline: this.#input.outline,
      cuts: seams.flatMap(({ lines }) => lines),
    });
    const polygons = arrangement.dissolve(({ index }) => String(index));
    const [blockOf, compoundOf] = [blocks, compounds].map(
      (all) => new Map(all.map((one) => [one.label, one])),
    );
    const belongs = ({ index, labels: [block, compound, footprint] }: Piece): boolean => {
      if (compound !== null && wholeCompounds.has(compound)) return true;
      if (block !== null && wholeBlocks.has(Number(block))) return true;
      if (footprint !== null) return isPicked(Number(footprint));
      const ground = compound === null ? blockOf.get(block ?? '') : compoundOf.get(compound);
      const share = ground && shares.get(ground);
      if (ground === undefined || share?.isWhole !== null) return share?.isWhole ?? false;
      const inside = interiorPoint((polygons.get(String(index)) ?? []).map(({ coordinates }) => coordinates));
      return inside !== null && isPicked(this.#nearestIn(ground).ownerAt(inside));
    };
    return arrangement.dissolve((piece) => (belongs(piece) ? PICKED : null)).get(PICKED) ?? [];
  }

  #pickedBuildings({ buildings, compounds, blocksAt }: PickedGround): Set<number> {
    const numbers = buildings.flatMap((code) => this.#numbers.get(code) ?? []);
    const ofCompounds = new Set(compounds);
    this.#input.buildings.forEach(({ compoundCode }, number) => {
      if (compoundCode !== null && ofCompounds.has(compoundCode)) numbers.push(number);
    });
    const zones = [
      ...this.#compounds.filter(({ label }) => ofCompounds.has(label)),
      ...blocksAt.flatMap((position) => this.#blocks[this.#input.blocks.at(position)] ?? []),
    ];
    return new Set([...numbers, ...zones.flatMap(({ members }) => members)]);
  }

  /** How a zone is shared between picked and other buildings, and where these meet. */
  #shareOf(one: Zone, isPicked: (number: number) => boolean): Share {
    const count = one.members.filter(isPicked).length;
    if (count === 0 || count === one.members.length)
      return { isWhole: count > 0, lines: [], owners: new Set() };
    return { isWhole: null, ...this.#nearestIn(one).seam(isPicked, one.bounds) };
  }

  #nearestIn(one: Zone): NearestOwners {
    const { buildings } = this.#input;
    one.nearest ??= new NearestOwners(
      one.members.map((owner) => ({ owner, sites: buildingSites(buildings[owner]) })),
    );
    return one.nearest;
  }

  #footprintOf(number: number): LabelledArea[] {
    const { footprint } = this.#input.buildings[number];
    return footprint === null ? [] : [{ label: String(number), polygon: footprint }];
  }
}

function zone(label: string, geometry: Polygon | MultiPolygon, members: readonly number[]): Zone {
  return { label, geometry, bounds: shapeBounds(shapeOf(geometry)), members, nearest: null };
}

function areaOf({ label, geometry }: Zone): LabelledArea {
  return { label, polygon: geometry };
}
