/**
 * The nouns of a city, as every room sees them. A city package, the database and the generator all
 * produce a {@link CityData}; the engine, the map and the command line read it. Buildings and streets
 * are columns because a prefecture has a hundred thousand of each; everything else is records.
 */
import type { LonLat, MultiPolygon, Point, Polygon } from './geometry.ts';
import type { PublicFacts } from './public-city.ts';
import type { ServiceCircle } from './service-circle.ts';

export type AdminLevel = 'prefecture' | 'county' | 'subdistrict' | 'community';
export const ADMIN_LEVELS: readonly AdminLevel[] = ['prefecture', 'county', 'subdistrict', 'community'];

export type GridKind = 'gated_compound' | 'scattered_housing' | 'dedicated';
export const GRID_KINDS: readonly GridKind[] = ['gated_compound', 'scattered_housing', 'dedicated'];

export type GridTypology = 'territorial' | 'residential_unit' | 'work_unit' | 'business_park';
export const GRID_TYPOLOGIES: readonly GridTypology[] = [
  'territorial',
  'residential_unit',
  'work_unit',
  'business_park',
];

export type StationTier = 'district' | 'subdistrict' | 'community' | 'grid';
export const STATION_TIERS: readonly StationTier[] = ['district', 'subdistrict', 'community', 'grid'];

export const STATION_KINDS = [
  'service_centre',
  'service_station',
  'service_stop',
  'citizens_stop',
  'warm_stop',
  'union_stop',
  'drivers_home',
  'partner_merchant',
  'points_shop',
] as const;
export type StationKind = (typeof STATION_KINDS)[number];

/** Households a grid of this kind should hold, both ends inclusive. `null`: the kind is not measured in households. */
export interface HouseholdBand {
  readonly min: number;
  readonly max: number;
}
export type HouseholdBands = Readonly<Partial<Record<GridKind, HouseholdBand | null>>>;
export const DEFAULT_BANDS: HouseholdBands = {
  gated_compound: null,
  scattered_housing: { min: 300, max: 500 },
  dedicated: null,
};

export const WALK_PROFILE_NAMES = ['standard', 'older', 'brisk', 'step_free'] as const;
export type WalkProfileName = (typeof WALK_PROFILE_NAMES)[number];
/** How a person walks. */
export interface WalkProfile {
  readonly speedKmh: number;
  /** Takes no steps, no steep or kerbed street, and no gate or crossing that is not step-free. */
  readonly stepFree: boolean;
  /** How many metres on the level take as long as one metre of steps; 1 where steps cost nothing more. */
  readonly stepsFactor: number;
  /** Mean wait at a crossing with signals. */
  readonly signalWaitSeconds: number;
}
export type WalkProfiles = Readonly<Record<WalkProfileName, WalkProfile>>;
const LEVEL_WALK = { stepFree: false, stepsFactor: 1, signalWaitSeconds: 0 };
export const DEFAULT_WALK_PROFILES: WalkProfiles = {
  standard: { ...LEVEL_WALK, speedKmh: 4.0 },
  older: { ...LEVEL_WALK, speedKmh: 3.3 },
  brisk: { ...LEVEL_WALK, speedKmh: 4.8 },
  step_free: { ...LEVEL_WALK, speedKmh: 3.3, stepFree: true },
};

/** How much a station can carry before it is overloaded. */
export interface StationCapacity {
  /** Floor that it should have for 100 households that it reaches; 0 asks for none. */
  readonly floorM2Per100Households: number;
  /** Most households that one station of the tier should reach; a tier left out has no ceiling. */
  readonly mostHouseholds: Readonly<Partial<Record<StationTier, number>>>;
}
/** 30 m² of floor for 100 households, by the community services plan. */
export const DEFAULT_STATION_CAPACITY: StationCapacity = { floorM2Per100Households: 30, mostHouseholds: {} };

export interface CityInfo {
  readonly name: string;
  readonly nameEn: string | null;
  /** Division code of the city's top unit, as text. */
  readonly code: string;
  readonly crs: 'EPSG:4490' | 'EPSG:4326';
  readonly source: string | null;
  readonly licence: string | null;
  /** ISO date of the data, e.g. `2026-03-31`. */
  readonly dataDate: string | null;
  /** True for invented cities; every screen then says so. */
  readonly synthetic: boolean;
  readonly mapApprovalNumber: string | null;
  readonly bands: HouseholdBands;
  readonly walkProfiles: WalkProfiles;
  readonly stationCapacity: StationCapacity;
}

export interface AdminUnit {
  readonly code: string;
  readonly name: string;
  readonly level: AdminLevel;
  readonly parentCode: string | null;
  readonly geometry: Polygon | MultiPolygon;
  /** Totals by count, e.g. `residentPopulation`, `communityWorkers`. */
  readonly totals: Readonly<Record<string, number>>;
}

/** Staff as counts by role, e.g. `{ gridWorkers: 2, gridHeads: 1 }`. Never names. */
export type StaffCounts = Readonly<Record<string, number>>;

export interface Grid {
  /** 12-digit division code + 3-digit sequence. Text. */
  readonly code: string;
  readonly name: string;
  readonly communityCode: string;
  readonly kind: GridKind;
  readonly typology: GridTypology | null;
  readonly staff: StaffCounts;
  readonly geometry: Polygon;
}

export interface Compound {
  readonly code: string;
  readonly name: string;
  readonly isGated: boolean;
  readonly hasPropertyManagement: boolean;
  readonly hasSecurity: boolean;
  readonly geometry: Polygon | MultiPolygon;
}

