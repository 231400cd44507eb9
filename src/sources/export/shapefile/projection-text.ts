import type { CityInfo } from '../../../domain/city.ts';

/** What the .prj says: longitude and latitude in degrees, in the words of ESRI that programs compare by. */
export const PROJECTION_TEXTS: Readonly<Record<CityInfo['crs'], string>> = {
  'EPSG:4490': geographic(
    'GCS_China_Geodetic_Coordinate_System_2000',
    'D_China_2000',
    'SPHEROID["CGCS2000",6378137.0,298.257222101]',
  ),
  'EPSG:4326': geographic('GCS_WGS_1984', 'D_WGS_1984', 'SPHEROID["WGS_1984",6378137.0,298.257223563]'),
};

function geographic(name: string, datum: string, spheroid: string): string {
  return `GEOGCS["${name}",DATUM["${datum}",${spheroid}],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
}
