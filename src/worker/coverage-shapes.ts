import type { CoverageShape } from '../domain/figures.ts';
import type { Polygon } from '../domain/geometry.ts';
import { circlePictures, type KnownCircles } from '../engine/coverage/circle-pictures.ts';
import type { CoveragePictures } from '../engine/coverage/coverage-pictures.ts';
import type { Detail } from '../engine/coverage/door-surface.ts';
import { Homes } from '../engine/coverage/homes.ts';
import { NearestStreets } from '../engine/coverage/nearest-streets.ts';
import { StreetPlane } from '../engine/coverage/street-plane.ts';
import { WalkAssignment } from '../engine/coverage/walk-assignment.ts';
import { limitMetres } from '../engine/coverage/walk-limit.ts';
import { walkPictures } from '../engine/coverage/walk-pictures.ts';
import type { LocalFrame } from '../engine/geometry/local-frame.ts';
import { polygonToLocal, shapeToLonLat } from '../engine/geometry/local-polygons.ts';
import type { Overlay } from '../engine/geometry/overlay.ts';
import {
  type OwnPolygon,
  type OwnShape,
  type PlanarBounds,
  shapeArea,
  unionBounds,
} from '../engine/geometry/planar.ts';
import { simplified } from '../engine/geometry/simplified.ts';
import { DistanceSearch } from '../engine/network/distance-search.ts';
import type { CityState } from './city-state.ts';

const NOTHING: PlanarBounds = [Infinity, Infinity, -Infinity, -Infinity];

/** Draws the coverage of a city as it stands whenever asked. */
export class CoverageShapes {
  readonly #state: CityState;
  readonly #frame: LocalFrame;
  readonly #overlay: Overlay;
  /** The streets of the network they were made for, and the search of the view it was. */
  #streets: NearestStreets | null = null;
  #search: DistanceSearch | null = null;
  readonly #homes: Homes;
  #circlesLimitM = Number.NaN;
  #circles: KnownCircles = new WeakMap();
  readonly #locals = new WeakMap<Polygon, OwnPolygon>();

  constructor(state: CityState, frame: LocalFrame, overlay: Overlay) {
    this.#state = state;
    this.#frame = frame;
    this.#overlay = overlay;
    this.#homes = new Homes(state.city.buildings, frame);
  }

  /** Service areas of these stations, as far as they count and have a place. */
  serviceAreas(stationCodes: Iterable<string>, detail: Detail = 'full'): CoverageShape[] {
    const pictures = this.#pictures();
    return Array.from(stationCodes).flatMap((code) => {
      const position = this.#state.countedPositionOf(code);
      return position === null
        ? []
        : [this.#asShape(code, simplified(pictures.serviceArea(position, detail)))];
    });
  }

  /** The ground covered by any station, one shape per connected part. */
  coveredArea(): CoverageShape[] {
    if (this.#state.countedPositions().length === 0) return [];
    const covered = this.#pictures().covered(this.#reach());
    return covered.map((polygon, i) => this.#asShape(`covered-${i + 1}`, simplified([polygon])));
  }

  /** What of these grids is left open. Grids without a gap are left out. */
  gaps(gridCodes: Iterable<string>): CoverageShape[] {
    const grids = Array.from(gridCodes).flatMap((code) => {
      const grid = this.#state.grids.get(code);
      return grid === undefined ? [] : [{ code, polygon: this.#localOf(grid.geometry) }];
    });
    const pictures = this.#pictures();
    return grids
      .map(({ code, polygon }) => this.#asShape(code, pictures.gapIn(polygon)))
      .filter(({ areaM2 }) => areaM2 > 0);
  }

  /** Both kinds of pictures read the state as it is now, so none is kept. */
  #pictures(): CoveragePictures {
    const { coverage, settings, snapper } = this.#state;
    const limitM = limitMetres(settings);
    return coverage.assignment instanceof WalkAssignment
      ? walkPictures(
          this.#streetsNow(),
          this.#overlay,
          this.#searchNow(),
          snapper,
          coverage.assignment,
          this.#homes,
          limitM,
        )
      : circlePictures(
          this.#frame,
          this.#overlay,
          this.#state.countedPositions(),
          limitM,
          this.#circlesOf(limitM),
        );
  }

  /** Streets do not move when an hour passes or another person walks, only when crossings or gates come and go. */
  #streetsNow(): NearestStreets {
    const { network } = this.#state.walks;
    if (this.#streets?.plane.network !== network) {
      this.#streets = new NearestStreets(new StreetPlane(network, this.#frame));
    }
    return this.#streets;
  }

  #searchNow(): DistanceSearch {
    const { network } = this.#state;
    if (this.#search?.network !== network) this.#search = new DistanceSearch(network, 'to');
    return this.#search;
  }

  /** Circles are kept for as long as the limit stays. */
  #circlesOf(limitM: number): KnownCircles {
    if (limitM !== this.#circlesLimitM) {
      this.#circlesLimitM = limitM;
      this.#circles = new WeakMap();
    }
    return this.#circles;
  }

  /** Bounds beyond which nothing can be covered. */
  #reach(): PlanarBounds {
    const marginM = limitMetres(this.#state.settings) * 1.01;
    return this.#state
      .countedPositions()
      .map(([lon, lat]) => this.#frame.toLocal(lon, lat))
      .map(([x, y]): PlanarBounds => [x - marginM, y - marginM, x + marginM, y + marginM])
      .reduce(unionBounds, NOTHING);
  }

  #localOf(geometry: Polygon): OwnPolygon {
    const known = this.#locals.get(geometry);
    if (known) return known;
    const local = polygonToLocal(this.#frame, geometry);
    this.#locals.set(geometry, local);
    return local;
  }

  #asShape(code: string, shape: OwnShape): CoverageShape {
    return { code, geometry: shapeToLonLat(this.#frame, shape), areaM2: shapeArea(shape) };
  }
}
