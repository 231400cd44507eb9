/** From the answers of the read functions (`city_units()`, `city_grids()` …) to domain nouns, layer by layer. */
export { readCompounds, readGrids, readUnits } from './area-rows.ts';
export { citySettingsRow, readHeader } from './header-row.ts';
export { NO_BUILDINGS, readBuildings, readFootprints, readStations } from './place-rows.ts';
export { readBackdrop, readCrossings, readNetwork, readStreets } from './way-rows.ts';
