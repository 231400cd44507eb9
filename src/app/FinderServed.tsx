import type { ReactNode } from 'react';
import { type FinderServices, FinderServicesProvider } from '../screens/finder/finder-services.tsx';
import { offlineState } from './offline.ts';
import { publicSource } from './public-source.ts';

const services: FinderServices = {
  source: publicSource,
  createEngine: async () => (await import('../worker/finder/finder-client.ts')).createFinderEngine(),
  freshness: offlineState,
  listStands: () => void import('./offline-install.ts').then(({ installOffline }) => installOffline()),
};

/** Puts what the finder stands on over its page. It needs no session: nobody signs in. */
export function FinderServed({ children }: { readonly children: ReactNode }) {
  return <FinderServicesProvider services={services}>{children}</FinderServicesProvider>;
}
