/**
 * Adding to a package without losing what it holds: features already there stay exactly as they are,
 * with every property, known to us or not. New features come behind them; one whose code or very content
 * is already there is left out and named.
 */
import type { GeoJsonFile, PackageTexts } from '../package/package-layout.ts';
import { parseJson } from '../package/parse-json.ts';
import { featuresOf, isRecord } from '../package/read-features.ts';
import type { AddedFeature } from './contribution.ts';

export interface MergedLayer {
  readonly features: readonly unknown[];
  readonly addedCount: number;
  readonly duplicates: readonly {
    readonly added: AddedFeature;
    readonly id: string | null;
    readonly reason: string;
  }[];
}

/** The features a layer holds, then those added that are new. */
export function mergeLayer(held: readonly unknown[], added: readonly AddedFeature[]): MergedLayer {
  const known = new Set(held.map(identityOf));
  const fresh: unknown[] = [];
  const duplicates: MergedLayer['duplicates'][number][] = [];
  for (const one of added) {
    const identity = identityOf(one.feature);
    if (known.has(identity)) {
      const isCode = !identity.startsWith('[');
      const reason = isCode
        ? `${identity} is already in the package.`
        : 'the same feature is already in the package.';
      duplicates.push({ added: one, id: isCode ? identity : null, reason });
    } else {
      known.add(identity);
      fresh.push(one.feature);
    }
  }
  return { features: [...held, ...fresh], addedCount: fresh.length, duplicates };
}

/** The features of a layer's file as they stand there, unchanged. */
export function heldFeatures(file: GeoJsonFile, texts: PackageTexts): readonly unknown[] {
  const text = texts.get(file);
  if (text === undefined) return [];
  const document = parseJson(text, file);
  featuresOf(document, file);
  return isRecord(document) && Array.isArray(document.features) ? document.features : [document];
}

/** Its code or id where the feature has one, else its whole content. */
function identityOf(feature: unknown): string {
  const { properties, geometry } = isRecord(feature) ? feature : {};
  const { code, id } = isRecord(properties) ? properties : {};
  if (code !== undefined && code !== null) return `code ${code}`;
  if (id !== undefined && id !== null) return `id ${id}`;
  return JSON.stringify([properties, geometry]);
}
