import { type RefObject, useEffect, useRef, useState } from 'react';
import type { LonLat } from '../../domain/geometry.ts';
import { clockTime } from '../../engine/coverage/open-hours.ts';
import { type WeekHours, weekHours } from '../../engine/coverage/week-hours.ts';
import { mondayOf } from '../../state/hour-choices.ts';

/** Where hours are read that belong to no place: the sun rises there, too. */
const ANYWHERE: LonLat = [116.4, 39.9];

/** What hours that somebody types come to. */
export type HoursReading =
  | { readonly kind: 'empty' }
  /** Until the library that reads them has come. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'week'; readonly week: WeekHours };

export interface TypedHours {
  readonly text: string;
  readonly reading: HoursReading;
  readonly input: RefObject<HTMLInputElement | null>;
  type(text: string): void;
  /** Whether what is typed may be kept: nothing, or hours that can be read. If not, the field has the focus. */
  check(): Promise<boolean>;
}

/** Hours in a field of their own, read while they are typed. `place`: of what is open then. */
export function useTypedHours(start: string, place: LonLat | null): TypedHours {
  const [text, setText] = useState(start);
  const [reading, setReading] = useState<HoursReading>({ kind: 'reading' });
  const input = useRef<HTMLInputElement>(null);
  const [lon, lat] = place ?? ANYWHERE;
  useEffect(() => {
    let isCurrent = true;
    void readTyped(text, [lon, lat]).then((read) => isCurrent && setReading(read));
    return () => {
      isCurrent = false;
    };
  }, [text, lon, lat]);
  return {
    text,
    reading,
    input,
    type: setText,
    async check() {
      const read = await readTyped(text, [lon, lat]);
      setReading(read);
      if (read.kind === 'unreadable') input.current?.focus();
      return read.kind !== 'unreadable';
    },
  };
}

async function readTyped(text: string, place: LonLat): Promise<HoursReading> {
  if (text.trim() === '') return { kind: 'empty' };
  const monday = clockTime(`${mondayOf(new Date())}T00:00`);
  if (monday === null) throw new Error('This week has no Monday.');
  const week = await weekHours(text.trim(), place, monday);
  return week === null ? { kind: 'unreadable' } : { kind: 'week', week };
}
