import type { OpenCity } from '../../state/city-store.ts';
import { shortGridName } from '../grid-name.ts';

/** Community and grid, where grids of several communities stand in one list; the code of one that is gone. */
export function gridWithCommunity(code: string, { current, index }: OpenCity): string {
  const grid = current.grids.get(code);
  if (grid === undefined) return code;
  const community = index.units.get(grid.communityCode)?.name ?? '';
  return `${community} ${shortGridName(grid.name, community)}`.trim();
}
