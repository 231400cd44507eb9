import type { CityData } from '../domain/city.ts';
import type { Backend } from './backend.ts';
import type { Session } from './database/session.ts';
import {
  backdropRow,
  buildingRows,
  compoundRow,
  crossingRow,
  gateRow,
  gridRow,
  stationRow,
  streetRows,
  unitRow,
} from './loading/city-rows.ts';
import { extentOf, withOneRoot } from './loading/root-unit.ts';
import { type Row, usableRows } from './loading/usable-rows.ts';

export interface LoadOptions {
  readonly onProgress?: (sentence: string) => void;
  /** Whether people who are not signed in see the grids in force. Default: as the city says, else in invented cities only. */
  readonly publicShowsGrids?: boolean;
  /** Lets demo accounts exist. Default false. */
  readonly demoMode?: boolean;
}

/** A row of the city that was not stored, and why. */
export interface LeftOut {
  readonly what:
    | 'unit'
    | 'grid'
    | 'compound'
    | 'gate'
    | 'crossing'
    | 'building'
    | 'station'
    | 'street'
    | 'backdrop'
    | 'circle'
    | 'telephone';
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
    crossing: 0,
    building: 0,
    station: 0,
    street: 0,
    backdrop: 0,
    circle: 0,
    telephone: 0,
  };

  constructor(
    private readonly session: Session,
    private readonly city: CityData,
    private readonly options: LoadOptions,
  ) {}

  async run(): Promise<LoadReport> {
    const { city } = this;
    const extent = extentOf(city);
    await this.insertCity();
    const units = withOneRoot(city, extent);
    const root = units.find((unit) => unit.parentCode === null)!;
    // Units in one go: a unit may come before its parent in the file.
    await this.load('unit', this.usable('unit', units.map(unitRow)), 'load_units', units.length + 1);
    await this.requireRoot(root.code);
    await this.load('compound', this.usable('compound', city.compounds.map(compoundRow)), 'load_compounds');
    await this.load('gate', this.usable('gate', city.gates.map(gateRow)), 'load_gates');
    await this.load('crossing', this.usable('crossing', city.crossings.map(crossingRow)), 'load_crossings');
    await this.load(
      'building',
      this.usable('building', buildingRows(city.buildings, city)),
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
    const grids = this.usable('grid', city.grids.map(gridRow));
    await this.load('grid', grids, 'load_grids', grids.length + 1, plan!.id);
    await this.load(
      'station',
      this.usable('station', city.stations.map(stationRow)),
      'load_stations',
      CHUNK_ROWS,
      plan!.id,
    );
    const circles = (city.serviceCircles ?? []).map((circle): Row => ({ ...circle }));
    await this.load('circle', this.usable('circle', circles), 'load_circles');
    const phones = Object.entries(city.publicFacts?.dutyPhones ?? {});
    await this.load(
      'telephone',
      phones.map(([code, phone]): Row => ({ code, phone })),
      'load_duty_phones',
    );
    await this.session.query(
      `insert into audit_log (action, unit_code, plan_id, detail) values ('load_city', $1, $2, $3)`,
      [root.code, plan!.id, JSON.stringify({ counts: this.counts, leftOut: this.leftOut.length })],
    );
    // The embedded database has nobody who does it by the way; without it every read of the city takes longer.
    await this.session.query('analyze');
    this.options.onProgress?.('City stored');
    return { counts: this.counts, leftOut: this.leftOut, rootUnitCode: root.code };
  }

  private async insertCity(): Promise<void> {
    const { info, exactNetwork, publicFacts } = this.city;
    const shown = this.options.publicShowsGrids ?? publicFacts?.settings.boundaries ?? info.synthetic;
    await this.session.query(
      `insert into city (name, name_en, code, crs, source, licence, data_date, synthetic, map_approval_number,
         bands, walk_profiles, station_capacity, public_shows_grids, demo_mode, exact_network)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
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
        JSON.stringify(info.stationCapacity),
        shown,
        this.options.demoMode ?? false,
        exactNetwork !== null,
      ],
    );
    if (!publicFacts) return;
    const settings = { ...publicFacts.settings, boundaries: shown };
    await this.session.query('select private.write_public_settings($1)', [JSON.stringify(settings)]);
  }

  private async requireRoot(code: string): Promise<void> {
    const [root] = await this.session.query('select from admin_units where code = $1', [code]);
    if (root) return;
    const reason = this.leftOut.find((row) => row.what === 'unit' && row.code === code)?.reason;
    throw new Error(`The top unit ${code} cannot be stored: ${reason ?? 'unknown reason'}.`);
  }

  private async loadWays(): Promise<void> {
    const { exactNetwork, streets } = this.city;
    await this.load('street', this.usable('street', streetRows(streets), 'id'), 'load_streets');
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

  private usable(what: LeftOut['what'], rows: readonly Row[], key = 'code'): Row[] {
    return usableRows(rows, key, (code, reason) => this.leftOut.push({ what, code, reason }));
  }
}

function* chunks<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
