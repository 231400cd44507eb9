/**
 * Walking from the city to one grid and back without a mouse. Arrows point at a place below, Enter goes there,
 * Backspace comes back. A presenter's remote has two keys and Escape: the next page goes to the place pointed
 * at (the worst served, when none is), the previous page comes back, Escape returns to where the wall opens.
 */
import { useState } from 'react';
import { rankBelow, worstServed } from './model/ranked-areas.ts';
import { useKeys } from './use-keys.ts';
import type { WallView } from './wall-view.ts';

/** The code of the place below that is pointed at. */
export function useDrill(view: WallView | null): string | null {
  const [pointed, point] = useState<{ readonly at: string; readonly code: string } | null>(null);
  const here = view?.area.code ?? null;
  const code = pointed !== null && pointed.at === here ? pointed.code : null;
  const step = (by: 1 | -1) => {
    if (view === null) return;
    const places = placesBelow(view);
    const next = code === null ? (by === 1 ? 0 : places.length - 1) : places.indexOf(code) + by;
    if (places[next] !== undefined) point({ at: view.area.code, code: places[next] });
  };
  const down = () => {
    const target = view && (code ?? worstBelow(view));
    if (target) view?.goTo(target);
  };
  const up = () => {
    const path = view?.areas.pathTo(view.area.code) ?? [];
    const above = path.at(-2);
    if (!view || !above) return;
    view.goTo(above.code);
    point({ at: above.code, code: view.area.code });
  };
  useKeys({
    arrowdown: () => step(1),
    arrowup: () => step(-1),
    arrowright: () => code !== null && view?.goTo(code),
    arrowleft: up,
    enter: () => code !== null && view?.goTo(code),
    backspace: up,
    pagedown: down,
    pageup: up,
    escape: () => view?.goTo(view.areas.home.code),
  });
  return code;
}

/** In the order of the ranking. */
function placesBelow({ areas, area, tiers }: WallView): readonly string[] {
  return rankBelow(areas, area.code, tiers.at, tiers.limit).map(({ code }) => code);
}

function worstBelow({ areas, area, tiers }: WallView): string | null {
  const ranked = rankBelow(areas, area.code, tiers.at, tiers.limit);
  return (worstServed(ranked, 1)[0] ?? ranked.at(-1))?.code ?? null;
}
