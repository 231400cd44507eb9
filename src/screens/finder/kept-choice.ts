/** A choice that this device remembers where the browser allows it. Never a place. */

export function keptChoice(name: string): string | null {
  try {
    return localStorage.getItem(`gridcircle.${name}`);
  } catch {
    // Storage is closed in some private windows: the choice still works, it is only not kept.
    return null;
  }
}

/** Keeps a choice; `null` forgets it. */
export function keepChoice(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`gridcircle.${name}`);
    else localStorage.setItem(`gridcircle.${name}`, value);
  } catch {
    return;
  }
}
