import type { AdminLevel, AdminUnit, BuildingTable, CityData, StreetTable } from '../domain/city.ts';
import { type Polygon, roundDegrees } from '../domain/geometry.ts';
import type { Backend } from './backend.ts';
import type { Session } from './database/session.ts';

export interface LoadOptions {
  readonly onProgress?: (sentence: string) => void;
  /** Whether people who are not signed in see the grids in force. Default: in invented cities only. */
  readonly publicShowsGrids?: boolean;
  /** Lets demo accounts exist. Default false. */
  readonly demoMode?: boolean;
}

/** A row of the city that was not stored, and why. */
export interface LeftOut {
  readonly what: 'unit' | 'grid' | 'compound' | 'gate' | 'building' | 'station' | 'street' | 'backdrop';
  readonly code: string;
  readonly reason: string;
}

export interface LoadReport {
  /** Rows stored, by layer. */
  readonly counts: Readonly<Record<LeftOut['what'], number>>;
  readonly leftOut: readonly LeftOut[];
  /** The unit on top: whoever is a member of it may see the whole city. */
  readonly rootUnitCode: string;
}

/** Rows sent to the database at once: few enough to stay responsive, many enough to be quick. */
const CHUNK_ROWS = 5000;
const FIRST_PLAN_NAME = '初始方案';
const LEVELS_FROM_TOP: readonly AdminLevel[] = ['prefecture', 'county', 'subdistrict', 'community'];

type Row = Record<string, unknown>;

/**
 * Fills an empty database with a city, in one transaction: after an error nothing of it is there. Rows
 * that cannot stand (an invalid shape, a grid over another, a code used twice) are left out and reported;
 * the good rows stay. Throws when the database already holds a city.
 */
export async function loadCity(
  backend: Pick<Backend, 'transaction'>,
  city: CityData,
  options: LoadOptions = {},
): Promise<LoadReport> {
  return backend.transaction(async (session) => {
    const [held] = await session.query<{ name: string }>('select name from city');
    if (held) throw new Error(`The database already holds the city ${held.name}.`);
    return new CityLoading(session, city, options).run();
  });
}

class CityLoading {
  private readonly leftOut: LeftOut[] = [];
  private readonly counts: Record<LeftOut['what'], number> = {
    unit: 0,
    grid: 0,
    compound: 0,
    gate: 0,
    building: 0,
    station: 0,
    street: 0,
    backdrop: 0,
  };

  constructor(
    private readonly session: Session,
    private readonly city: CityData,
    private readonly options: LoadOptions,
  ) {}

  async run(): Promise<LoadReport> {
    const { city } = this;
    const extent = extentOf(city);
    await this.insertCity(extent);
    const units = withOneRoot(city, extent);
    const root = units.find((unit) => unit.parentCode === null)!;
    // Units in one go: a unit may come before its parent in the file.
    await this.load(
      'unit',
      unique(units.map(unitRow), 'code', this.leaveOut('unit')),
      'load_units',
      units.length + 1,
    );
    await this.requireRoot(root.code);
    await this.load('compound', this.unique('compound', city.compounds.map(compoundRow)), 'load_compounds');
    await this.load('gate', city.gates.map(gateRow), 'load_gates');
    await this.load(
      'building',
      this.unique('building', buildingRows(city.buildings, city)),
      'load_buildings',
      CHUNK_ROWS,
      root.code,
    );
    await this.loadWays();
    await this.load('backdrop', city.backdrop.map(backdropRow), 'load_backdrop');
    const [plan] = await this.session.query<{ id: string }>('select private.start_map($1, $2) as id', [
      FIRST_PLAN_NAME,
      root.code,
    ]);
    // Grids in one go: whether two overlap is judged over all of them.
    const grids = this.unique('grid', city.grids.map(gridRow));
    await this.load('grid', grids, 'load_grids', grids.length + 1, plan!.id);
    await this.load(
      'station',
      this.unique('station', city.stations.map(stationRow)),
      'load_stations',
      CHUNK_ROWS,
      plan!.id,
    );
    await this.session.query(
      `insert into audit_log (action, unit_code, plan_id, detail) values ('load_city', $1, $2, $3)`,
      [root.code, plan!.id, JSON.stringify({ counts: this.counts, leftOut: this.leftOut.length })],
    );
    this.options.onProgress?.('City stored');
    return { counts: this.counts, leftOut: this.leftOut, rootUnitCode: root.code };
  }

