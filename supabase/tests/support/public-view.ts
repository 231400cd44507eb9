import { DEFAULT_PUBLIC_FACTS, type PublicDocuments } from '../../../src/domain/public-city.ts';
import { projectPublicCity } from '../../../src/engine/publishing/project-city.ts';
import type { Backend } from '../../../src/server/backend.ts';
import type { Projection } from '../../../src/server/publishing/make-projection.ts';
import { replaceDocuments } from '../../../src/server/publishing/public-documents.ts';
import { tinyCity } from '../fixture/tiny-city.ts';

export const MADE_AT = '2026-11-23T01:02:03.040Z';

/** The projection of the tiny city as it was loaded. */
export const tinyDocuments: PublicDocuments = projectPublicCity({
  city: tinyCity,
  version: 1,
  madeAt: MADE_AT,
  earlierGrids: null,
  facts: DEFAULT_PUBLIC_FACTS,
});

/** Documents as they are stored, of a version of the map. */
export function storable(documents: PublicDocuments, version = 1, madeAt = MADE_AT): Projection {
  const texts = Array.from(documents, ([path, body]) => [path, JSON.stringify(body)] as const);
  return { version, madeAt, state: `of version ${version}`, documents: texts };
}

/** Puts documents in the place of those that stand; answers whether they were taken. */
export function storeDocuments(backend: Backend, made: Projection): Promise<boolean> {
  return replaceDocuments(backend, made);
}
