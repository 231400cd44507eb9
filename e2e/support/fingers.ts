/**
 * Fingers on a touch screen, as the browser's own input: presses, moves and lifts of any number at once. What
 * belongs to one movement is sent without waiting in between: on a busy machine a finger would else come to rest.
 */
import type { Page } from '@playwright/test';
import type { Point } from './map.ts';

export interface Fingers {
  /** Puts a finger down and leaves it there. */
  press(point: Point): Promise<void>;
  lift(): Promise<void>;
  drag(from: Point, to: Point): Promise<void>;
  /** Two fingers, one beside the other, go apart around a point until they are this far from it, in CSS pixels. */
  spread(middle: Point, from: number, to: number): Promise<void>;
}

const STEPS = 8;

export async function fingersOn(page: Page): Promise<Fingers> {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map(([x, y], id) => ({ x, y, id })),
    });
  /** `placesAt`: where the fingers are when that share of the way is done. */
  const sweep = async (placesAt: (share: number) => readonly Point[]) => {
    const moves = Array.from({ length: STEPS }, (_, step) => placesAt((step + 1) / STEPS));
    await Promise.all([
      send('touchStart', placesAt(0)),
      ...moves.map((places) => send('touchMove', places)),
      send('touchEnd', []),
    ]);
  };
  return {
    press: async (point) => void (await send('touchStart', [point])),
    lift: async () => void (await send('touchEnd', [])),
    drag: ([x, y], [toX, toY]) => sweep((share) => [[x + share * (toX - x), y + share * (toY - y)]]),
    spread: ([x, y], from, to) =>
      sweep((share) => {
        const apart = from + share * (to - from);
        return [
          [x - apart, y],
          [x + apart, y],
        ];
      }),
  };
}
