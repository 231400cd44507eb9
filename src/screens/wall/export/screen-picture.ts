import { domToCanvas } from 'modern-screenshot';
import { pictureOf } from '../../../map/map-picture.ts';

/** What the element shows, at the sharpness of the screen. Parts marked `data-left-out` are not in the picture. */
export async function screenPicture(element: HTMLElement): Promise<HTMLCanvasElement> {
  const putAway = standInForMaps(element);
  try {
    await Promise.all([...element.querySelectorAll<HTMLImageElement>('img')].map((image) => image.decode()));
    return await domToCanvas(element, {
      width: element.clientWidth,
      height: element.clientHeight,
      scale: window.devicePixelRatio,
      backgroundColor: getComputedStyle(document.body).backgroundColor,
      // Fonts are the machine's own.
      font: false,
      filter: (node) => !(node instanceof HTMLElement && node.dataset.leftOut !== undefined),
    });
  } finally {
    putAway();
  }
}

/** Lays a still picture of every map over it: what copies the page reads canvases when they are blank again. */
function standInForMaps(element: HTMLElement): () => void {
  const stills = [...element.querySelectorAll('canvas')].map((canvas) => {
    const still = document.createElement('img');
    still.alt = '';
    still.src = pictureOf(canvas);
    Object.assign(still.style, { position: 'absolute', inset: '0', width: '100%', height: '100%' });
    canvas.after(still);
    return still;
  });
  return () => {
    for (const still of stills) still.remove();
  };
}
