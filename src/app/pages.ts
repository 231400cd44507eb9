/**
 * The pages that stand on the city, each loaded on its own. Nothing here draws: the entry begins with a page
 * before React has arrived.
 */
import type { ComponentType, ReactNode } from 'react';
import type { Role } from '../domain/plan.ts';
import { earlyAnswers } from './connection.ts';
import { askForIndex } from './public-source.ts';

/** What a page is drawn with. */
export interface PageCode {
  readonly Page: ComponentType;
  /** Puts over it what it stands on. */
  readonly Served: ComponentType<{ readonly children: ReactNode }>;
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
  '/planner': membersPage(
    () => import('../screens/planner/PlannerPage.tsx').then((screen) => screen.PlannerPage),
    ['planner', 'reviewer', 'admin'],
  ),
  '/wall': membersPage(
    () => import('../screens/wall/WallPage.tsx').then((screen) => screen.WallPage),
    ['leader', 'admin', 'reviewer', 'planner'],
  ),
  '/finder': servedPage(loadFinder, askForIndex),
};

/** Begins with the page at a path of the site before anything is drawn. Other paths have nothing to begin with. */
export function beginPage(path: string): void {
  for (const [place, page] of Object.entries(SERVED_PAGES)) if (place === path) page.begin();
}

function servedPage(load: () => Promise<PageCode>, ask: () => void): ServedPage {
  let code: Promise<PageCode> | null = null;
  const codeOnce = () => {
    code ??= load();
    return code;
  };
  return {
    code: codeOnce,
    begin() {
      // The code first: a browser opens six connections to a server, and answers hold one longer than files.
      // When it does not arrive the page itself says so.
      codeOnce().catch(() => undefined);
      ask();
    },
  };
}

/** A page on the whole city, behind a gate for those who hold one of the roles. */
function membersPage(load: () => Promise<ComponentType>, roles: readonly Role[]): ServedPage {
  const loadCode = async (): Promise<PageCode> => {
    const [Page, { Served }, { SignInGate }] = await Promise.all([
      load(),
      import('./Served.tsx'),
      import('../screens/sign-in/SignInGate.tsx'),
    ]);
    return { Page, Served, gate: { SignInGate, roles } };
  };
  return servedPage(loadCode, () => earlyAnswers.ask());
}

/** The page for everybody, on the public's view of the city and nothing else. */
async function loadFinder(): Promise<PageCode> {
  const [{ FinderPage }, { FinderServed }] = await Promise.all([
    import('../screens/finder/FinderPage.tsx'),
    import('./FinderServed.tsx'),
  ]);
  return { Page: FinderPage, Served: FinderServed, gate: null };
}
