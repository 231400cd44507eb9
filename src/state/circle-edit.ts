/** One service circle under the pen: its drafts before and after, so that every step can be taken back before it is saved. */
import type { KeptCircle, ServiceCircle } from '../domain/service-circle.ts';

export interface CircleEdit {
  /** As it was kept when the edit began; `null` for a new circle. */
  readonly from: KeptCircle | null;
  readonly draft: ServiceCircle;
  /** Drafts that undo goes back to, newest last. */
  readonly past: readonly ServiceCircle[];
  /** Drafts that redo goes on to, next first. */
  readonly future: readonly ServiceCircle[];
  /** The field being typed in: its letters are one step. */
  readonly typing: string | null;
}

/** Begins with a circle as it is kept, or with a new one. */
export function beginEdit(from: KeptCircle | null, draft: ServiceCircle): CircleEdit {
  return { from, draft, past: [], future: [], typing: null };
}

/** One more step. Letters typed into the same field one after another are one step: name the field as `typing`. */
export function changeDraft(
  edit: CircleEdit,
  change: Partial<ServiceCircle>,
  typing: string | null = null,
): CircleEdit {
  const draft = { ...edit.draft, ...change };
  const goesOn = typing !== null && typing === edit.typing;
  return { ...edit, draft, past: goesOn ? edit.past : [...edit.past, edit.draft], future: [], typing };
}

/** The edit a step earlier; itself where there is none. */
export function undoStep(edit: CircleEdit): CircleEdit {
  const before = edit.past.at(-1);
  if (before === undefined) return edit;
  const { draft, past, future } = edit;
  return { ...edit, draft: before, past: past.slice(0, -1), future: [draft, ...future], typing: null };
}

/** The edit a step later; itself where there is none. */
export function redoStep(edit: CircleEdit): CircleEdit {
  const [next, ...future] = edit.future;
  if (next === undefined) return edit;
  return { ...edit, draft: next, past: [...edit.past, edit.draft], future, typing: null };
}

/** Whether anything would be lost if the edit were dropped. */
export function isUnsavedEdit({ past }: CircleEdit): boolean {
  return past.length > 0;
}

/** What would be lost if the desk were closed. */
export function unsavedEdit(edit: CircleEdit | null): CircleEdit | undefined {
  return edit !== null && isUnsavedEdit(edit) ? edit : undefined;
}
