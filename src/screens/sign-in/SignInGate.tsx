/**
 * Stands before the pages that need a person with a role. The page keeps its own URL while somebody
 * signs in, so they arrive where they were going; when a session expires the page stays mounted below.
 */
import type { ReactNode } from 'react';
import type { Role } from '../../domain/plan.ts';
import { addMessages } from '../../ui/i18n.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useSession } from '../../ui/session.tsx';
import { messages } from './messages.ts';
import { RefusedPage } from './RefusedPage.tsx';
import styles from './SignInGate.module.css';
import { SignInPage } from './SignInPage.tsx';

addMessages('sign-in', messages);

export interface SignInGateProps {
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}

export function SignInGate({ roles, children }: SignInGateProps) {
  const { state } = useSession();
  if (state.status === 'checking') return <LoadingState />;
  if (state.status === 'signed_out') return <SignInPage />;
  if (!state.session.memberships.some(({ role }) => roles.includes(role))) {
    return <RefusedPage session={state.session} roles={roles} />;
  }
  const expired = state.status === 'expired';
  return (
    <>
      <div className={styles.page} inert={expired}>
        {children}
      </div>
      {expired && (
        <div className={styles.over}>
          <SignInPage expired email={state.session.email} />
        </div>
      )}
    </>
  );
}
