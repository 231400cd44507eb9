import { STREET_FLAGS } from '../domain/city.ts';

/** What OpenStreetMap says of a way, or a package of a street, in OpenStreetMap's words. */
export interface StreetWords {
  readonly isSteps: boolean;
  readonly isBridge: boolean;
  readonly isTunnel: boolean;
  readonly crossing?: string | null;
  readonly wheelchair?: string | null;
  readonly kerb?: string | null;
  readonly incline?: string | null;
}

const SIGNALLED = new Set(['traffic_signals', 'toucan', 'pelican', 'puffin', 'pegasus']);
const WHEELS_WELCOME = new Set(['yes', 'designated']);
const HIGH_KERBS = new Set(['raised', 'regular']);
/** 1 in 12, the steepest ramp for a wheelchair (GB 55019), in per cent. */
const STEEPEST_PERCENT = 100 / 12;

/** The bits of `STREET_FLAGS` for a street. What is said of wheels outright goes before kerb and slope. */
export function streetFlags(words: StreetWords): number {
  return (
    (words.isSteps ? STREET_FLAGS.steps : 0) |
    (words.isBridge ? STREET_FLAGS.bridge : 0) |
    (words.isTunnel ? STREET_FLAGS.tunnel : 0) |
    (SIGNALLED.has(words.crossing ?? '') ? STREET_FLAGS.signals : 0) |
    (isBarredToWheels(words) ? STREET_FLAGS.notStepFree : 0)
  );
}

function isBarredToWheels({ wheelchair, kerb, incline }: StreetWords): boolean {
  if (wheelchair === 'no') return true;
  if (WHEELS_WELCOME.has(wheelchair ?? '')) return false;
  return HIGH_KERBS.has(kerb ?? '') || inclinePercent(incline ?? '') > STEEPEST_PERCENT;
}

/** A slope as OpenStreetMap writes it (`8%`, `-12 %`, `5°`), steepness only; 0 where it gives no number. */
function inclinePercent(incline: string): number {
  const match = /^\s*[+-]?(\d+(?:\.\d+)?)\s*(%|°)?\s*$/.exec(incline);
  if (match === null) return 0;
  const value = Number(match[1]);
  return match[2] === '°' ? 100 * Math.tan((value * Math.PI) / 180) : value;
}
