import type { ReactNode } from 'react';
import '../ui/member-messages.ts';
import { ServicesProvider } from '../ui/services.tsx';
import { SessionProvider } from '../ui/session.tsx';
import { services } from './services.ts';

/** Puts the concrete services and the session over a page. */
export function Served({ children }: { readonly children: ReactNode }) {
  return (
    <ServicesProvider services={services}>
      <SessionProvider>{children}</SessionProvider>
    </ServicesProvider>
  );
}
