/** Words about coverage: how it is counted, what it comes to, where it is missing; in English. */
export const settings = {
  label: 'How coverage is counted',
  profile: 'Pace',
  limit: 'Limit',
  minutes: '{{count}} min',
  otherLimit: 'Other limit, 1 to 60 minutes',
  otherMinutes: 'other',
  method: 'Method',
  network: 'Walking network',
  circle: 'Circles (to compare)',
  service: 'Service',
  anyService: 'Any service',
  tier: 'Tier of stations',
  anyTier: 'All tiers',
  hour: 'Hour',
  anyHour: 'Any hour',
  otherHour: 'Another day and hour…',
  hourAt: 'Day and hour (China time)',
  day: { weekday: 'Weekday', saturday: 'Saturday', sunday: 'Sunday' },
  computing: 'Computing…',
  walkValues: 'Walking values: pace, steps, signals',
  tryValues: 'Values…',
  tried: 'Values (tried)…',
};

export const walkValues = {
  title: 'Walking values: {{profile}}',
  body: "They are used on this page and by its link, and figures say that they are tried out; the city's own do not change. What is published is always counted with the city's own.",
  speedKmh: 'Pace (km/h)',
  stepFree: 'No steps, steep streets, kerbs, or gates that are not step-free',
  stepsFactor: 'One metre of steps counts as so many on the level',
  signalWaitSeconds: 'Mean wait at a signal (seconds)',
  tryThem: 'Try these values',
  ofCity: "Back to the city's own",
};

/** Settings that an administrator keeps for everybody. */
export const keepForCity = {
  open: 'Keep for the city…',
  body: 'Everybody in the city will count by these values. Figures already published stay with those they were published with.',
  back: 'Back',
  keep: 'Keep for the city',
};

export const capacity = {
  open: 'Change…',
  title: 'What stations can carry',
  body: 'A station that carries more is listed as overloaded everywhere.',
  floor: 'Floor per 100 households, at least (m²; 0 asks for none)',
  most: '{{tier}} stations, households each at most',
  noCeiling: 'no ceiling',
};

export const coverageFigures = {
  ofBuildings: '{{covered}} / {{buildings}} residential buildings',
  floorWanted: 'should be {{wanted}} m² or more',
  floorUnknown: 'floor area not recorded',
  carries: 'by the city: {{words}}',
  aboveCeiling: 'above the {{most}} households that the city sets for one station',
  dashedCircle:
    'Dashed circle on the map: what a straight walk within the limit would reach, to compare only',
  notKeptNote: 'of {{circle}} households inside circles',
  detourNote: 'metres walked ÷ straight metres',
};

export const gaps = {
  label: 'Gaps',
  by: 'Rank',
  cluster: 'Clusters',
  grid: 'Grids',
  community: 'Communities',
  station: 'Overloaded',
  counting: 'Counting…',
  none: 'Every home is within the limit',
  noneOverloaded: 'No station is overloaded',
  sum: '{{households}} households beyond the limit',
  more: '{{count}} more are not listed',
  households: '{{households}} households',
  olderAmong: '{{households}} older',
  unreachable: '{{households}} cannot walk there',
  nearest: 'nearest: {{station}}',
  noStation: 'reach no station',
  extra: '{{minutes}} min too far',
  clusterName: 'around {{place}}',
  andGrids: 'and {{count}} grids in all',
  rate: '{{rate}} covered',
  why: 'Why?',
  whyLabel: 'Why not covered: {{name}}',
  floor: '{{floor}} m² per 100 households',
};
