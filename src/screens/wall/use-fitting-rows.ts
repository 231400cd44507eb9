import { type RefCallback, useCallback, useState } from 'react';

/** Where all of the wall is on the screen at once; as in WallPage.module.css. */
const WHOLE_SCREEN = '(width >= 70rem) and (height >= 40rem)';

/**
 * How many rows of a list have room in its box, at least two, at most `most`. Where the page scrolls, every list
 * has `usual` rows. The box is measured when it changes size, not when its rows do.
 */
export function useFittingRows(
  rowRem: number,
  headRem: number,
  usual: number,
  most: number,
): [box: RefCallback<HTMLElement>, rows: number] {
  const [rows, setRows] = useState(usual);
  const box = useCallback(
    (element: HTMLElement | null) => {
      if (element === null) return;
      const whole = window.matchMedia(WHOLE_SCREEN);
      const measure = () => {
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        const room = Math.floor((element.clientHeight - headRem * rem) / (rowRem * rem));
        setRows(whole.matches ? Math.min(Math.max(room, 2), most) : usual);
      };
      const resizes = new ResizeObserver(measure);
      resizes.observe(element);
      whole.addEventListener('change', measure);
      return () => {
        resizes.disconnect();
        whole.removeEventListener('change', measure);
      };
    },
    [rowRem, headRem, usual, most],
  );
  return [box, rows];
}
