/**
 * What each layer's rows must and may say (contract: city package). Text stays text: a code written as
 * a number is taken as text while a double still holds it exactly, and refused beyond that.
 */
import { z } from 'zod';
import { ADMIN_LEVELS, GRID_KINDS } from '../../domain/city.ts';
import { FACILITY_KINDS, FACILITY_STATES, type FacilityKind } from '../../domain/service-circle-facility.ts';
import { CIRCLE_TIERS } from '../../domain/service-circle-tier.ts';
import { stationCapacity } from '../station-capacity.ts';
import { walkProfiles } from '../walk-profiles.ts';

const text = z.union([z.string(), z.number(), z.boolean()]).transform((value) => String(value).trim());
const requiredText = text.refine((value) => value !== '', 'is empty');
export const optionalText = text
  .nullish()
  .transform((value) => (value === undefined || value === null || value === '' ? null : value));

const code = z
  .union([
    z.string(),
    z.number().refine(Number.isSafeInteger, {
      error: 'is a number too long to be exact, so digits are lost; write codes as text',
    }),
  ])
  .transform((value) => String(value).trim())
  .refine((value) => value !== '', 'is empty')
  .refine((value) => !/^\d(\.\d+)?e\+\d+$/i.test(value), {
    error: 'lost its digits in a spreadsheet; write codes as text',
  });
const optionalCode = z
  .union([code, z.literal('')])
  .nullish()
  .transform((value) => (value ? value : null));

const numeral = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .refine((value) => /^-?\d+(\.\d+)?$/.test(value), 'is not a number'),
  ])
  .transform(Number);
export const count = numeral.refine(
  (value) => Number.isInteger(value) && value >= 0,
  'is not a whole number of 0 or more',
);
const optionalCount = z
  .union([count, z.literal('')])
  .nullish()
  .transform((value) => (typeof value === 'number' ? value : null));
const optionalQuantity = z
  .union([numeral.refine((value) => value >= 0, 'is negative'), z.literal('')])
  .nullish()
  .transform((value) => (typeof value === 'number' ? value : null));

const YES = new Set<unknown>([true, 1, '1', 'true', 'yes', '是']);
const flag = z
  .unknown()
  .optional()
  .transform((value) => YES.has(typeof value === 'string' ? value.trim().toLowerCase() : value));

const NO = new Set<unknown>([false, 0, '0', 'false', 'no', '否']);
/** `null` where nothing is said, or neither yes nor no. */
export const optionalFlag = z
  .unknown()
  .optional()
  .transform((value) => {
    const said = typeof value === 'string' ? value.trim().toLowerCase() : value;
    return YES.has(said) ? true : NO.has(said) ? false : null;
  });

/** A list of words: a JSON array, or text with `;` or `、` between them. */
const words = z
  .union([z.array(text), z.string().transform((value) => value.split(/[;；、]/).map((word) => word.trim()))])
  .nullish()
  .transform((list) => (list ?? []).filter((word) => word !== ''));

export const adminUnitRow = z.object({
  code,
  name: requiredText,
  level: z.enum(ADMIN_LEVELS),
  parentCode: optionalCode,
});

export const gridRow = z.object({
  code,
  name: requiredText,
  communityCode: code,
  kind: z.enum(GRID_KINDS),
  typology: optionalText,
  dutyPhone: optionalText,
});

export const compoundRow = z.object({
  code,
  name: requiredText,
  isGated: flag,
  hasPropertyManagement: flag,
  hasSecurity: flag,
});

export const gateRow = z.object({
  code: optionalCode,
  compoundCode: optionalCode,
  open: optionalText,
  stepFree: optionalFlag,
});

export const crossingRow = z.object({
  code,
  name: optionalText,
  kind: optionalText,
  open: optionalText,
  stepFree: optionalFlag,
  signals: flag,
});

export const buildingRow = z.object({
  code,
  householdCount: count,
  compoundCode: optionalCode,
  olderCount: optionalCount,
  kind: optionalText,
  householdCountEstimated: flag,
  countPoint: z.tuple([z.number(), z.number()]).nullish().catch(null),
});

export const stationRow = z.object({
  code,
  name: requiredText,
  kind: requiredText,
  tier: requiredText,
  parentCode: optionalCode,
  floorAreaM2: optionalQuantity,
  services: words,
  openingHours: optionalText,
  phone: optionalText,
  address: optionalText,
  accessibility: optionalText,
  checkedOn: optionalText,
});

export const streetRow = z.object({
  id: code,
  kind: requiredText,
  name: optionalText,
  access: optionalText,
  steps: flag,
  bridge: flag,
  tunnel: flag,
  crossing: optionalText,
  wheelchair: optionalText,
  kerb: optionalText,
  incline: optionalText,
});

export const backdropRow = z.object({ kind: optionalText, name: optionalText });

const codes = z
  .union([z.array(code), z.string().transform((value) => value.split(/[;；、]/).map((one) => one.trim()))])
  .transform((list) => list.filter((one) => one !== ''))
  .refine((list) => list.length > 0, 'names no community');

export const circleRow = z.object({
  code,
  name: requiredText,
  circleTier: numeral.pipe(z.literal(CIRCLE_TIERS)),
  responsibleBody: requiredText,
  communityCodes: codes,
});

const KNOWN_KINDS = new Set<unknown>(FACILITY_KINDS);
export const facilityRow = z.object({
  kind: z.custom<FacilityKind>((value) => KNOWN_KINDS.has(value), 'is no known kind of facility'),
  name: optionalText,
  stationCode: optionalCode,
  state: z.enum(FACILITY_STATES).default('present'),
});

const band = z
  .object({ min: z.number().int().min(0), max: z.number().int().min(0) })
  .refine(({ min, max }) => min <= max, 'has min above max')
  .nullable();

export const cityInfo = z.object({
  name: requiredText,
  code,
  nameEn: optionalText,
  crs: z.string().default('EPSG:4490'),
  source: optionalText,
  licence: optionalText,
  dataDate: optionalText,
  synthetic: flag,
  mapApprovalNumber: optionalText,
  bands: z.partialRecord(z.enum(GRID_KINDS), band).nullish(),
  walkProfiles,
  stationCapacity,
});

/** One clear reason from a failed parse: the property and why. */
export function reasonOf(error: z.ZodError, row: Readonly<Record<string, unknown>>): string {
  const issue = deepest(error.issues[0]);
  const property = issue.path.map(String).join('.') || String(error.issues[0].path[0] ?? '');
  const name = property || 'row';
  const value = error.issues[0].path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key],
    row,
  );
  if (value === undefined || value === null || value === '') return `property ${name} is missing.`;
  const shown = JSON.stringify(value).slice(0, 60);
  if (issue.code === 'invalid_value')
    return `property ${name} is ${shown}; expected ${issue.values.join(', ')}.`;
  if (issue.code === 'custom') return `property ${name} is ${shown}, which ${issue.message}.`;
  return `property ${name} is ${shown}, which cannot be read (${issue.message}).`;
}

type Issue = z.core.$ZodIssue;

/** Inside a failed union the branch that got furthest names the reason. */
function deepest(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const custom = issue.errors
    .flat()
    .find((inner) => inner.code === 'custom' || inner.code === 'invalid_union');
  return custom ? { ...deepest(custom), path: [...issue.path, ...custom.path] } : issue;
}
