/** What the desk does besides drawing: the link in the URL, keys for undo, a last warning. */
import { useEffect } from 'react';
import { cityIn } from '../../state/city-store.ts';
import type { Desk } from '../../state/desk.ts';
import { isUnsaved } from '../../state/draft-store.ts';
import { writeLink } from '../../state/view-url.ts';

/** Keeps the URL a link to this view. Written at rest, not per frame: browsers limit how often. */
export function useLinkedView(desk: Desk): void {
  useEffect(() => {
    const { view, settings, draft, city } = desk.stores;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { pathname, search, hash } = window.location;
      const profiles = cityIn(city)?.data.info.walkProfiles ?? null;
      const planId = draft.getState().plan?.id ?? null;
      const next = writeLink(search, view.getState(), settings.getState(), planId, profiles);
      if (next !== search) window.history.replaceState(window.history.state, '', pathname + next + hash);
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(write, 250);
    };
    const stops = [
      view.subscribe((now, before) => {
        if (now.hovered === before.hovered && now.vertex === before.vertex) later();
      }),
      settings.subscribe(later),
      // Values that were tried out may have become the city's.
      city.subscribe(later),
      // A plan at once: whoever reloads in the next moment wants this one again.
      draft.subscribe((now, before) => {
        if (now.plan?.id !== before.plan?.id) write();
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [desk]);
}

/** Ctrl+Z and Ctrl+Shift+Z (Cmd on a Mac), except while somebody types. */
export function useUndoKeys(desk: Desk): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
      if (event.target instanceof HTMLElement && event.target.closest('input, textarea, select, dialog'))
        return;
      event.preventDefault();
      void (event.shiftKey ? desk.editing.redo() : desk.editing.undo());
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
}

/** The journal keeps unsaved work, yet leaving with it is worth a question. */
export function useLeaveWarning(desk: Desk): void {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      const draft = desk.stores.draft.getState();
      if (draft.saving && isUnsaved(draft)) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [desk]);
}
