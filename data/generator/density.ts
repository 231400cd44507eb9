import type { Spot } from './frame.ts';
import type { Recipe } from './recipe.ts';

/** How urban a place is: 1 in the middle of the main centre, towards 0 in the fringe. */
export function urbanity(spot: Spot, recipe: Recipe): number {
  let most = 0;
  for (const core of recipe.cores) {
    const dx = (spot.x - core.x) / core.radiusM;
    const dy = (spot.y - core.y) / core.radiusM;
    const near = dx * dx + dy * dy;
    most = Math.max(most, core.strength / (1 + 0.42 * near * Math.sqrt(Math.sqrt(near))));
  }
  return most;
}

/** The area a grid takes at a place, m². */
export function gridAreaAt(spot: Spot, recipe: Recipe): number {
  const [centre, fringe] = recipe.gridAreaM2;
  const share = Math.min(1, urbanity(spot, recipe) * 1.15);
  return 1 / (share / centre + (1 - share) / fringe);
}
