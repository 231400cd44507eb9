/** What the form of a circle does besides showing it: keys for its own undo, and a last warning. */
import { useEffect } from 'react';
import type { Desk } from '../../../../state/desk.ts';

/** Ctrl+Z and Ctrl+Shift+Z (Cmd on a Mac) belong to the circle while it is under the pen, except while somebody types. */
export function useCircleKeys(circles: Desk['circles']): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLElement && event.target.matches('input, textarea, select')) return;
      event.preventDefault();
      // Before the desk takes it for an undo of the plan.
      event.stopPropagation();
      if (event.shiftKey) circles.redo();
      else circles.undo();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [circles]);
}

/** A circle is kept nowhere before it is saved: leaving with it is worth a question. */
export function useCircleLeaveWarning(isUnsaved: boolean): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const onLeave = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isUnsaved]);
}
