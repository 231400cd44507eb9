/** The levels of service circles (GB 50180-2018, TD/T 1062-2021), by the minutes of walking that each is planned for. */
export const CIRCLE_TIERS = [5, 10, 15] as const;
export type CircleTier = (typeof CIRCLE_TIERS)[number];
