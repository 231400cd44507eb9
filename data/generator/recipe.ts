/** What differs between the two invented cities. Lengths in metres, places in the drawing plane. */
export type CityPreset = 'demo' | 'prefecture';

/** A centre of urban life: dense inside `radiusM`, with an old quarter and a business district near it. */
export interface Core {
  readonly x: number;
  readonly y: number;
  readonly radiusM: number;
  /** 1 for the main centre, less for a county town. */
  readonly strength: number;
}

export interface Recipe {
  readonly preset: CityPreset;
  readonly seed: number;
  readonly name: string;
  readonly nameEn: string;
  readonly topLevel: 'prefecture' | 'county';
  /** Division code of the top unit with trailing zeros, six digits. */
  readonly code: string;
  readonly halfWidthM: number;
  readonly halfHeightM: number;
  readonly cores: readonly Core[];
  readonly river: { readonly halfWidthM: number; readonly swingM: number; readonly bendM: number };
  /** Distance between main roads, as a range. */
  readonly arterialM: readonly [number, number];
  /** Railway and expressway as straight lines in the warped plane. */
  readonly railway: readonly (readonly [u: number, v: number])[];
  readonly expressway: readonly (readonly [u: number, v: number])[];
  readonly counties: number;
  readonly subdistricts: number;
  readonly communities: number;
  readonly grids: number;
  readonly households: number;
  readonly gridStations: number;
  /** How strongly grid stations keep to the centres; the more, the larger the gaps outside. */
  readonly stationFocus: number;
  /** How strongly centres keep to the most urban corner of their area. */
  readonly centrePull: number;
  /** Area a grid takes in the centre and in the fringe, m². */
  readonly gridAreaM2: readonly [number, number];
}

const DEMO: Omit<Recipe, 'seed'> = {
  preset: 'demo',
  name: '云汀区',
  nameEn: 'Yunting District',
  topLevel: 'county',
  code: '990101',
  halfWidthM: 4150,
  halfHeightM: 2750,
  cores: [
    { x: -500, y: -350, radiusM: 1500, strength: 1 },
    { x: 1500, y: 700, radiusM: 1300, strength: 0.85 },
    { x: -2500, y: 900, radiusM: 900, strength: 0.5 },
  ],
  river: { halfWidthM: 62, swingM: 430, bendM: 1180 },
  arterialM: [820, 1180],
  railway: [
    [-6000, -420],
    [-1500, -1150],
    [6000, -2100],
  ],
  expressway: [
    [-6000, 1330],
    [1000, 1500],
    [3000, 700],
    [3700, -6000],
  ],
  counties: 1,
  subdistricts: 7,
  communities: 41,
  grids: 406,
  households: 142_000,
  gridStations: 229,
  stationFocus: 7,
  centrePull: 18,
  gridAreaM2: [46_000, 190_000],
};

const PREFECTURE: Omit<Recipe, 'seed'> = {
  preset: 'prefecture',
  name: '云汀市',
  nameEn: 'Yunting Prefecture',
  topLevel: 'prefecture',
  code: '990100',
  halfWidthM: 11_900,
  halfHeightM: 6_900,
  cores: [
    { x: -500, y: -350, radiusM: 2300, strength: 1 },
    { x: 2300, y: 1000, radiusM: 1800, strength: 0.85 },
    { x: -6300, y: 1600, radiusM: 1500, strength: 0.75 },
    { x: -9300, y: -1500, radiusM: 1100, strength: 0.6 },
    { x: -3700, y: -4300, radiusM: 1250, strength: 0.65 },
    { x: 2700, y: -4700, radiusM: 1350, strength: 0.7 },
    { x: 6900, y: -2500, radiusM: 1400, strength: 0.7 },
    { x: 9400, y: 1600, radiusM: 1200, strength: 0.6 },
    { x: 5400, y: 4100, radiusM: 1250, strength: 0.65 },
    { x: -1500, y: 4500, radiusM: 1350, strength: 0.7 },
  ],
  river: { halfWidthM: 75, swingM: 620, bendM: 1900 },
  arterialM: [850, 1350],
  railway: [
    [-18_000, -900],
    [-2600, -2400],
    [18_000, -4300],
  ],
  expressway: [
    [-18_000, 3500],
    [2700, 2900],
    [4600, 1300],
    [5100, -18_000],
  ],
  counties: 13,
  subdistricts: 58,
  communities: 245,
  grids: 2427,
  households: 850_000,
  gridStations: 1368 - 1 - 58 - 245,
  stationFocus: 1.2,
  centrePull: 5,
  gridAreaM2: [46_000, 235_000],
};

export function recipeFor(preset: CityPreset, seed: number): Recipe {
  return { ...(preset === 'demo' ? DEMO : PREFECTURE), seed };
}
