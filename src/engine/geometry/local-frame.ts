import type { LocalPoint, LonLat } from '../../domain/geometry.ts';

/**
 * The city's metric frame: a transverse Mercator on the GRS80 ellipsoid (CGCS2000) centred on the city,
 * scale 1 on its central meridian. Lengths are true to 1.1e-5 within 30 km of the centre, areas to twice that.
 * Krüger's series to n³ (Karney 2011, doi:10.1007/s00190-011-0445-3): equal to proj4's +proj=tmerc
 * within a tenth of a millimetre, without its 42 KB and several times as fast on columns.
 */
export interface LocalFrame {
  readonly origin: LonLat;
  toLocal(lon: number, lat: number): LocalPoint;
  toLonLat(xM: number, yM: number): LonLat;
  /** Columns in, columns out; the results are new arrays. */
  columnsToLocal(
    lon: ArrayLike<number>,
    lat: ArrayLike<number>,
  ): { readonly x: Float64Array; readonly y: Float64Array };
}

const SEMI_MAJOR_M = 6378137;
const FLATTENING = 1 / 298.257222101;
const N = FLATTENING / (2 - FLATTENING);
const RECTIFYING_RADIUS_M = (SEMI_MAJOR_M / (1 + N)) * (1 + N ** 2 / 4 + N ** 4 / 64);
const ECCENTRICITY = (2 * Math.sqrt(N)) / (1 + N);
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3,
  (61 / 240) * N ** 3,
];
const BETA = [
  N / 2 - (2 / 3) * N ** 2 + (37 / 96) * N ** 3,
  (1 / 48) * N ** 2 + (1 / 15) * N ** 3,
  (17 / 480) * N ** 3,
];
const RADIANS = Math.PI / 180;

export function createLocalFrame(origin: LonLat): LocalFrame {
  const [lon0, lat0] = origin;
  const northing0 = project(0, lat0 * RADIANS)[1];

  const toLocal = (lon: number, lat: number): LocalPoint => {
    const [x, y] = project((lon - lon0) * RADIANS, lat * RADIANS);
    return [x, y - northing0];
  };
  const toLonLat = (xM: number, yM: number): LonLat => {
    const [lambda, phi] = unproject(xM, yM + northing0);
    return [lon0 + lambda / RADIANS, phi / RADIANS];
  };
  const columnsToLocal = (lon: ArrayLike<number>, lat: ArrayLike<number>) => {
    const x = new Float64Array(lon.length);
    const y = new Float64Array(lon.length);
    for (let i = 0; i < lon.length; i++) {
      const point = toLocal(lon[i], lat[i]);
      x[i] = point[0];
      y[i] = point[1];
    }
    return { x, y };
  };
  return { origin, toLocal, toLonLat, columnsToLocal };
}

function project(lambda: number, phi: number): [number, number] {
  const sinPhi = Math.sin(phi);
  const t = Math.sinh(Math.atanh(sinPhi) - ECCENTRICITY * Math.atanh(ECCENTRICITY * sinPhi));
  const xi = Math.atan2(t, Math.cos(lambda));
  const eta = Math.atanh(Math.sin(lambda) / Math.sqrt(1 + t * t));
  let easting = eta;
  let northing = xi;
  for (let j = 1; j <= 3; j++) {
    easting += ALPHA[j - 1] * Math.cos(2 * j * xi) * Math.sinh(2 * j * eta);
    northing += ALPHA[j - 1] * Math.sin(2 * j * xi) * Math.cosh(2 * j * eta);
  }
  return [RECTIFYING_RADIUS_M * easting, RECTIFYING_RADIUS_M * northing];
}

function unproject(easting: number, northing: number): [number, number] {
  const xi0 = northing / RECTIFYING_RADIUS_M;
  const eta0 = easting / RECTIFYING_RADIUS_M;
  let xi = xi0;
  let eta = eta0;
  for (let j = 1; j <= 3; j++) {
    xi -= BETA[j - 1] * Math.sin(2 * j * xi0) * Math.cosh(2 * j * eta0);
    eta -= BETA[j - 1] * Math.cos(2 * j * xi0) * Math.sinh(2 * j * eta0);
  }
  // Latitude from conformal latitude: a fixed point that gains two digits a round.
  const psi = Math.atanh(Math.sin(xi) / Math.cosh(eta));
  let sinPhi = Math.tanh(psi);
  for (let round = 0; round < 4; round++) {
    sinPhi = Math.tanh(psi + ECCENTRICITY * Math.atanh(ECCENTRICITY * sinPhi));
  }
  return [Math.atan2(Math.sinh(eta), Math.cos(xi)), Math.asin(sinPhi)];
}
