/**
 * Who is signed in, for every screen below. The source keeps the session across reloads; this only
 * mirrors it. A session that expires while somebody works is marked, not dropped, so that the page
 * below keeps its state until they have signed in again.
 */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { Result } from '../domain/result.ts';
import type { Session, SourceRefusal } from '../sources/city-source.ts';
import { forgetKioskLink } from '../sources/kiosk-link.ts';
import { useServices } from './services.tsx';

export type SessionState =
  | { readonly status: 'checking' }
  | { readonly status: 'signed_out' }
  | { readonly status: 'signed_in'; readonly session: Session }
  /** The backend no longer accepts it. */
  | { readonly status: 'expired'; readonly session: Session };

export interface SessionControl {
  readonly state: SessionState;
  signIn(email: string, password: string): Promise<Result<Session, SourceRefusal>>;
  signOut(): Promise<void>;
  /** To be called when the source answers `not_signed_in`: asks for the password over the page. */
  expire(): void;
}

const SessionContext = createContext<SessionControl | null>(null);

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const { source } = useServices();
  const [state, setState] = useState<SessionState>({ status: 'checking' });

  useEffect(() => {
    let current = true;
    source.session().then(
      (session) => current && setState(session ? { status: 'signed_in', session } : { status: 'signed_out' }),
      // Nobody can be signed in while the backend is away; the sign-in page says so when asked.
      () => current && setState({ status: 'signed_out' }),
    );
    return () => {
      current = false;
    };
  }, [source]);

  const signIn = useCallback(
    async (email: string, password: string) => {
      const answer = await source.signIn(email, password);
      if (answer.ok) setState({ status: 'signed_in', session: answer.value });
      return answer;
    },
    [source],
  );
  const signOut = useCallback(async () => {
    // Signed out on this device even when the backend cannot be told.
    forgetKioskLink();
    await source.signOut().catch(() => undefined);
    setState({ status: 'signed_out' });
  }, [source]);
  const expire = useCallback(
    () =>
      setState((before) =>
        before.status === 'signed_in' ? { status: 'expired', session: before.session } : before,
      ),
    [],
  );

  const control = useMemo(() => ({ state, signIn, signOut, expire }), [state, signIn, signOut, expire]);
  return <SessionContext value={control}>{children}</SessionContext>;
}

/** The session of the page. Throws outside a {@link SessionProvider}. */
export function useSession(): SessionControl {
  const control = useContext(SessionContext);
  if (control === null) throw new Error('useSession needs a SessionProvider above it');
  return control;
}
