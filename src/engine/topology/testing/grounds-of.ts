import type { CityData } from '../../../domain/city.ts';
import type { Ground } from '../ground/ground.ts';

/** The ground of every community of a city. */
export function groundsOf({ adminUnits, grids }: Pick<CityData, 'adminUnits' | 'grids'>): Ground[] {
  return adminUnits
    .filter(({ level }) => level === 'community')
    .map(({ code: communityCode, geometry }) => ({
      outline: geometry,
      grids: grids
        .filter((grid) => grid.communityCode === communityCode)
        .map(({ code, geometry: polygon }) => ({ code, polygon })),
    }));
}
