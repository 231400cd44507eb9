import { type ComponentType, lazy, type ReactNode } from 'react';
import type { Role } from '../domain/plan.ts';

/**
 * A lazily loaded page together with the services it stands on; both arrive side by side, not one
 * after the other. With `roles`, only people who hold one of them see the page; others sign in first.
 */
export function servedPage(load: () => Promise<ComponentType>, roles?: readonly Role[]) {
  return lazy(async () => {
    const [Page, { Served }, gate] = await Promise.all([
      load(),
      import('./Served.tsx'),
      roles && import('../screens/sign-in/SignInGate.tsx'),
    ]);
    const guarded = (page: ReactNode) =>
      roles && gate ? <gate.SignInGate roles={roles}>{page}</gate.SignInGate> : page;
    return { default: () => <Served>{guarded(<Page />)}</Served> };
  });
}
