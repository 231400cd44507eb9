/**
 * Pictures of maps on a page. WebGL forgets a frame once it is shown, so that a canvas read at any other moment
 * is blank: it is drawn anew and read in the same breath.
 */
const redraws = new WeakMap<HTMLCanvasElement, () => void>();

/** `redraw` draws the canvas anew before it returns. */
export function keepRedraw(canvas: HTMLCanvasElement, redraw: () => void): void {
  redraws.set(canvas, redraw);
}

/** What the canvas shows now, as a data URL. */
export function pictureOf(canvas: HTMLCanvasElement): string {
  redraws.get(canvas)?.();
  return canvas.toDataURL();
}
