import { type ComponentType, lazy } from 'react';
import type { Role } from '../domain/plan.ts';

/**
 * A lazily loaded page together with the services it stands on; both arrive side by side, not one
 * after the other. With `roles`, only people who hold one of them see the page; others sign in first.
 */
export function servedPage(load: () => Promise<ComponentType>, roles?: readonly Role[]) {
  return lazy(async () => {
    const [Page, { Served }] = await Promise.all([load(), import('./Served.tsx')]);
    if (roles === undefined) {
      return {
        default: () => (
          <Served>
            <Page />
          </Served>
        ),
      };
    }
    const { SignInGate } = await import('../screens/sign-in/SignInGate.tsx');
    return {
      default: () => (
        <Served>
          <SignInGate roles={roles}>
            <Page />
          </SignInGate>
        </Served>
      ),
    };
  });
}
