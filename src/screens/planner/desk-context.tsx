/** The desk for every part of the screen, and the ways to read it. */
import { createContext, useContext } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { OpenCity } from '../../state/city-store.ts';
import type { Desk } from '../../state/desk.ts';
import type { DeskStores } from '../../state/desk-parts.ts';

export const DeskContext = createContext<Desk | null>(null);

/** The desk above. Throws outside a desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error('useDesk needs a DeskContext above it');
  return desk;
}

/** What each of the desk's stores holds. */
type DeskStates = {
  readonly [Name in keyof DeskStores]: DeskStores[Name] extends StoreApi<infer State> ? State : never;
};

/** Part of one of the desk's stores; re-renders when that part is another value. */
export function useDeskState<Name extends keyof DeskStates, Part>(
  name: Name,
  part: (state: DeskStates[Name]) => Part,
): Part {
  const stores = useDesk().stores as unknown as { readonly [Key in Name]: StoreApi<DeskStates[Key]> };
  return useStore(stores[name], part);
}

/** The open city, another value after every step. Throws while none is open: parts that need one are not shown before. */
export function useOpenCity(): OpenCity {
  return useCityPart((city) => city);
}

/** Part of the open city; re-renders when that part is another value: data and index stay as long as the map in force. */
export function useCityPart<Part>(part: (city: OpenCity) => Part): Part {
  return useDeskState('city', (state) => {
    if (state.status !== 'open') throw new Error('The desk shows a city before one is open.');
    return part(state.city);
  });
}
