/**
 * The key of a kiosk as its link brings it: `/wall#kiosk=…`, which no server ever sees, or `/wall?kiosk=…`. It is
 * taken out of the address at the first look and kept in this browser, so that the screen comes back by itself.
 */
import type { PlaceToKeep } from './supabase/session-store.ts';

const PLACE = 'gridcircle-kiosk';
const PARAMETER = 'kiosk';

export interface KioskLink {
  readonly key: string;
  /** It came with the address just now: whoever was signed in here before gives way. */
  readonly isNew: boolean;
}

/** The address without a key, and the key that was in it; `null` where there was none. */
export function keyInAddress(address: string): { readonly key: string; readonly rest: string } | null {
  const url = new URL(address);
  const fragment = new URLSearchParams(url.hash.slice(1));
  const key = fragment.get(PARAMETER) ?? url.searchParams.get(PARAMETER);
  if (!key) return null;
  url.searchParams.delete(PARAMETER);
  fragment.delete(PARAMETER);
  url.hash = fragment.toString();
  return { key, rest: url.pathname + url.search + url.hash };
}

let taken: KioskLink | null | undefined;

/** The key of this screen; `null` where it is none. Answers the same again until it is forgotten. */
export function takeKioskLink(place: PlaceToKeep = localStorage): KioskLink | null {
  if (taken !== undefined) return taken;
  const found = keyInAddress(window.location.href);
  if (found) window.history.replaceState(window.history.state, '', found.rest);
  try {
    if (found) place.setItem(PLACE, found.key);
    const key = found?.key ?? place.getItem(PLACE);
    taken = key === null ? null : { key, isNew: found !== null };
  } catch {
    // The browser bars storage: the screen has to be opened by its link each time.
    taken = found && { key: found.key, isNew: true };
  }
  return taken;
}

/** This screen is a kiosk no more. */
export function forgetKioskLink(place: PlaceToKeep = localStorage): void {
  taken = null;
  try {
    place.removeItem(PLACE);
  } catch {
    // Nothing was kept.
  }
}
