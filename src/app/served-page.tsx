import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Role } from '../domain/plan.ts';
import { earlyAnswers } from './connection.ts';

export interface ServedPage {
  readonly Page: ComponentType;
  /** Sends for the page's code and for the city at once. Drawing the page does so too, but later. */
  begin(): void;
}

/**
 * A lazily loaded page together with the services it stands on; both arrive side by side, not one
 * after the other. With `roles`, only people who hold one of them see the page; others sign in first.
 */
export function servedPage(load: () => Promise<ComponentType>, roles?: readonly Role[]): ServedPage {
  let page: Promise<{ readonly default: ComponentType }> | null = null;
  const loadOnce = () => {
    page ??= loadServed(load, roles);
    return page;
  };
  return {
    Page: lazy(loadOnce),
    begin() {
      // The code first: a browser opens six connections to a server, and answers hold one longer than files.
      // When it does not arrive the page itself says so.
      loadOnce().catch(() => undefined);
      earlyAnswers.ask(roles === undefined);
    },
  };
}

async function loadServed(load: () => Promise<ComponentType>, roles: readonly Role[] | undefined) {
  const [Page, { Served }, gate] = await Promise.all([
    load(),
    import('./Served.tsx'),
    roles && import('../screens/sign-in/SignInGate.tsx'),
  ]);
  const guarded = (page: ReactNode) =>
    roles && gate ? <gate.SignInGate roles={roles}>{page}</gate.SignInGate> : page;
  return { default: () => <Served>{guarded(<Page />)}</Served> };
}