  private async insertCity(extent: Extent): Promise<void> {
    const { info, exactNetwork } = this.city;
    await this.session.query(
      `insert into city (name, name_en, code, crs, source, licence, data_date, synthetic, map_approval_number,
         bands, walk_profiles, public_shows_grids, demo_mode, origin_lon, origin_lat, exact_network)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        info.name,
        info.nameEn,
        info.code,
        info.crs,
        info.source,
        info.licence,
        info.dataDate,
        info.synthetic,
        info.mapApprovalNumber,
        JSON.stringify(info.bands),
        JSON.stringify(info.walkProfiles),
        this.options.publicShowsGrids ?? info.synthetic,
        this.options.demoMode ?? false,
        Math.floor(extent.west),
        Math.floor(extent.south),
        exactNetwork !== null,
      ],
    );
  }

  private async requireRoot(code: string): Promise<void> {
    const [root] = await this.session.query('select from admin_units where code = $1', [code]);
    if (root) return;
    const reason = this.leftOut.find((row) => row.what === 'unit' && row.code === code)?.reason;
    throw new Error(`The top unit ${code} cannot be stored: ${reason ?? 'unknown reason'}.`);
  }

  private async loadWays(): Promise<void> {
    const { exactNetwork, streets } = this.city;
    await this.load('street', this.unique('street', streetRows(streets), 'id'), 'load_streets');
    if (!exactNetwork) return;
    const nodes = exactNetwork.nodeIds.map((id, position) => ({
      position,
      id,
      lon: exactNetwork.lon[position],
      lat: exactNetwork.lat[position],
    }));
    const edges = Array.from(exactNetwork.from, (from, position) => ({
      position,
      from,
      to: exactNetwork.to[position],
      lengthM: exactNetwork.lengthM[position],
      oneway: exactNetwork.oneway[position] === 1,
    }));
    for (const chunk of chunks(nodes, CHUNK_ROWS)) {
      await this.session.query('select private.load_network_nodes($1)', [JSON.stringify(chunk)]);
    }
    for (const chunk of chunks(edges, CHUNK_ROWS)) {
      await this.session.query('select private.load_network_edges($1)', [JSON.stringify(chunk)]);
    }
  }

  /** Stores rows through one of the functions of the migration `load_city`, counting what it kept. */
  private async load(
    what: LeftOut['what'],
    rows: readonly Row[],
    loader: string,
    chunkRows = CHUNK_ROWS,
    extra?: string,
  ): Promise<void> {
    if (rows.length > 0) this.options.onProgress?.(`Storing ${rows.length} ${what} rows`);
    let refusedRows = 0;
    for (const chunk of chunks(rows, chunkRows)) {
      const refused = await this.session.query<{ code: string; reason: string }>(
        `select code, reason from private.${loader}($1${extra === undefined ? '' : ', $2'})`,
        extra === undefined ? [JSON.stringify(chunk)] : [JSON.stringify(chunk), extra],
      );
      for (const { code, reason } of refused) this.leftOut.push({ what, code, reason });
      refusedRows += refused.length;
    }
    this.counts[what] = rows.length - refusedRows;
  }

  private leaveOut(what: LeftOut['what']) {
    return (code: string, reason: string) => this.leftOut.push({ what, code, reason });
  }

  private unique(what: LeftOut['what'], rows: readonly Row[], key = 'code'): Row[] {
    return unique(rows, key, this.leaveOut(what));
  }
}

/** Keeps rows with a usable code that was not used before, and with finite coordinates where they have any. */
function unique(rows: readonly Row[], key: string, leaveOut: (code: string, reason: string) => void): Row[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const code = String(row[key]);
    const fault = codeFault(code) ?? (seen.has(code) ? 'its code is used twice' : null) ?? positionFault(row);
    if (fault) leaveOut(code, fault);
    else seen.add(code);
    return fault === null;
  });
}

/** The same rule as the database's domain `code_text`. */
function codeFault(code: string): string | null {
  if (code === '' || code !== code.trim() || code.length > 64)
    return 'its code is empty, padded or longer than 64 characters';
  if (/^\d+(\.\d+)?e\+?\d+$/i.test(code)) return 'its code was turned into a number by a spreadsheet';
  return null;
}

function positionFault(row: Row): string | null {
  if (!('lon' in row) || row.lon === null) return null;
  const { lon, lat } = row as { lon: number; lat: number };
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? null : `its position ${lon}, ${lat} is not in degrees`;
}

function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}

const geojson = (geometry: unknown): string =>
  JSON.stringify(geometry, (_, value) => (typeof value === 'number' ? roundDegrees(value) : value));

const unitRow = (unit: AdminUnit): Row => ({ ...unit, geometry: geojson(unit.geometry) });
const compoundRow = (compound: CityData['compounds'][number]): Row => ({
  ...compound,
  geometry: geojson(compound.geometry),
});
const gridRow = (grid: CityData['grids'][number]): Row => ({ ...grid, geometry: geojson(grid.geometry) });
const backdropRow = (feature: CityData['backdrop'][number]): Row => ({
  ...feature,
  geometry: geojson(feature.geometry),
});
const gateRow = (gate: CityData['gates'][number]): Row => ({
  compoundCode: gate.compoundCode,
  open: gate.open,
  lon: roundDegrees(gate.geometry.coordinates[0]!),
  lat: roundDegrees(gate.geometry.coordinates[1]!),
});
const stationRow = ({ location, ...station }: CityData['stations'][number]): Row => ({
  ...station,
  lon: location && roundDegrees(location[0]),
  lat: location && roundDegrees(location[1]),
});

function buildingRows(buildings: BuildingTable, city: CityData): Row[] {
  return buildings.codes.map((code, row) => ({
    code,
    households: buildings.households[row],
    older: buildings.olderHouseholds[row]! < 0 ? null : buildings.olderHouseholds[row],
    estimated: buildings.estimated[row] === 1,
    kind: buildings.kinds[row],
    compoundCode: city.compounds[buildings.compoundIndex[row]!]?.code ?? null,
    lon: roundDegrees(buildings.lon[row]!),
    lat: roundDegrees(buildings.lat[row]!),
    footprint: buildings.footprints?.[row] ? geojson(buildings.footprints[row]) : null,
  }));
}

function streetRows(streets: StreetTable): Row[] {
  return streets.ids.map((id, row) => {
    const coordinates: number[][] = [];
    for (let vertex = streets.offsets[row]!; vertex < streets.offsets[row + 1]!; vertex++) {
      coordinates.push([streets.lon[vertex]!, streets.lat[vertex]!]);
    }
    return {
      id,
      kind: streets.kinds[row],
      name: streets.names[row],
      access: streets.access[row],
      flags: streets.flags[row],
      geometry: geojson({ type: 'LineString', coordinates }),
    };
  });
}

interface Extent {
  west: number;
  south: number;
  east: number;
  north: number;
}

/** Bounds of everything that has a place; a small square at 0, 0 for a city without anything. */
function extentOf(city: CityData): Extent {
  const extent: Extent = { west: 180, south: 90, east: -180, north: -90 };
  const take = (lon: number, lat: number) => {
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return;
    extent.west = Math.min(extent.west, lon);
    extent.south = Math.min(extent.south, lat);
    extent.east = Math.max(extent.east, lon);
    extent.north = Math.max(extent.north, lat);
  };
  const takeNested = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] === 'number') take(coordinates[0], coordinates[1]);
    else coordinates.forEach(takeNested);
  };
  for (const columns of [city.buildings, city.streets, city.exactNetwork]) {
    for (let row = 0; row < (columns?.lon.length ?? 0); row++) take(columns!.lon[row]!, columns!.lat[row]!);
  }
  for (const { geometry } of [...city.adminUnits, ...city.grids, ...city.compounds])
    takeNested(geometry.coordinates);
  for (const { location } of city.stations) if (location) take(location[0], location[1]);
  return extent.west <= extent.east ? extent : { west: 0, south: 0, east: 0, north: 0 };
}

/**
 * The city's units with exactly one on top. Where the city brings none, or several, a unit of its whole
 * extent is put above: buildings outside every community belong to it.
 */
function withOneRoot(city: CityData, extent: Extent): AdminUnit[] {
  const codes = new Set(city.adminUnits.map((unit) => unit.code));
  const isRoot = (unit: AdminUnit) => unit.parentCode === null || !codes.has(unit.parentCode);
  const roots = city.adminUnits.filter(isRoot);
  if (roots.length === 1) {
    return city.adminUnits.map((unit) => (unit === roots[0] ? { ...unit, parentCode: null } : unit));
  }
  const highest = Math.min(
    LEVELS_FROM_TOP.indexOf('subdistrict'),
    ...roots.map((unit) => LEVELS_FROM_TOP.indexOf(unit.level)),
  );
  const root: AdminUnit = {
    code: codes.has(city.info.code) ? `${city.info.code}-city` : city.info.code,
    name: city.info.name,
    level: LEVELS_FROM_TOP[Math.max(0, highest - 1)]!,
    parentCode: null,
    geometry: rectangle(extent),
    totals: {},
  };
  return [root, ...city.adminUnits.map((unit) => (isRoot(unit) ? { ...unit, parentCode: root.code } : unit))];
}

/** The extent with a margin of about a hundred metres. */
function rectangle({ west, south, east, north }: Extent): Polygon {
  const margin = 0.001;
  const [w, s, e, n] = [west - margin, south - margin, east + margin, north + margin];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [w, s],
        [e, s],
        [e, n],
        [w, n],
        [w, s],
      ],
    ],
  };
}
