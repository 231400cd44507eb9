import { type RefObject, useMemo, useRef, useState } from 'react';
import type { LonLat } from '../../domain/geometry.ts';
import { clockTime } from '../../engine/hours/clock-time.ts';
import { type WeekHours, weekHours } from '../../engine/hours/week-hours.ts';
import { mondayOf } from '../../state/hour-choices.ts';

/** Where hours are read that belong to no place: the sun rises there, too. */
const ANYWHERE: LonLat = [116.4, 39.9];

/** What the text of hours comes to. */
export type HoursReading =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'week'; readonly week: WeekHours };

export interface TypedHours {
  readonly text: string;
  readonly reading: HoursReading;
  readonly input: RefObject<HTMLInputElement | null>;
  type(text: string): void;
  /** Whether what is typed may be kept: nothing, or hours that can be read. If not, the field has the focus. */
  check(): boolean;
}

/** What hours come to in this week. `place`: of what is open then. */
export function useHoursReading(text: string, place: LonLat | null): HoursReading {
  const [lon, lat] = place ?? ANYWHERE;
  return useMemo(() => readHours(text, [lon, lat]), [text, lon, lat]);
}

/** Hours in a field of their own, read while they are typed. */
export function useTypedHours(start: string, place: LonLat | null): TypedHours {
  const [text, setText] = useState(start);
  const reading = useHoursReading(text, place);
  const input = useRef<HTMLInputElement>(null);
  return {
    text,
    reading,
    input,
    type: setText,
    check() {
      if (reading.kind === 'unreadable') input.current?.focus();
      return reading.kind !== 'unreadable';
    },
  };
}

function readHours(text: string, place: LonLat): HoursReading {
  if (text.trim() === '') return { kind: 'empty' };
  const monday = clockTime(`${mondayOf(new Date())}T00:00`);
  if (monday === null) throw new Error('This week has no Monday.');
  const week = weekHours(text.trim(), place, monday.day);
  return week === null ? { kind: 'unreadable' } : { kind: 'week', week };
}
