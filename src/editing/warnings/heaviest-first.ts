import type { EditWarning } from '../../domain/edit.ts';

/** What keeps an edit from landing before what does not, then by households concerned. */
export function heaviestFirst(warnings: readonly EditWarning[]): EditWarning[] {
  return [...warnings].sort((a, b) => Number(b.blocking) - Number(a.blocking) || b.households - a.households);
}
