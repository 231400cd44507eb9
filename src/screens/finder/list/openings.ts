import { useEffect, useMemo, useState } from 'react';
import type { PublicStation } from '../../../domain/public-city.ts';
import { loadOpeningReader, type OpeningReader, type OpeningState } from '../opening-state.ts';

/** A station's hours at this moment; `null` until hours can be read. */
export type Openings = (station: PublicStation) => OpeningState | null;

/** Open at this moment for anyone who comes. Conditional and unknown hours are not promised. */
export function isOpen(opening: OpeningState | null): boolean {
  return opening?.kind === 'open' || opening?.kind === 'always';
}

/** Reads hours when they are asked for, each once for a moment. Without its library hours stay unread, not wrong. */
export function useOpenings(now: Date): Openings {
  const reader = useOpeningReader();
  return useMemo(() => {
    const read = new Map<PublicStation, OpeningState>();
    return (station) => {
      if (reader === null) return null;
      const known = read.get(station) ?? reader(station.openingHours, now, station.location);
      read.set(station, known);
      return known;
    };
  }, [reader, now]);
}

/** The library is large: it is sent for once the page has drawn what needs none. */
function useOpeningReader(): OpeningReader | null {
  const [reader, setReader] = useState<OpeningReader | null>(null);
  useEffect(() => {
    let current = true;
    loadOpeningReader().then(
      (loaded) => current && setReader(() => loaded),
      (cause) => console.error('The opening-hours library did not load.', cause),
    );
    return () => {
      current = false;
    };
  }, []);
  return reader;
}
