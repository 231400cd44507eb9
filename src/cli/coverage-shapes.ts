import type { CityData } from '../domain/city.ts';
import type { CoverageSettings } from '../domain/coverage.ts';
import type { MultiPolygon } from '../domain/geometry.ts';
import { cityFrame } from '../engine/checking/city-frame.ts';
import { circlePictures } from '../engine/coverage/circle-pictures.ts';
import type { CoveragePictures } from '../engine/coverage/coverage-pictures.ts';
import { coveredShare } from '../engine/coverage/coverage-pictures.ts';
import { Homes } from '../engine/coverage/homes.ts';
import { NearestStreets } from '../engine/coverage/nearest-streets.ts';
import { StreetPlane } from '../engine/coverage/street-plane.ts';
import { WalkAssignment } from '../engine/coverage/walk-assignment.ts';
import { limitMetres } from '../engine/coverage/walk-limit.ts';
import { walkPictures } from '../engine/coverage/walk-pictures.ts';
import type { LocalFrame } from '../engine/geometry/local-frame.ts';
import { polygonToLocal, shapeToLonLat } from '../engine/geometry/local-polygons.ts';
import { loadOverlay, type Overlay } from '../engine/geometry/overlay.ts';
import type { OwnShape } from '../engine/geometry/planar.ts';
import { shapeArea } from '../engine/geometry/planar.ts';
import { DistanceSearch } from '../engine/network/distance-search.ts';
import { collectionText } from '../sources/package/serialize-city.ts';
import type { CountedCity } from './count-coverage.ts';

/** The drawn side of coverage: pictures of the facts, never the counts. */
export interface CoverageShapes {
  /** Share of each grid's area inside the service areas, 0 … 1. */
  areaShares(): number[];
  /** Service areas of the stations that count, and what they leave open of each grid, as GeoJSON text. */
  geojson(): string;
}

export async function coverageShapes(counted: CountedCity): Promise<CoverageShapes> {
  const { city } = counted;
  const overlay = await loadOverlay();
  const frame = cityFrame(city);
  const grids = city.grids.map(({ geometry }) => polygonToLocal(frame, geometry));
  const pictures = picturesOf(counted, frame, overlay);
  const gaps = grids.map((polygon) => pictures.gapIn(polygon));
  return {
    areaShares: () => grids.map((polygon, i) => coveredShare(polygon, gaps[i])),
    geojson: () =>
      collectionText([...serviceAreas(counted, pictures, frame), ...gapFeatures(counted, gaps, frame)]),
  };
}

function picturesOf(
  { city, settings, network, snapper, model, counted }: CountedCity,
  frame: LocalFrame,
  overlay: Overlay,
): CoveragePictures {
  const { assignment } = model;
  if (assignment instanceof WalkAssignment) {
    const streets = new NearestStreets(new StreetPlane(network, frame));
    const search = new DistanceSearch(network, 'to');
    const homes = new Homes(city.buildings, frame);
    return walkPictures(streets, overlay, search, snapper, assignment, homes, limitMetres(settings));
  }
  const positions = counted.map((index) => city.stations[index].location!);
  return circlePictures(frame, overlay, positions, limitMetres(settings));
}

interface ShapeFeature {
  readonly type: 'Feature';
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: MultiPolygon;
}

function serviceAreas(
  { city, settings, counted }: CountedCity,
  pictures: CoveragePictures,
  frame: LocalFrame,
): ShapeFeature[] {
  return counted.map((index) => {
    const { code, name, location } = city.stations[index];
    const about = { layer: 'service_area', code, name, ...definitions(city, settings) };
    return shapeFeature(about, pictures.serviceArea(location!), frame);
  });
}

/** Under what the shapes hold, flat as GeoJSON properties are. */
function definitions({ info }: CityData, { limitMinutes, ...settings }: CoverageSettings) {
  return { minutes: limitMinutes, ...settings, dataDate: info.dataDate };
}

/** Grids without a gap are left out. */
function gapFeatures(
  { city, settings, model }: CountedCity,
  gaps: readonly OwnShape[],
  frame: LocalFrame,
): ShapeFeature[] {
  return gaps.flatMap((shape, i) => {
    if (shape.length === 0) return [];
    const { code, name } = city.grids[i];
    const { households, gapHouseholds } = model.groupTotals(i);
    const about = { layer: 'gap', code, name, households, gapHouseholds, ...definitions(city, settings) };
    return [shapeFeature(about, shape, frame)];
  });
}

function shapeFeature(
  about: Readonly<Record<string, unknown>>,
  shape: OwnShape,
  frame: LocalFrame,
): ShapeFeature {
  const properties = { ...about, areaM2: shapeArea(shape) };
  return { type: 'Feature', properties, geometry: shapeToLonLat(frame, shape) };
}
