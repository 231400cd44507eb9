import { useEffect, useRef } from 'react';

/**
 * Keys for the whole wall, by their lower-case name. Left alone while somebody types, while a modifier is held,
 * and where the element in focus has a use of its own for the key.
 */
export function useKeys(actions: Readonly<Record<string, () => unknown>>): void {
  const latest = useRef(actions);
  latest.current = actions;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const action = latest.current[event.key.toLowerCase()];
      if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isOwn(event.key, event.target)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Radio buttons move by arrows, the map pans. */
const ARROWS = ['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight'];

function isOwn(key: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('dialog') || target.matches('input:not([type="radio"]), textarea, select')) return true;
  if (key === 'Enter') return target.closest('button, a, summary') !== null;
  return ARROWS.includes(key) && target.matches('input, canvas');
}
