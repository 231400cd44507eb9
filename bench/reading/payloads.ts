import { readBuildings, readGrids, readStations } from '../../src/sources/supabase/city-rows.ts';

/** A city on the wire: the backend's answers, or a GeoJSON of each layer. */
export interface Payload {
  readonly form: 'answers' | 'geojson';
  readonly grids: string;
  readonly stations: string;
  readonly buildings: string;
  /** Answers name the compound of a building by its place among so many. */
  readonly compoundCount: number;
}

/** What was read of a payload. */
export interface Reading {
  readonly layers: readonly unknown[];
  /** How many of each layer arrived. */
  readonly arrived: { readonly grids: number; readonly stations: number; readonly buildings: number };
}

export function readPayload(payload: Payload): Reading {
  const grids = JSON.parse(payload.grids);
  const stations = JSON.parse(payload.stations);
  const buildings = JSON.parse(payload.buildings);
  return payload.form === 'geojson'
    ? ofGeoJson(grids, stations, buildings)
    : ofAnswers(grids, stations, buildings, payload.compoundCount);
}

function ofGeoJson(
  grids: GeoJSON.FeatureCollection,
  stations: GeoJSON.FeatureCollection,
  buildings: GeoJSON.FeatureCollection,
): Reading {
  return {
    layers: [grids, stations, buildings],
    arrived: {
      grids: grids.features.length,
      stations: stations.features.length,
      buildings: buildings.features.length,
    },
  };
}

function ofAnswers(grids: unknown, stations: unknown, buildings: unknown, compoundCount: number): Reading {
  const gridList = readGrids(grids);
  const stationList = readStations(stations);
  const table = readBuildings(buildings, compoundCount);
  return {
    layers: [gridList, stationList, table],
    arrived: { grids: gridList.length, stations: stationList.length, buildings: table.count },
  };
}
