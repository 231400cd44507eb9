/**
 * The colours that map styles and charts need as values. `tokens.css` holds the same values for style
 * sheets; a test keeps the two equal.
 */
export const IDENTITY_RED = '#C8102E';

export const STATE_COLOURS = {
  fine: '#1B7F79',
  attention: '#B7791F',
  broken: '#8E2A8B',
  selected: '#1D4ED8',
} as const;

/** Every state also has a sign, so that none is told by colour alone. */
export const STATE_SIGNS = { fine: '✓', attention: '▲', broken: '✕' } as const;

/** Diverging, under → in → over the household band. Blue to orange: no red, no green. */
export const BAND_COLOURS = {
  farUnder: '#2D6A9F',
  under: '#A9CBE2',
  in: '#E9E6DF',
  over: '#F2B66D',
  farOver: '#B35806',
} as const;

/** Sequential: dark is far. Unreachable is drawn as a hatch over `beyond`. */
export const MINUTE_COLOURS = { 5: '#DCEFE3', 10: '#7FC8A9', 15: '#2A8C82', beyond: '#3B3A4A' } as const;

export interface BasemapColours {
  readonly land: string;
  readonly buildings: string;
  readonly streets: string;
  readonly water: string;
  readonly green: string;
  readonly railway: string;
  readonly communityLine: string;
  readonly gridLine: string;
  readonly text: string;
  /** Names of streets and compounds, and of water. */
  readonly quietText: string;
  readonly waterText: string;
  readonly stationText: string;
  readonly halo: string;
  /** Hatch and outline of gaps: dark is far, but must not sink into a dark ground. */
  readonly gap: string;
}

export const LIGHT_BASEMAP: BasemapColours = {
  land: '#F6F4EF',
  buildings: '#E3DED4',
  streets: '#FFFFFF',
  water: '#CFE3EC',
  green: '#DDE9D3',
  railway: '#A7A39B',
  communityLine: '#6B6B6B',
  gridLine: '#6B6B6B',
  text: '#22262B',
  quietText: '#5C574D',
  waterText: '#3F6B7E',
  stationText: '#7A0A1C',
  halo: '#FFFFFF',
  gap: MINUTE_COLOURS.beyond,
};

/** The dark twin, for the wall. */
export const DARK_BASEMAP: BasemapColours = {
  land: '#0E1620',
  buildings: '#1A2533',
  streets: '#2A3A4C',
  water: '#12283A',
  green: '#14261F',
  railway: '#3A4858',
  communityLine: '#8FA3B8',
  gridLine: '#5F7388',
  text: '#DCE6F0',
  quietText: '#B4C1CE',
  waterText: '#9CC3DA',
  stationText: '#F4B6BE',
  halo: '#0E1620',
  gap: '#E0A84A',
};
