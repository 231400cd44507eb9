/**
 * What a draft cuts is told by the outlines of buildings, which the desk has only where somebody asked for them.
 * Whoever opens a draft, to review it or on another day, is told the same as who drew it: the outlines of every
 * community that it changes are brought to the engine, and the problems are looked for again.
 */
import { type CityStore, cityIn } from './city-store.ts';
import { type DraftStore, draftChange } from './draft-store.ts';
import { communitiesOf } from './merge-records.ts';

export interface DraftedFootprintParts {
  readonly city: CityStore;
  readonly draft: DraftStore;
}

/** Watches the draft; `provide` brings the outlines of a community once, `then` follows when there are new ones. */
export function keepDraftedFootprints(
  { city, draft }: DraftedFootprintParts,
  provide: (communityCode: string) => Promise<void>,
  then: () => void,
): void {
  let asked = new Set<string>();
  let of: unknown = null;
  draft.subscribe((now, before) => {
    if (now.history === before.history && now.base === before.base) return;
    const data = cityIn(city)?.data;
    if (data !== of) asked = new Set();
    of = data;
    const fresh = [...communitiesOf(draftChange(now))].filter((community) => !asked.has(community));
    if (fresh.length === 0) return;
    for (const community of fresh) asked.add(community);
    void Promise.all(fresh.map(provide)).then(then);
  });
}
