/**
 * Stands before the pages that need a person with a role. The page keeps its own URL while somebody
 * signs in, so they arrive where they were going; when a session expires the page stays mounted below.
 */
import { type ReactNode, useReducer } from 'react';
import type { Role } from '../../domain/plan.ts';
import { forgetKioskLink } from '../../sources/kiosk-link.ts';
import { addMessages } from '../../ui/i18n.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useSession } from '../../ui/session.tsx';
import { KioskRefused } from './KioskRefused.tsx';
import { messages } from './messages.ts';
import { RefusedPage } from './RefusedPage.tsx';
import styles from './SignInGate.module.css';
import { SignInPage } from './SignInPage.tsx';
import { useKiosk } from './use-kiosk.ts';

addMessages('sign-in', messages);

export interface SignInGateProps {
  readonly roles: readonly Role[];
  readonly children: ReactNode;
}

export function SignInGate(props: SignInGateProps) {
  const [door, openAnother] = useReducer((count: number) => count + 1, 0);
  return <Door key={door} {...props} onOtherwise={openAnother} />;
}

function Door({ roles, children, onOtherwise }: SignInGateProps & { onOtherwise(): void }) {
  const { state, signOut } = useSession();
  const kiosk = useKiosk();
  const forget = async () => {
    forgetKioskLink();
    await signOut();
    onOtherwise();
  };
  if (kiosk === 'refused') return <KioskRefused onForget={() => void forget()} />;
  if (state.status === 'checking' || (kiosk === 'trying' && state.status !== 'expired'))
    return <LoadingState />;
  if (state.status === 'signed_out') return <SignInPage />;
  if (!state.session.memberships.some(({ role }) => roles.includes(role))) {
    return <RefusedPage session={state.session} roles={roles} />;
  }
  const expired = state.status === 'expired';
  return (
    <>
      <div className={styles.page} inert={expired && kiosk === 'none'}>
        {children}
      </div>
      {/* A kiosk lets itself in again: the last picture stays meanwhile. */}
      {expired && kiosk === 'none' && (
        <div className={styles.over}>
          <SignInPage expired email={state.session.email} />
        </div>
      )}
    </>
  );
}
