/**
 * Every source and layer of the map, named once. {@link LAYER_ORDER} is the drawing order, bottom first;
 * the builders in `layers/` may come in any order.
 */
import type { ViewLayer } from '../state/view-store.ts';

export const SOURCES = {
  backdrop: 'backdrop',
  streetsMajor: 'streets-major',
  streetsMinor: 'streets-minor',
  paths: 'paths',
  buildings: 'buildings',
  units: 'units',
  unitLabels: 'unit-labels',
  compounds: 'compounds',
  grids: 'grids',
  gridLabels: 'grid-labels',
  stations: 'stations',
  covered: 'covered',
  coveredOutline: 'covered-outline',
  stationArea: 'station-area',
  gaps: 'gaps',
  comments: 'comments',
  edit: 'edit',
  why: 'why',
} as const;
export type SourceId = (typeof SOURCES)[keyof typeof SOURCES];

/** Sources whose features carry feature-state or are updated one by one: identified by this property. */
export const FEATURE_ID = 'code';

export const LAYERS = {
  land: 'land',
  green: 'green',
  waterArea: 'water-area',
  waterLine: 'water-line',
  coveredFill: 'covered-fill',
  gridFill: 'grid-fill',
  gridHatch: 'grid-hatch',
  editFill: 'edit-fill',
  editHatch: 'edit-hatch',
  lockHatch: 'lock-hatch',
  buildings: 'buildings',
  buildingPoints: 'building-points',
  paths: 'paths',
  streetMinorCasing: 'street-minor-casing',
  streetMajorCasing: 'street-major-casing',
  streetMinor: 'street-minor',
  streetMajor: 'street-major',
  expresswayBed: 'expressway-bed',
  railwayBed: 'railway-bed',
  railway: 'railway',
  walls: 'walls',
  gapFill: 'gap-fill',
  gapHatch: 'gap-hatch',
  gapOutline: 'gap-outline',
  editGapFill: 'edit-gap-fill',
  editGapHatch: 'edit-gap-hatch',
  coveredOutline: 'covered-outline',
  stationAreaFill: 'station-area-fill',
  stationAreaOutline: 'station-area-outline',
  compounds: 'compounds',
  gridLine: 'grid-line',
  gridLineDraft: 'grid-line-draft',
  communityLine: 'community-line',
  subdistrictLine: 'subdistrict-line',
  gridHover: 'grid-hover',
  gridSelected: 'grid-selected',
  editAreaFill: 'edit-area-fill',
  editGhost: 'edit-ghost',
  editLine: 'edit-line',
  movedHatch: 'moved-hatch',
  movedLine: 'moved-line',
  strayFill: 'stray-fill',
  strayLine: 'stray-line',
  sketchFill: 'sketch-fill',
  sketchLine: 'sketch-line',
  sketchPicked: 'sketch-picked',
  streetLabels: 'street-labels',
  waterLabels: 'water-labels',
  compoundLabels: 'compound-labels',
  communityLabels: 'community-labels',
  subdistrictLabels: 'subdistrict-labels',
  gridLabels: 'grid-labels',
  whyCasing: 'why-casing',
  whyWalk: 'why-walk',
  whyWithout: 'why-without',
  stationHalo: 'station-halo',
  stations: 'stations',
  stationLabels: 'station-labels',
  comments: 'comments',
  editLabels: 'edit-labels',
  editHandles: 'edit-handles',
  editStation: 'edit-station',
  whyDoor: 'why-door',
  whyObstacle: 'why-obstacle',
} as const;
export type LayerId = (typeof LAYERS)[keyof typeof LAYERS];

/** Bottom first. A layer missing here is a mistake that a test reports. */
export const LAYER_ORDER: readonly LayerId[] = Object.values(LAYERS);

/** What a person switches on and off, and the layers behind each switch. */
export const LAYER_GROUPS = {
  grids: [
    LAYERS.gridFill,
    LAYERS.gridHatch,
    LAYERS.gridLine,
    LAYERS.gridLineDraft,
    LAYERS.gridLabels,
    LAYERS.gridHover,
    LAYERS.gridSelected,
    LAYERS.comments,
  ],
  communities: [
    LAYERS.communityLine,
    LAYERS.subdistrictLine,
    LAYERS.communityLabels,
    LAYERS.subdistrictLabels,
  ],
  compounds: [LAYERS.compounds, LAYERS.compoundLabels],
  buildings: [LAYERS.buildings, LAYERS.buildingPoints],
  streets: [
    LAYERS.paths,
    LAYERS.streetMinorCasing,
    LAYERS.streetMajorCasing,
    LAYERS.streetMinor,
    LAYERS.streetMajor,
    LAYERS.streetLabels,
  ],
  stations: [LAYERS.stationHalo, LAYERS.stations, LAYERS.stationLabels],
  serviceAreas: [
    LAYERS.coveredFill,
    LAYERS.coveredOutline,
    LAYERS.stationAreaFill,
    LAYERS.stationAreaOutline,
  ],
  gaps: [LAYERS.gapFill, LAYERS.gapHatch, LAYERS.gapOutline],
} as const satisfies Record<ViewLayer, readonly LayerId[]>;
