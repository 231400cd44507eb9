/** The pages that stand on the city, each loaded on its own. */
import { type ServedPage, servedPage } from './served-page.tsx';

export const SERVED_PAGES: Readonly<Record<'/planner' | '/wall' | '/finder', ServedPage>> = {
  '/planner': servedPage(
    () => import('../screens/planner/PlannerPage.tsx').then((screen) => screen.PlannerPage),
    ['planner', 'reviewer', 'admin'],
  ),
  '/wall': servedPage(
    () => import('../screens/wall/WallPage.tsx').then((screen) => screen.WallPage),
    ['leader', 'admin', 'reviewer', 'planner'],
  ),
  '/finder': servedPage(() => import('../screens/finder/FinderPage.tsx').then((screen) => screen.FinderPage)),
};

/** Begins with the page at a path of the site before anything is drawn. Other paths have nothing to begin with. */
export function beginPage(path: string): void {
  for (const [place, page] of Object.entries(SERVED_PAGES)) if (place === path) page.begin();
}
