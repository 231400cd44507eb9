/** Wide enough to bridge a moment; a copy of a wall of 7680 pixels would weigh more than the map. */
const MOST_PIXELS_WIDE = 1920;

export interface LastFrame {
  readonly canvas: HTMLCanvasElement;
  /** Copies a picture. To be called in the task that drew it: afterwards a WebGL canvas is blank. */
  keep(drawn: HTMLCanvasElement): void;
}

/** The last good picture of a map, on a canvas that needs no graphics context of its own. */
export function createLastFrame(): LastFrame {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  return {
    canvas,
    keep(drawn) {
      if (drawn.width === 0 || drawn.height === 0) return;
      const scale = Math.min(1, MOST_PIXELS_WIDE / drawn.width);
      const [width, height] = [Math.round(drawn.width * scale), Math.round(drawn.height * scale)];
      // Setting a size, even the same, makes a new picture.
      if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
      context?.drawImage(drawn, 0, 0, width, height);
    },
  };
}
