/** What the finder stands on, chosen by the app: where it gets the public's view, and what walks on this device. */
import { createContext, type ReactNode, useContext } from 'react';
import type { PublicSource } from '../../sources/public/public-source.ts';
import type { FinderEngineApi } from '../../worker/finder/finder-protocol.ts';

export type FinderEngineClient = FinderEngineApi & { close(): void };

/** How what is shown stands to what the operator has now. */
export interface Freshness {
  /** What is shown was kept on this device, because nothing newer can be reached. */
  readonly offline: boolean;
  /** The operator has made another projection since. */
  readonly newer: boolean;
}

export interface FinderServices {
  readonly source: PublicSource;
  /** A walking engine in a worker of its own; its code is sent for now. Whoever creates it closes it. */
  createEngine(): Promise<FinderEngineClient>;
  /** As `useSyncExternalStore` takes it. */
  readonly freshness: { get(): Freshness; subscribe(listener: () => void): () => void };
  /** Told once when the list stands: what may wait until then begins. */
  listStands(): void;
}

const FinderContext = createContext<FinderServices | null>(null);

export function FinderServicesProvider(props: {
  readonly services: FinderServices;
  readonly children: ReactNode;
}) {
  return <FinderContext value={props.services}>{props.children}</FinderContext>;
}

/** Throws outside a {@link FinderServicesProvider}. */
export function useFinderServices(): FinderServices {
  const services = useContext(FinderContext);
  if (services === null) throw new Error('useFinderServices needs a FinderServicesProvider above it');
  return services;
}
