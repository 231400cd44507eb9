import type {
  BackdropFeature,
  Compound,
  Crossing,
  ExactNetwork,
  Gate,
  StreetTable,
} from '../../domain/city.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { PublicGrid, PublicTile } from '../../domain/public-city.ts';
import { decodedDegrees } from '../../domain/public-columns.ts';
import { decodedShape } from '../../domain/public-shapes.ts';
import { decodedNetwork, decodedStreets } from '../../engine/publishing/tile-columns.ts';
import { joinNetworks, joinStreets } from './joined-columns.ts';

/** What tiles side by side hold, each thing once however many tiles it touches. */
export interface TileCity {
  readonly grids: readonly PublicGrid[];
  readonly compounds: readonly Compound[];
  readonly gates: readonly Gate[];
  readonly crossings: readonly Crossing[];
  readonly streets: StreetTable;
  readonly exactNetwork: ExactNetwork | null;
  readonly backdrop: readonly BackdropFeature[];
  readonly buildings: ReadonlyMap<string, TileBuilding>;
}

export interface TileBuilding {
  readonly position: LonLat;
  /** Row of its compound, −1 outside all. */
  readonly compound: number;
}

export function joinTiles(tiles: readonly PublicTile[]): TileCity {
  const compounds = oncePerCode(tiles.flatMap((tile) => tile.compounds));
  const networks = tiles.flatMap(({ exactNetwork }) => exactNetwork ?? []);
  return {
    grids: oncePerCode(tiles.flatMap(({ grids }) => grids)),
    // How a compound is managed is not public, and no walk depends on it.
    compounds: compounds.map(({ shape, ...compound }) => ({
      ...compound,
      geometry: decodedShape(shape),
      hasPropertyManagement: false,
      hasSecurity: false,
    })),
    gates: oncePerCode(tiles.flatMap(({ gates }) => gates)),
    crossings: oncePerCode(tiles.flatMap(({ crossings }) => crossings)),
    streets: joinStreets(tiles.map(({ streets }) => decodedStreets(streets))),
    exactNetwork: networks.length === 0 ? null : joinNetworks(networks.map(decodedNetwork)),
    backdrop: once(
      tiles.flatMap(({ backdrop }) => backdrop),
      (feature) => JSON.stringify(feature),
    ).map(({ shape, ...feature }) => ({ ...feature, geometry: decodedShape(shape) })),
    buildings: buildingsOf(tiles, new Map(compounds.map(({ code }, row) => [code, row]))),
  };
}

function buildingsOf(
  tiles: readonly PublicTile[],
  rowOf: ReadonlyMap<string, number>,
): Map<string, TileBuilding> {
  const buildings = new Map<string, TileBuilding>();
  for (const { buildings: columns, compounds } of tiles) {
    const [lon, lat] = [decodedDegrees(columns.lon), decodedDegrees(columns.lat)];
    columns.codes.forEach((code, row) => {
      const compound = compounds[columns.compound[row]];
      buildings.set(code, {
        position: [lon[row], lat[row]],
        compound: compound === undefined ? -1 : rowOf.get(compound.code)!,
      });
    });
  }
  return buildings;
}

function oncePerCode<Coded extends { readonly code: string }>(things: readonly Coded[]): Coded[] {
  return once(things, ({ code }) => code);
}

function once<Thing>(things: readonly Thing[], keyOf: (thing: Thing) => string): Thing[] {
  return [...new Map(things.map((thing) => [keyOf(thing), thing])).values()];
}
