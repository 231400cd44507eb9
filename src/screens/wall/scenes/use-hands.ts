import { useEffect, useRef } from 'react';

/** Next and previous scene. The page keys of a presenter walk through the city instead. */
const TURNS: Readonly<Record<string, 1 | -1>> = {
  '.': 1,
  ',': -1,
  MediaTrackNext: 1,
  MediaTrackPrevious: -1,
};

/** Notices hands at the wall: touch, pointer, wheel and keys, and those keys that turn the scene. */
export function useHands(onTouched: () => void, onTurn: (by: 1 | -1) => void): void {
  const latest = useRef({ onTouched, onTurn });
  latest.current = { onTouched, onTurn };
  useEffect(() => {
    const touched = () => latest.current.onTouched();
    const moved = ({ movementX, movementY }: PointerEvent) => {
      // A browser tells of a pointer that lies still when the page moves below it.
      if (movementX !== 0 || movementY !== 0) touched();
    };
    const pressed = (event: KeyboardEvent) => {
      touched();
      const by = TURNS[event.key];
      if (by === undefined || event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target))
        return;
      event.preventDefault();
      latest.current.onTurn(by);
    };
    const passive = { passive: true } as const;
    window.addEventListener('pointerdown', touched, passive);
    window.addEventListener('pointermove', moved, passive);
    window.addEventListener('wheel', touched, passive);
    window.addEventListener('keydown', pressed);
    return () => {
      window.removeEventListener('pointerdown', touched);
      window.removeEventListener('pointermove', moved);
      window.removeEventListener('wheel', touched);
      window.removeEventListener('keydown', pressed);
    };
  }, []);
}

/** Where the key writes something. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input:not([type="radio"]), textarea, select');
}
