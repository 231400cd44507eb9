/** Candidates put on the map, and the sites of an answer by their rank. */
import type { SitingCandidate } from '../../domain/siting.ts';
import { collection, pointFeature } from './feature.ts';

/** Sites carry their rank from 1 as a label; a candidate of one's own that is no site has none. */
export function sitingFeatures(
  sites: readonly SitingCandidate[],
  drawn: readonly SitingCandidate[],
): GeoJSON.FeatureCollection {
  const chosen = new Set(sites.map(({ id }) => id));
  return collection([
    ...drawn
      .filter(({ id }) => !chosen.has(id))
      .map(({ location }) => pointFeature(location, { role: 'candidate', label: '' })),
    ...sites.map(({ location }, i) => pointFeature(location, { role: 'site', label: String(i + 1) })),
  ]);
}
