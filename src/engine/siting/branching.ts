import type { Ascent } from './ascent.ts';
import { FREE } from './decisions.ts';

/** The undecided site about which a relaxation is least sure; `null` when all are decided. */
export function mostDoubtful({ decided, usage }: Pick<Ascent, 'decided' | 'usage'>): number | null {
  let best: number | null = null;
  let most = -1;
  for (let site = 0; site < decided.length; site++) {
    if (decided[site] !== FREE) continue;
    const doubt = Math.min(usage[site], 1 - usage[site]);
    if (doubt <= most) continue;
    most = doubt;
    best = site;
  }
  return best;
}
