/**
 * The pages that stand on the city, each loaded on its own. Nothing here draws: the entry begins with a page
 * before React has arrived.
 */
import type { ComponentType } from 'react';
import type { Role } from '../domain/plan.ts';
import { earlyAnswers } from './connection.ts';

/** What a page is drawn with. */
export interface PageCode {
  readonly Page: ComponentType;
  readonly Served: typeof import('./Served.tsx').Served;
  /** Stands before the page and lets in who holds one of the roles; `null` where the page is open. */
  readonly gate: {
    readonly SignInGate: typeof import('../screens/sign-in/SignInGate.tsx').SignInGate;
    readonly roles: readonly Role[];
  } | null;
}

export interface ServedPage {
  /** Everything the page is drawn with, side by side; sent for once. */
  code(): Promise<PageCode>;
  /** Sends for the page's code and for the city at once. Drawing the page does so too, but later. */
  begin(): void;
}

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

function servedPage(load: () => Promise<ComponentType>, roles: readonly Role[] | null = null): ServedPage {
  let code: Promise<PageCode> | null = null;
  const codeOnce = () => {
    code ??= loadCode(load, roles);
    return code;
  };
  return {
    code: codeOnce,
    begin() {
      // The code first: a browser opens six connections to a server, and answers hold one longer than files.
      // When it does not arrive the page itself says so.
      codeOnce().catch(() => undefined);
      earlyAnswers.ask(roles === null);
    },
  };
}

async function loadCode(
  load: () => Promise<ComponentType>,
  roles: readonly Role[] | null,
): Promise<PageCode> {
  const [Page, { Served }, gate] = await Promise.all([
    load(),
    import('./Served.tsx'),
    roles && import('../screens/sign-in/SignInGate.tsx').then(({ SignInGate }) => ({ SignInGate, roles })),
  ]);
  return { Page, Served, gate };
}
