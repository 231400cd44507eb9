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
/** From the conformal sphere to the plane. */
const ALPHA = [
  N / 2 - (2 / 3) * N ** 2 + (5 / 16) * N ** 3,
  (13 / 48) * N ** 2 - (3 / 5) * N ** 3,
  (61 / 240) * N ** 3,
] as const;
/** From the plane to the conformal sphere. */
const BETA = [
  -N / 2 + (2 / 3) * N ** 2 - (37 / 96) * N ** 3,
  -(1 / 48) * N ** 2 - (1 / 15) * N ** 3,
  -(17 / 480) * N ** 3,
] as const;
/** From conformal to geodetic latitude; the fourth term is worth a third of a millimetre. */
const DELTA = [
  2 * N - (2 / 3) * N ** 2 - 2 * N ** 3 + (116 / 45) * N ** 4,
  (7 / 3) * N ** 2 - (8 / 5) * N ** 3 - (227 / 45) * N ** 4,
  (56 / 15) * N ** 3 - (136 / 35) * N ** 4,
  (4279 / 630) * N ** 4,
] as const;
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
  const [xiMore, etaMore] = krueger(ALPHA, xi, eta);
  return [RECTIFYING_RADIUS_M * (eta + etaMore), RECTIFYING_RADIUS_M * (xi + xiMore)];
}

function unproject(easting: number, northing: number): [number, number] {
  const xi0 = northing / RECTIFYING_RADIUS_M;
  const eta0 = easting / RECTIFYING_RADIUS_M;
  const [xiMore, etaMore] = krueger(BETA, xi0, eta0);
  const xi = xi0 + xiMore;
  const eta = eta0 + etaMore;
  const sinhEta = Math.sinh(eta);
  const sinXi = Math.sin(xi);
  const cosXi = Math.cos(xi);
  const across = Math.sqrt(sinhEta * sinhEta + cosXi * cosXi);
  return [Math.atan2(sinhEta, cosXi), latitudeOf(sinXi, across)];
}

/** Σ cⱼ sin 2jξ cosh 2jη and Σ cⱼ cos 2jξ sinh 2jη, multiples of the angle by addition. */
function krueger([c1, c2, c3]: readonly [number, number, number], xi: number, eta: number): [number, number] {
  const sin1 = Math.sin(2 * xi);
  const cos1 = Math.cos(2 * xi);
  const growth = Math.exp(2 * eta);
  const sinh1 = (growth - 1 / growth) / 2;
  const cosh1 = (growth + 1 / growth) / 2;
  const sin2 = 2 * sin1 * cos1;
  const cos2 = cos1 * cos1 - sin1 * sin1;
  const sinh2 = 2 * sinh1 * cosh1;
  const cosh2 = cosh1 * cosh1 + sinh1 * sinh1;
  const sin3 = sin2 * cos1 + cos2 * sin1;
  const cos3 = cos2 * cos1 - sin2 * sin1;
  const sinh3 = sinh2 * cosh1 + cosh2 * sinh1;
  const cosh3 = cosh2 * cosh1 + sinh2 * sinh1;
  return [
    c1 * sin1 * cosh1 + c2 * sin2 * cosh2 + c3 * sin3 * cosh3,
    c1 * cos1 * sinh1 + c2 * cos2 * sinh2 + c3 * cos3 * sinh3,
  ];
}

/** Geodetic latitude of the conformal latitude χ whose tangent is `up / across`: χ + Σ δⱼ sin 2jχ, summed by Clenshaw. */
function latitudeOf(up: number, across: number): number {
  const squared = up * up + across * across;
  const sin = (2 * up * across) / squared;
  const twiceCos = (2 * (across * across - up * up)) / squared;
  const [d1, d2, d3, d4] = DELTA;
  const b3 = d3 + twiceCos * d4;
  const b2 = d2 + twiceCos * b3 - d4;
  const b1 = d1 + twiceCos * b2 - b3;
  return Math.atan2(up, across) + b1 * sin;
}
