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
  readonly river: { readonly halfWidthM: number; readonly swingM: number };
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
  river: { halfWidthM: 62, swingM: 420 },
  arterialM: [820, 1180],
  railway: [
    [-6000, -420],
    [-1500, -1150],
    [6000, -2100],
  ],
  expressway: [
    [-6000, 1500],
    [1200, 2050],
    [3100, 900],
    [3900, -6000],
  ],
  counties: 1,
  subdistricts: 7,
  communities: 41,
  grids: 406,
  households: 142_000,
  gridStations: 229,
  gridAreaM2: [46_000, 190_000],
};

const PREFECTURE: Omit<Recipe, 'seed'> = {
  preset: 'prefecture',
  name: '云汀市',
  nameEn: 'Yunting Prefecture',
  topLevel: 'prefecture',
  code: '990100',
  halfWidthM: 14_500,
  halfHeightM: 8_600,
  cores: [
    { x: -500, y: -350, radiusM: 2600, strength: 1 },
    { x: 2600, y: 1100, radiusM: 2000, strength: 0.85 },
    { x: -7600, y: 1900, radiusM: 1700, strength: 0.75 },
    { x: -10_800, y: -2300, radiusM: 1200, strength: 0.6 },
    { x: -4300, y: -5300, radiusM: 1400, strength: 0.65 },
    { x: 3300, y: -5600, radiusM: 1500, strength: 0.7 },
    { x: 8300, y: -3000, radiusM: 1600, strength: 0.7 },
    { x: 11_200, y: 1500, radiusM: 1300, strength: 0.6 },
    { x: 6500, y: 4600, radiusM: 1400, strength: 0.65 },
    { x: -1800, y: 5400, radiusM: 1500, strength: 0.7 },
  ],
  river: { halfWidthM: 75, swingM: 620 },
  arterialM: [900, 1500],
  railway: [
    [-20_000, -1000],
    [-3000, -2900],
    [20_000, -5200],
  ],
  expressway: [
    [-20_000, 4300],
    [3200, 3500],
    [5400, 1500],
    [6000, -20_000],
  ],
  counties: 13,
  subdistricts: 58,
  communities: 245,
  grids: 2427,
  households: 850_000,
  gridStations: 1368 - 1 - 58 - 245,
  gridAreaM2: [50_000, 340_000],
};

export function recipeFor(preset: CityPreset, seed: number): Recipe {
  return { ...(preset === 'demo' ? DEMO : PREFECTURE), seed };
}
