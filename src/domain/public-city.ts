/**
 * What the public gets of a city: a projection of its own, never the city with fields hidden. It holds facts of
 * the street, the stations in force, which grid and which walk each building has, and figures of communities
 * that are rounded and suppressed. No household count of a building or a grid, nobody's age, nobody's draft.
 *
 * It is a set of documents, made in one go from one version of the map in force, and the same whether a database
 * or a plain web server answers: `index.json` first, a tile for each coarse square of ground, and the names that a
 * search looks through. A visitor asks by tile, so nobody learns where in it they stand.
 */
import type {
  AdminLevel,
  CityInfo,
  Compound,
  Crossing,
  Gate,
  GridKind,
  Station,
  WalkProfileName,
  WalkProfiles,
} from './city.ts';
import type { LonLat, LonLatBounds, Polygon } from './geometry.ts';
import type { PublicShape } from './public-shapes.ts';

/** Grows with every change that an older finder could not read. */
export const PUBLIC_FORMAT = 2;

/** Whose walks are told for each building. */
export const PUBLIC_PROFILES = [
  'standard',
  'older',
  'step_free',
] as const satisfies readonly WalkProfileName[];
export type PublicProfile = (typeof PUBLIC_PROFILES)[number];

/** What an operator decides about the public's view. It comes with the city's package, as `public` of `city.json`. */
export interface PublicSettings {
  /** Whether lines of grids and units may be shown: only where the operator says so. */
  readonly boundaries: boolean;
  /** A telephone for whoever finds a fact wrong; `null` where there is none. */
  readonly operatorPhone: string | null;
  /** Last day, in China, on which homes are told what the last redraw changed for them, as an ISO date; `null` never. */
  readonly changesUntil: string | null;
  /** Counts of households below it, but not 0, are not told, nor what would reveal them. */
  readonly leastHouseholds: number;
  /** Counts are told as multiples of it. */
  readonly roundTo: number;
}
export const DEFAULT_PUBLIC_SETTINGS: PublicSettings = {
  boundaries: false,
  operatorPhone: null,
  changesUntil: null,
  leastHouseholds: 10,
  roundTo: 10,
};

/** What a city comes with for the public's view beside its map. */
export interface PublicFacts {
  readonly settings: PublicSettings;
  /** Public duty telephones by the code of their grid; a grid left out publishes none. */
  readonly dutyPhones: Readonly<Record<string, string>>;
}
export const DEFAULT_PUBLIC_FACTS: PublicFacts = { settings: DEFAULT_PUBLIC_SETTINGS, dutyPhones: {} };

/** Path of a document, below wherever the projection is kept. */
export type PublicPath = 'index.json' | 'places.json' | `tiles/${string}.json`;
/** The whole projection: documents by path, ready to be written as JSON. */
export type PublicDocuments = ReadonlyMap<PublicPath, unknown>;

export interface PublicIndex {
  readonly format: typeof PUBLIC_FORMAT;
  /** Of the map in force that it was made from; 1 for a package. */
  readonly version: number;
  /** When it was made: ISO instant. */
  readonly madeAt: string;
  readonly city: Pick<
    CityInfo,
    'name' | 'nameEn' | 'code' | 'source' | 'licence' | 'dataDate' | 'synthetic' | 'mapApprovalNumber'
  >;
  readonly walkProfiles: WalkProfiles;
  readonly settings: Pick<PublicSettings, 'boundaries' | 'operatorPhone' | 'changesUntil'>;
  /** West, south, east, north of everything that can be walked. */
  readonly bounds: LonLatBounds;
  /**
   * Latitude at which the city's streets are flattened when a door is joined to the nearest: with it, the ground of a
   * few tiles joins every door where the whole city does.
   */
  readonly planeLatitude: number;
  readonly units: readonly PublicUnit[];
  readonly stations: readonly PublicStation[];
  /** The tiles there are; any other square is empty. */
  readonly tiles: readonly string[];
}

export interface PublicUnit {
  readonly code: string;
  readonly name: string;
  readonly level: AdminLevel;
  readonly parentCode: string | null;
  /** A position inside it. */
  readonly position: LonLat;
  readonly figures: PublicFigures;
}

/** Of homes within 15 minutes' walk at the standard pace, at any hour. `null`: not told, so that nothing small can be computed. */
export interface PublicFigures {
  readonly households: number | null;
  readonly coveredHouseholds: number | null;
}
export const PUBLIC_LIMIT_MINUTES = 15;

export type PublicStation = Omit<Station, 'floorAreaM2'>;

/** Names for the search; stations and units are in the index. */
export interface PublicPlaces {
  readonly version: number;
  readonly compounds: readonly PublicPlace[];
  /** Every name of a street once, somewhere along it. */
  readonly streets: readonly PublicPlace[];
  /** Syllables of names with Chinese characters, those of stations and units as well: `翠湖` → `cui hu`. */
  readonly pinyin: Readonly<Record<string, string>>;
}

