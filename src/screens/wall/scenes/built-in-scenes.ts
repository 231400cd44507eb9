import type { CityData } from '../../../domain/city.ts';
import { type Scene, type SceneView, USUAL_SECONDS } from './scene.ts';

/** How many of the services that fewest stations offer get a scene. */
const RARE_SERVICES = 2;

/**
 * The scenes of a city that nobody has written any for: all three circles, the walk of older people, what is open
 * now and after work, and the services that are hardest to find.
 */
export function builtInScenes(city: CityData): readonly Scene[] {
  const views: SceneView[] = [
    {},
    { limit: '10' },
    { limit: '5' },
    { walk: 'older' },
    { hour: 'now' },
    { hour: 'workday-19:00' },
    ...rarestServices(city).map((service) => ({ service })),
  ];
  return views.map((view) => ({ name: null, nameEn: null, seconds: USUAL_SECONDS, view }));
}

/** Services by the number of stations that offer them, rarest first; by name where they are as rare. */
function rarestServices({ stations }: CityData): readonly string[] {
  const offered = new Map<string, number>();
  for (const { services } of stations) {
    for (const service of services) offered.set(service, (offered.get(service) ?? 0) + 1);
  }
  return [...offered]
    .sort(([a, countA], [b, countB]) => countA - countB || (a < b ? -1 : 1))
    .slice(0, RARE_SERVICES)
    .map(([service]) => service);
}
