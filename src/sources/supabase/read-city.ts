import type { LoadedCity, LoadStage } from '../city-source.ts';
import * as rows from './city-rows.ts';
import { codesRow } from './plan-rows.ts';

export type ReadFunction =
  | 'city_info'
  | 'city_units'
  | 'city_grids'
  | 'public_grids'
  | 'retired_grid_codes'
  | 'city_stations'
  | 'city_compounds'
  | 'city_crossings'
  | 'city_buildings'
  | 'city_streets'
  | 'city_network'
  | 'city_backdrop';

/**
 * Reads all layers of the city with `call`, as many at a time as can be asked for. What a publication changes
 * is asked for after the version is known, so that it is never older than the version says. `isMember` tells
 * whether the person works here; others see the public grids and no buildings. Rejects with a SourceError
 * where an answer is no city.
 */
export async function readCity(
  call: (name: ReadFunction) => Promise<unknown>,
  isMember: Promise<boolean>,
  onProgress: (stage: LoadStage) => void = () => undefined,
): Promise<LoadedCity> {
  const header = call('city_info').then(rows.readHeader);
  const known = Promise.all([header, isMember]);
  const reached =
    (stage: LoadStage) =>
    <T>(layer: T): T => {
      onProgress(stage);
      return layer;
    };
  const compounds = known.then(() => call('city_compounds')).then(rows.readCompounds);
  const layers = await Promise.all([
    compounds,
    call('city_units').then(rows.readUnits).then(reached('units')),
    call('city_streets').then(rows.readStreets).then(reached('streets')),
    call('city_backdrop').then(rows.readBackdrop),
    known
      .then(([, member]) => call(member ? 'city_grids' : 'public_grids'))
      .then(rows.readGrids)
      .then(reached('grids')),
    known.then(async ([, member]) => (member ? codesRow.parse(await call('retired_grid_codes')) : [])),
    known
      .then(() => call('city_stations'))
      .then(rows.readStations)
      .then(reached('stations')),
    known.then(() => call('city_crossings')).then(rows.readCrossings),
    known
      .then(async ([, member]) => {
        if (!member) return rows.NO_BUILDINGS;
        const answer = await call('city_buildings');
        return rows.readBuildings(answer, (await compounds).compounds.length);
      })
      .then(reached('buildings')),
    header.then(async ({ exactNetwork }) =>
      exactNetwork ? rows.readNetwork(await call('city_network')) : null,
    ),
  ]);
  const [
    enclosed,
    adminUnits,
    streets,
    backdrop,
    grids,
    retiredGridCodes,
    stations,
    crossings,
    buildings,
    exactNetwork,
  ] = layers;
  const { info, version } = await header;
  return {
    version,
    city: {
      info,
      adminUnits,
      grids,
      retiredGridCodes,
      ...enclosed,
      crossings,
      buildings,
      stations,
      streets,
      exactNetwork,
      backdrop,
    },
  };
}
