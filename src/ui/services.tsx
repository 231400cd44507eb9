/** The concrete source and engine, chosen by the app and handed to the screens. */
import { createContext, type ReactNode, useContext } from 'react';
import type { CitySource } from '../sources/city-source.ts';
import type { EngineClient } from '../worker/client.ts';

export interface Services {
  readonly source: CitySource;
  /** A new engine in a worker of its own. Whoever creates it terminates it. */
  createEngine(): EngineClient;
}

const ServicesContext = createContext<Services | null>(null);

export function ServicesProvider(props: { readonly services: Services; readonly children: ReactNode }) {
  return <ServicesContext value={props.services}>{props.children}</ServicesContext>;
}

/** The services of the app. Throws outside a {@link ServicesProvider}. */
export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('useServices needs a ServicesProvider above it');
  return services;
}
