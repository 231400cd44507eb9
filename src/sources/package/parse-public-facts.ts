/**
 * What a package says about the public's view: the object `public` of `city.json`, each of whose settings is read on
 * its own so that a bad one leaves the others, and the duty telephones of grids.
 */
import { z } from 'zod';
import type { Problem } from '../../domain/problem.ts';
import { DEFAULT_PUBLIC_SETTINGS, type PublicFacts, type PublicSettings } from '../../domain/public-city.ts';
import { CITY_FILE } from './package-layout.ts';
import { parseJson } from './parse-json.ts';
import { type FeatureRow, isRecord } from './read-features.ts';
import type { RowLog } from './row-log.ts';
import { count, gridRow, optionalFlag, optionalText, reasonOf } from './row-schemas.ts';

const MOST = 1000;
const upToMost = count.refine((value) => value >= 1 && value <= MOST, `is not from 1 to ${MOST}`);
const schema = z.object({
  boundaries: optionalFlag.refine((value) => value !== null, 'is neither true nor false'),
  operatorPhone: optionalText,
  changesUntil: optionalText.refine((value) => value === null || isDay(value), 'is no day like 2026-12-31'),
  leastHouseholds: upToMost,
  roundTo: upToMost,
} satisfies Record<keyof PublicSettings, z.ZodType>);

export interface ReadPublicFacts {
  /** `null` where the package says nothing of the kind. */
  readonly facts: PublicFacts | null;
  /** Settings that cannot be used; the usual ones hold in their place. */
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** Reads the facts; `dutyPhones` are those of the grids. */
export function parsePublicFacts(cityText: string, dutyPhones: PublicFacts['dutyPhones']): ReadPublicFacts {
  const document = parseJson(cityText, CITY_FILE);
  const said = isRecord(document) ? (document.public ?? null) : null;
  const read = said === null ? { settings: {}, problems: [], notes: [] } : readSettings(said);
  const saysNothing = said === null && Object.keys(dutyPhones).length === 0;
  const settings = { ...DEFAULT_PUBLIC_SETTINGS, ...read.settings };
  return { ...read, facts: saysNothing ? null : { settings, dutyPhones } };
}

function readSettings(said: unknown) {
  if (!isRecord(said)) {
    const shown = JSON.stringify(said).slice(0, 60);
    const reason = `property public is ${shown}, which is no object; the usual settings hold`;
    return { settings: {}, problems: [problemOf(reason)], notes: [] };
  }
  const settings: Record<string, unknown> = {};
  const problems: Problem[] = [];
  const notes: string[] = [];
  for (const name of Object.keys(said)) {
    if (!isSetting(name)) {
      notes.push(`${CITY_FILE}: property public.${name} is not known and was left out.`);
      continue;
    }
    const read = z.object({ public: z.object({ [name]: schema.shape[name] }) }).safeParse({ public: said });
    if (read.success) Object.assign(settings, read.data.public);
    else {
      const reason = reasonOf(read.error, { public: said }).replace(/\.$/, '');
      problems.push(problemOf(`${reason}; ${DEFAULT_PUBLIC_SETTINGS[name] ?? 'none'} holds`));
    }
  }
  return { settings: settings as Partial<PublicSettings>, problems, notes };
}

function isSetting(name: string): name is keyof PublicSettings {
  return Object.hasOwn(schema.shape, name);
}

function problemOf(reason: string): Problem {
  return {
    code: 'missing_reference',
    severity: 'warning',
    where: CITY_FILE,
    message: `${CITY_FILE}: ${reason}.`,
  };
}

/** Telephones of the grids that were kept, by the log of reading them. */
export function dutyPhonesIn(
  gridRows: readonly FeatureRow[],
  file: string,
  log: RowLog,
): PublicFacts['dutyPhones'] {
  const propertiesOf = new Map(gridRows.map(({ row, properties }) => [row, properties]));
  const kept = [...(log.rows.get(file) ?? [])];
  return Object.fromEntries(
    kept.flatMap(([code, row]) => {
      const phone = gridRow.shape.dutyPhone.safeParse(propertiesOf.get(row)?.dutyPhone);
      return phone.success && phone.data !== null ? [[code, phone.data]] : [];
    }),
  );
}

/** Whether a text is a day of the calendar as ISO writes it. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const instant = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
}
