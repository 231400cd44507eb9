/**
 * What stands in the communities of a city: doors, compounds, streets, barriers, and the fabric they make.
 * Everything is put together when a community is first edited and kept, since edits only move grids over it;
 * footprints that arrive later are taken in.
 */
import type { AdminUnit } from '../domain/city.ts';
import type { LonLat, MultiPolygon, Polygon } from '../domain/geometry.ts';
import type { Barriers, Door, WayAcross } from '../editing/ground/community.ts';
import { KeptWhole, type WholeThing } from '../editing/warnings/kept-whole.ts';
import type { DegreePlane } from '../engine/checking/degree-plane.ts';
import { Fabric, type FabricCompound } from '../engine/fabric/fabric.ts';
import {
  type StreetLine,
  streetsNear,
  stretchesInside,
  walkedBridges,
} from '../engine/fabric/local-streets.ts';
import { barrierAreas, barrierLines, streetBlocks } from '../engine/fabric/street-blocks.ts';
import { StreetPaths } from '../engine/fabric/street-path.ts';
import { shapeOf } from '../engine/geometry/local-polygons.ts';
import type { Overlay } from '../engine/geometry/overlay.ts';
import { boundsTouch, type PlanarBounds, ringBounds, shapeBounds } from '../engine/geometry/planar.ts';
import { PreparedPolygon } from '../engine/geometry/prepared-polygon.ts';
import { PointTiles } from '../engine/topology/point-tiles.ts';
import type { CityState } from './city-state.ts';

/** One community as it stands, whoever holds which part of it. */
export interface CommunityPlace {
  readonly code: string;
  readonly name: string;
  readonly outline: Polygon | MultiPolygon;
  readonly doors: readonly Door[];
  readonly barriers: Barriers;
  readonly keptWhole: KeptWhole;
  waysAcross(): readonly WayAcross[];
  fabric(): Fabric;
  streetPaths(): StreetPaths;
}

export class CommunityPlaces {
  readonly #state: CityState;
  readonly #plane: DegreePlane;
  readonly #overlay: Overlay;
  readonly #units: ReadonlyMap<string, AdminUnit>;
  readonly #rowOf: ReadonlyMap<string, number>;
  readonly #points: PointTiles;
  readonly #provided = new Map<number, Polygon>();
  readonly #places = new Map<string, CommunityPlace | null>();

  constructor(state: CityState, plane: DegreePlane, overlay: Overlay) {
    const { adminUnits, buildings } = state.city;
    this.#state = state;
    this.#plane = plane;
    this.#overlay = overlay;
    this.#units = new Map(adminUnits.map((unit) => [unit.code, unit]));
    this.#rowOf = new Map(buildings.codes.map((code, row) => [code, row]));
    this.#points = new PointTiles(buildings.lon, buildings.lat);
  }

  /** `null` for a community that has neither an outline nor grids. */
  place(code: string): CommunityPlace | null {
    const known = this.#places.get(code);
    if (known !== undefined) return known;
    const place = this.#build(code);
    this.#places.set(code, place);
    return place;
  }

  /** Takes in footprints of buildings; those of unknown buildings are passed over. */
  provideFootprints(footprints: readonly { readonly code: string; readonly polygon: Polygon }[]): void {
    const news = footprints.flatMap(({ code, polygon }) => {
      const row = this.#rowOf.get(code);
      return row === undefined || this.#provided.has(row) ? [] : [{ code, row, polygon }];
    });
    for (const { row, polygon } of news) this.#provided.set(row, polygon);
    const codes = new Set(news.map(({ code }) => code));
    for (const [community, place] of this.#places) {
      if (place?.doors.some(({ code }) => codes.has(code))) this.#places.delete(community);
    }
  }

  doorOf(buildingCode: string): Door | null {
    const row = this.#rowOf.get(buildingCode);
    return row === undefined ? null : this.#doorAt(row);
  }

  footprintOf(buildingCode: string): Polygon | null {
    const row = this.#rowOf.get(buildingCode);
    return row === undefined ? null : this.#footprintAt(row);
  }

