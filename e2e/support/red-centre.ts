/** Where something in identity red is really drawn, found by its pixels. */
import type { CDPSession, Page } from '@playwright/test';

export interface Disc {
  readonly x: number;
  readonly y: number;
  /** CSS pixels. */
  readonly radius: number;
}

/** The middle of the red pixels around a place, in CSS pixels of the page; `null` where there are none. */
export async function redCentre(
  page: Page,
  cdp: CDPSession,
  { x, y, radius }: Disc,
  ratio: number,
): Promise<{ readonly x: number; readonly y: number } | null> {
  const left = Math.floor(x - 2 * radius);
  const top = Math.floor(y - 2 * radius);
  const side = Math.ceil(4 * radius) + 1;
  const { data } = await cdp.send('Page.captureScreenshot', {
    clip: { x: left, y: top, width: side, height: side, scale: 1 },
  });
  const middle = await page.evaluate(async (png) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height);
    const context = canvas.getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const { data: bytes } = context.getImageData(0, 0, picture.width, picture.height);
    let [count, sumX, sumY] = [0, 0, 0];
    for (let i = 0; i < bytes.length; i += 4) {
      const [red, green, blue] = [bytes[i], bytes[i + 1], bytes[i + 2]];
      if (red < 150 || green > 90 || blue > 110) continue;
      count++;
      sumX += (i / 4) % picture.width;
      sumY += Math.floor(i / 4 / picture.width);
    }
    return count === 0 ? null : { x: sumX / count + 0.5, y: sumY / count + 0.5 };
  }, data);
  return middle && { x: left + middle.x / ratio, y: top + middle.y / ratio };
}