/** When a gate or a crossing may be passed that says no hours. */
export const ALWAYS_OPEN = 'always';

export interface Gate {
  /** Unique in the city. */
  readonly code: string;
  readonly compoundCode: string;
  /** `always`, or OSM `opening_hours` syntax. */
  readonly open: string;
  /** False where a step or a kerb is in the way; `null` when unknown, which bars nobody. */
  readonly stepFree: boolean | null;
  readonly geometry: Point;
}

export const CROSSING_KINDS = ['crossing', 'bridge', 'underpass'] as const;
export type CrossingKind = (typeof CROSSING_KINDS)[number];

/** A way on foot over, under or through what bars walking; it joins the nearest streets at both of its ends. */
export interface Crossing {
  /** Unique in the city. */
  readonly code: string;
  readonly name: string | null;
  readonly kind: CrossingKind;
  /** Two positions or more. */
  readonly line: readonly LonLat[];
  /** `always`, or OSM `opening_hours` syntax. */
  readonly open: string;
  readonly stepFree: boolean;
  /** Whether one waits for a signal. */
  readonly signals: boolean;
}

export interface Station {
  readonly code: string;
  readonly name: string;
  readonly kind: StationKind;
  readonly tier: StationTier;
  readonly parentCode: string | null;
  readonly floorAreaM2: number | null;
  readonly services: readonly string[];
  /** OSM `opening_hours` syntax; `null` when unknown. */
  readonly openingHours: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly accessibility: string | null;
  /** ISO date on which the facts were last checked. */
  readonly checkedOn: string | null;
  /** `null` for an online station. */
  readonly location: LonLat | null;
}

/** Buildings as columns; row i of every column is the same building. */
export interface BuildingTable {
  readonly count: number;
  readonly codes: readonly string[];
  /** The point at which the building is counted: inside its footprint. Degrees. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly households: Int32Array;
  /** Households with older residents; −1 where unknown. */
  readonly olderHouseholds: Int32Array;
  /** Index into `CityData.compounds`, −1 outside every compound. */
  readonly compoundIndex: Int32Array;
  /** 1 where the household count is an estimate (footprint × levels), 0 where it is a count. */
  readonly estimated: Uint8Array;
  readonly kinds: readonly (string | null)[];
  /** Footprints where known; `null` when the source has points only or has not fetched them yet. */
  readonly footprints: readonly (Polygon | null)[] | null;
}

/** Streets as columns. Street i runs through vertices `offsets[i]` … `offsets[i + 1] - 1`. */
export interface StreetTable {
  readonly count: number;
  readonly ids: readonly string[];
  /** OSM `highway` values. */
  readonly kinds: readonly string[];
  readonly names: readonly (string | null)[];
  /** OSM `access`/`foot` as one value (`yes`, `private`, `no`, …); `null` when unsaid. */
  readonly access: readonly (string | null)[];
  /** Bit set per street, see {@link STREET_FLAGS}. */
  readonly flags: Uint8Array;
  readonly offsets: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
}
export const STREET_FLAGS = {
  steps: 1,
  bridge: 2,
  tunnel: 4,
  /** A crossing at which one waits for a signal. */
  signals: 8,
  /** Not for wheels though no steps: a raised kerb, a slope over 1 in 12, or said so. */
  notStepFree: 16,
} as const;
/** Of streets above or below the ground: no wall is in their way. */
export const OFF_GROUND = STREET_FLAGS.bridge | STREET_FLAGS.tunnel;
/** All bits of {@link STREET_FLAGS}. */
export const ALL_STREET_FLAGS = Object.values(STREET_FLAGS).reduce((bits, bit) => bits | bit, 0);

/** An exact walking graph (`nodes.csv` + `edges.csv`): lengths are taken as given, never measured. */
export interface ExactNetwork {
  readonly nodeIds: readonly string[];
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly lengthM: Float64Array;
  readonly oneway: Uint8Array;
}

export type BackdropKind = 'barrier' | 'water' | 'green';
export const BACKDROP_KINDS: readonly BackdropKind[] = ['barrier', 'water', 'green'];
/** A line or area that is drawn under everything: river, park, railway, expressway, wall. */
export interface BackdropFeature {
  readonly layer: BackdropKind;
  /** e.g. `river`, `lake`, `park`, `railway`, `expressway`, `wall`. */
  readonly kind: string;
  readonly name: string | null;
  readonly geometry: GeoJSON.Geometry;
}

export interface CityData {
  readonly info: CityInfo;
  readonly adminUnits: readonly AdminUnit[];
  readonly grids: readonly Grid[];
  /** Codes that grids of earlier maps had and no grid in force has: a new grid takes none of them. */
  readonly retiredGridCodes: readonly string[];
  readonly compounds: readonly Compound[];
  readonly gates: readonly Gate[];
  readonly crossings: readonly Crossing[];
  readonly buildings: BuildingTable;
  readonly stations: readonly Station[];
  readonly streets: StreetTable;
  /** Replaces `streets` for walking when present. */
  readonly exactNetwork: ExactNetwork | null;
  readonly backdrop: readonly BackdropFeature[];
  /** Groups of communities that the city comes with. A source keeps and answers them on their own, beside the map. */
  readonly serviceCircles?: readonly ServiceCircle[];
  /** What the operator says about the public's view; the defaults where left out. */
  readonly publicFacts?: PublicFacts;
}