export interface PublicPlace {
  readonly code: string;
  readonly name: string;
  /** Of the community it lies in; `null` outside all. */
  readonly communityCode: string | null;
  /** A position inside it. */
  readonly position: LonLat;
}

/**
 * All that touches a coarse square of ground, see `public-tiles.ts`. What crosses its line is whole and stands in every
 * tile that it touches, so that tiles side by side make one network. Positions in columns are whole 1e-7 degrees, the
 * first as it is and every further one as the difference to the one before (`public-columns.ts`, `public-shapes.ts`).
 */
export interface PublicTile {
  readonly id: string;
  readonly version: number;
  readonly grids: readonly PublicGrid[];
  readonly buildings: PublicBuildings;
  readonly compounds: readonly PublicCompound[];
  readonly gates: readonly Gate[];
  readonly crossings: readonly Crossing[];
  readonly streets: PublicStreets;
  /** Replaces the streets for walking where the city has one. */
  readonly exactNetwork: PublicNetwork | null;
  readonly backdrop: readonly PublicBackdrop[];
}

export interface PublicCompound extends Pick<Compound, 'code' | 'name' | 'isGated'> {
  readonly shape: PublicShape<Compound['geometry']['type']>;
}

export interface PublicGrid {
  readonly code: string;
  readonly name: string;
  readonly communityCode: string;
  readonly kind: GridKind;
  /** Of the post, never of a person; `null` where the operator publishes none. */
  readonly dutyPhone: string | null;
  /** The station of its community, or of the unit above; `null` where neither has one. */
  readonly stationCode: string | null;
  /** Its whole line; `null` where lines are not public. */
  readonly geometry: Polygon | null;
}

/** Buildings whose point lies in the tile, as columns. */
export interface PublicBuildings {
  readonly codes: readonly string[];
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  /** Row of `grids`; −1 in none. */
  readonly grid: readonly number[];
  /** Row of `compounds`; −1 outside all. */
  readonly compound: readonly number[];
  /** Grid of the map before the last redraw where it was another one, as a row of {@link earlierGrids}; else −1. */
  readonly earlier: readonly number[];
  readonly earlierGrids: readonly { readonly code: string; readonly name: string }[];
  readonly walks: PublicWalks;
}

/**
 * The walk of every building to its nearest station, at any hour; {@link publishedWalk} reads it. Most people go the
 * same way at another pace, so only the standard walk is told as it is.
 */
export interface PublicWalks {
  readonly stationCodes: readonly string[];
  readonly standard: PublicWalkColumns;
  readonly others: Readonly<Record<Exclude<PublicProfile, 'standard'>, OtherWalkColumns>>;
}

export interface PublicWalkColumns {
  /** Row of {@link PublicWalks.stationCodes}; −1 where no station can be reached. */
  readonly station: readonly number[];
  /** Tenths of a minute, rounded up; −1 where no station can be reached. */
  readonly deciMinutes: readonly number[];
}

/** Both columns as differences: to the row of the standard walk's station, and to its time at this pace. */
export interface OtherWalkColumns extends PublicWalkColumns {
  /** What a walk of a standard minute takes, in minutes. */
  readonly minutesPerStandardMinute: number;
}

/** As `StreetTable`, with the vertices of each street counted, and every position told once. */
export interface PublicStreets extends PublicPositions {
  readonly ids: readonly string[];
  readonly kinds: readonly string[];
  readonly names: readonly (string | null)[];
  readonly access: readonly (string | null)[];
  readonly flags: readonly number[];
  readonly vertices: readonly number[];
}

/** Positions of which many are met more than once. */
export interface PublicPositions {
  /** 0: the next of the columns; else so many of them back, counted from the next. */
  readonly back: readonly number[];
  /** Of a position met for the first time: the difference to the one before it, whatever that was. */
  readonly lon: readonly number[];
  readonly lat: readonly number[];
}

/** As `ExactNetwork`, with positions as differences; both ends of every edge are among the nodes. */
export interface PublicNetwork {
  readonly nodeIds: readonly string[];
  readonly lon: readonly number[];
  readonly lat: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly lengthM: readonly number[];
  readonly oneway: readonly number[];
}

export interface PublicBackdrop {
  readonly layer: 'barrier' | 'water' | 'green';
  readonly kind: string;
  readonly name: string | null;
  readonly shape: PublicShape;
}

/** What may be wrong about a station, for a report. */
export const FACT_FAULTS = [
  'hours',
  'phone',
  'address',
  'services',
  'accessibility',
  'gone',
  'other',
] as const;
export type FactFault = (typeof FACT_FAULTS)[number];

/** A report that a fact about a station is wrong. Nobody's name or number is asked for. */
export interface FactReport {
  readonly stationCode: string;
  readonly fault: FactFault;
  /** What is right, in a few words; at most {@link MOST_REPORT_CHARACTERS}. */
  readonly note: string;
}
export const MOST_REPORT_CHARACTERS = 200;
