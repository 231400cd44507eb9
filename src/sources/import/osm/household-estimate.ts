/**
 * Households of an OpenStreetMap building, estimated because OpenStreetMap does not count them. The rule,
 * which every import report repeats:
 *
 *   households = round(footprint m² × levels ÷ 100 m²), at least 1, for residential buildings; others 0.
 *
 * 100 m² of gross floor per household is the order of a Chinese urban dwelling with its share of
 * stairs and walls. `building:flats` replaces the product where it is tagged. Houses for one family
 * count as one household (a pair for semi-detached ones). Levels come from `building:levels`, else from
 * `height` at 3 m a level, else from the kind. `building=yes` says nothing of use: it counts as
 * residential when it stands in a residential area and is tagged with no other use.
 */
import type { Tags } from './osm-elements.ts';

export const FLOOR_AREA_PER_HOUSEHOLD_M2 = 100;
const LEVEL_HEIGHT_M = 3;

/** Levels assumed for residential kinds without `building:levels` or `height`. */
const DEFAULT_LEVELS: Readonly<Record<string, number>> = {
  apartments: 6,
  residential: 6,
  dormitory: 6,
  terrace: 2,
  yes: 4,
};
/** Kinds that are one dwelling, or two, however large. */
const DWELLINGS: Readonly<Record<string, number>> = {
  house: 1,
  detached: 1,
  bungalow: 1,
  cabin: 1,
  farm: 1,
  static_caravan: 1,
  houseboat: 1,
  semidetached_house: 2,
};
const OTHER_USES = [
  'amenity',
  'shop',
  'office',
  'tourism',
  'leisure',
  'industrial',
  'government',
  'healthcare',
  'man_made',
  'railway',
  'public_transport',
];

export function estimateHouseholds(tags: Tags, footprintM2: number, inResidentialArea: boolean): number {
  const kind = tags.building;
  if (kind in DWELLINGS) return DWELLINGS[kind];
  const isPlain = kind === 'yes' && inResidentialArea && !OTHER_USES.some((use) => use in tags);
  if (!isPlain && (kind === 'yes' || !(kind in DEFAULT_LEVELS))) return 0;
  const flats = positive(tags['building:flats']);
  if (flats !== null) return Math.max(1, Math.round(flats));
  const levels = positive(tags['building:levels']) ?? levelsOfHeight(tags.height) ?? DEFAULT_LEVELS[kind];
  return Math.max(1, Math.round((footprintM2 * levels) / FLOOR_AREA_PER_HOUSEHOLD_M2));
}

function levelsOfHeight(height: string | undefined): number | null {
  const metres = positive(height);
  return metres === null ? null : Math.max(1, Math.round(metres / LEVEL_HEIGHT_M));
}

/** The number a tag begins with (`24`, `24.5 m`, `3;4` → 3); `null` when it is none above 0. */
function positive(tag: string | undefined): number | null {
  const value = Number.parseFloat(tag ?? '');
  return Number.isFinite(value) && value > 0 && value < 1000 ? value : null;
}
