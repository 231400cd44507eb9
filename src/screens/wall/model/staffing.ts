/** Who looks after a place, as counts. Grid workers and community workers overlap: they are never added up. */
import type { AdminUnit } from '../../../domain/city.ts';
import type { StaffCounts } from '../../../engine/metrics/measure.ts';
import type { Areas } from './areas.ts';

/** Full-time and part-time: both walk their grid. */
const GRID_WORKERS = ['gridWorkers', 'partTimeGridWorkers'] as const;

/** Community workers for 10,000 residents that the national plan for community services asks for. */
export const WANTED_WORKERS_PER_10000 = 18;

export function staffingOf(areas: Areas, areaCode: string): StaffCounts {
  const told = areas.gridsIn(areaCode).filter(({ staff }) => GRID_WORKERS.some((role) => role in staff));
  const none = told.length === 0;
  const sum = (role: (typeof GRID_WORKERS)[number]) =>
    told.reduce((workers, { staff }) => workers + (staff[role] ?? 0), 0);
  const without = told.filter(({ staff }) => GRID_WORKERS.every((role) => (staff[role] ?? 0) === 0));
  return {
    gridsTold: told.length,
    gridWorkers: none ? null : sum('gridWorkers'),
    partTimeGridWorkers: none ? null : sum('partTimeGridWorkers'),
    gridsWithout: none ? null : without.length,
    communityWorkers: totalIn(areas, areaCode, 'communityWorkers'),
    residentPopulation: totalIn(areas, areaCode, 'residentPopulation'),
  };
}

/** The total of a unit; where it gives none, the sum over the units below when every one of them does. */
function totalIn(areas: Areas, areaCode: string, count: keyof AdminUnit['totals']): number | null {
  const own = areas.unit(areaCode)?.totals[count];
  if (own !== undefined) return own;
  const below = areas.below(areaCode).filter(({ level }) => level !== 'grid');
  const parts = below.map(({ code }) => totalIn(areas, code, count));
  if (parts.length === 0 || parts.includes(null)) return null;
  return parts.reduce<number>((sum, part) => sum + (part ?? 0), 0);
}