  #build(code: string): CommunityPlace | null {
    const { city } = this.#state;
    const unit = this.#units.get(code);
    const outline = unit?.geometry ?? this.#groundOfGrids(code);
    if (outline === null) return null;
    const bounds = shapeBounds(shapeOf(outline));
    const rows = this.#rowsIn(outline);
    const compounds = city.compounds.filter(({ geometry }) =>
      boundsTouch(shapeBounds(shapeOf(geometry)), bounds),
    );
    const lines = barrierLines(city.backdrop).flatMap((line) => runsThrough(line, bounds));
    const waters = barrierAreas(city.backdrop).filter((area) =>
      boundsTouch(shapeBounds(shapeOf(area)), bounds),
    );
    const streets = once(() => streetsNear(city, bounds));
    const bridges = once(() => walkedBridges(city.streets, bounds).map(({ points }) => points));
    return {
      code,
      name: unit?.name ?? '',
      outline,
      doors: rows.map((row) => this.#doorAt(row)),
      barriers: { lines, waters },
      keptWhole: this.#keptWhole(outline, rows, compounds),
      waysAcross: () => this.#waysAcross(bounds, bridges()),
      fabric: once(() => this.#fabric(outline, rows, compounds, streets(), lines)),
      streetPaths: once(() => new StreetPaths(stretchesInside(streets(), shapeOf(outline)))),
    };
  }

  #waysAcross(bounds: PlanarBounds, bridges: readonly WayAcross[]): WayAcross[] {
    const crossings = [...this.#state.crossings.values()].map(({ line }) => line);
    return [...crossings.filter((line) => boundsTouch(ringBounds(line), bounds)), ...bridges];
  }

  #keptWhole(
    outline: Polygon | MultiPolygon,
    rows: readonly number[],
    compounds: readonly FabricCompound[],
  ): KeptWhole {
    const footprints = rows.flatMap((row): WholeThing[] => {
      const geometry = this.#footprintAt(row);
      const code = this.#state.city.buildings.codes[row];
      return geometry === null ? [] : [{ kind: 'building', code, geometry }];
    });
    const walled = compounds.map(({ code, geometry }): WholeThing => ({ kind: 'compound', code, geometry }));
    return new KeptWhole([...walled, ...footprints], outline, this.#plane, this.#overlay);
  }

  #fabric(
    outline: Polygon | MultiPolygon,
    rows: readonly number[],
    compounds: readonly FabricCompound[],
    streets: readonly StreetLine[],
    barriers: Barriers['lines'],
  ): Fabric {
    const { buildings, compounds: all } = this.#state.city;
    return new Fabric({
      outline,
      blocks: streetBlocks(outline, streets, barriers),
      compounds,
      buildings: rows.map((row) => ({
        code: buildings.codes[row],
        at: this.#positionOf(row),
        compoundCode: all[buildings.compoundIndex[row]]?.code ?? null,
        footprint: this.#footprintAt(row),
      })),
    });
  }

  #rowsIn(outline: Polygon | MultiPolygon): number[] {
    const { lon, lat } = this.#state.city.buildings;
    const rows = new Set<number>();
    for (const part of shapeOf(outline)) {
      const prepared = new PreparedPolygon(part);
      this.#points.forEachIn(prepared.bounds, (row) => {
        if (prepared.covers(lon[row], lat[row])) rows.add(row);
      });
    }
    return [...rows];
  }

  /** Of the map as it was opened, so that it stays when drafts leave ground to nobody. */
  #groundOfGrids(code: string): MultiPolygon | null {
    const own = this.#state.city.grids.filter(({ communityCode }) => communityCode === code);
    if (own.length === 0) return null;
    return { type: 'MultiPolygon', coordinates: own.map(({ geometry }) => geometry.coordinates) };
  }

  #doorAt(row: number): Door {
    const { codes, households } = this.#state.city.buildings;
    return { code: codes[row], at: this.#positionOf(row), households: households[row] };
  }

  #positionOf(row: number): LonLat {
    const { lon, lat } = this.#state.city.buildings;
    return [lon[row], lat[row]];
  }

  #footprintAt(row: number): Polygon | null {
    return this.#provided.get(row) ?? this.#state.city.buildings.footprints?.[row] ?? null;
  }
}

/** The runs of a line whose segments touch the box. */
function runsThrough(line: readonly LonLat[], bounds: PlanarBounds): LonLat[][] {
  const runs: LonLat[][] = [];
  for (let i = 1; i < line.length; i++) {
    if (!boundsTouch(ringBounds([line[i - 1], line[i]]), bounds)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === line[i - 1]) last.push(line[i]);
    else runs.push([line[i - 1], line[i]]);
  }
  return runs;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
