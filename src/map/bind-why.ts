/** Draws the walk of the home that is asked about, for as long as somebody asks. */
import type { LonLat } from '../domain/geometry.ts';
import type { CoverageExplanation } from '../domain/reason.ts';
import { cityIn } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import type { WhyState } from '../state/why-store.ts';
import type { MapAdapter } from './adapter.ts';
import { collection, EMPTY_COLLECTION, feature, pointFeature } from './features/feature.ts';
import { SOURCES } from './ids.ts';
import type { WhyRole } from './layers/why.ts';

export function bindWhy(map: MapAdapter, { stores: { city, why } }: Desk): () => void {
  const show = ({ buildingCode, explanation }: WhyState) => {
    const door = buildingCode === null ? null : (cityIn(city)?.index.buildingAt(buildingCode) ?? null);
    map.setData(SOURCES.why, door === null ? EMPTY_COLLECTION : whyFeatures(door, explanation));
  };
  show(why.getState());
  return why.subscribe((now, before) => {
    if (now.buildingCode !== before.buildingCode || now.explanation !== before.explanation) show(now);
  });
}

/** The door, and once it is answered the walks and the obstacle. */
export function whyFeatures(
  door: LonLat,
  explanation: CoverageExplanation | null,
): GeoJSON.FeatureCollection {
  const line = (role: WhyRole, walked: readonly LonLat[] | undefined) =>
    walked === undefined
      ? []
      : [feature({ type: 'LineString', coordinates: walked.map((at) => [...at]) }, { role })];
  const point = (role: WhyRole, at: LonLat | undefined) => (at ? [pointFeature(at, { role })] : []);
  return collection([
    ...line('without', explanation?.without?.line),
    ...line('walk', explanation?.walk?.line),
    ...point('door', door),
    ...point('obstacle', explanation?.obstacle?.at),
  ]);
}
