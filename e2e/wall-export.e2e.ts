/** The wall goes out as a picture, a document and tables, and says what its figures mean. */
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import { signedIn } from './support/backend.ts';
import { mapReady, signIn } from './support/desk.ts';
import { expect, test } from './support/test.ts';

test('the wall goes out as PNG, PDF and XLSX, and tells what its figures mean', async ({ page, baseURL }) => {
  const source = await signedIn(baseURL, 'leader');
  const { city } = await source.loadCity();
  await page.goto('/wall');
  await signIn(page, 'leader');
  await mapReady(page);
  const headlines = page.getByRole('region', { name: '总览' });
  const shown = (await headlines.innerText()).replace(/\s+/g, '');

  await test.step('tables with codes as text', async () => {
    const file = await exported(page, 'XLSX');
    const [header, ...grids] = await readSheet(file, '网格');
    expect(header.slice(0, 3)).toEqual(['编码', '名称', '社区']);
    expect(grids.map(([code]) => code)).toEqual(city.grids.map(({ code }) => code).sort());
    const [unitHeader, ...units] = await readSheet(file, '各级单位');
    const whole = units.find(([code]) => code === city.info.code)!;
    const cell = (name: string) => Number(whole[unitHeader.indexOf(name)]);
    expect(shown).toContain(`${(100 * cell('覆盖率（%）')).toFixed(1)}%`);
    expect(shown).toContain(`缺口户数${cell('缺口户数（户）').toLocaleString('en')}`);
    expect(cell('P90 步行（分钟）')).toBeGreaterThan(cell('平均步行（分钟）'));
    expect((await readSheet(file, '口径')).map(([name]) => name)).toEqual(
      expect.arrayContaining(['步速', '时限', '时刻', '分母', '数据截至', '现行方案']),
    );
    expect((await readSheet(file, '指标定义')).length).toBeGreaterThan(15);
  });

  await test.step('a picture as large as the screen, with the map on it', async () => {
    const file = await exported(page, 'PNG');
    const { width, height } = page.viewportSize()!;
    const map = await page.getByTestId('map').boundingBox();
    const picture = await look(page, file, map!);
    expect(picture.width).toBe(width);
    expect(picture.height).toBeGreaterThanOrEqual(height);
    expect(picture.colours).toBeGreaterThan(200);
    expect(picture.mapColours).toBeGreaterThan(50);
  });

  await test.step('a document whose Chinese text can be searched', async () => {
    const text = textOfPdf(await exported(page, 'PDF'));
    expect(text).toContain('覆盖率');
    expect(text).toContain('缺口户数');
    expect(text).toContain('标准步速 4.0 公里/小时');
  });

  await test.step('what its figures mean', async () => {
    await page.getByRole('button', { name: '指标定义' }).click();
    const sheet = page.getByRole('dialog', { name: '这些数字怎么算' });
    await expect(sheet.getByRole('row', { name: /^覆盖率/ })).toContainText('覆盖户数 ÷ 户数');
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
  });
});

async function exported(page: Page, format: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: new RegExp(`^导出.*${format}$`) }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(new RegExp(`服务圈大屏.*\\.${format.toLowerCase()}$`));
  return readFile(await download.path());
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The size of a picture, and how many colours are on it and in one box of it. */
function look(page: Page, png: Buffer, box: Box) {
  return page.evaluate(
    async ([data, { x, y, width, height }]) => {
      const image = await createImageBitmap(await (await fetch(data)).blob());
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const colours = (left: number, top: number, wide: number, high: number) =>
        new Set(new Uint32Array(context.getImageData(left, top, wide, high).data.buffer)).size;
      return {
        width: image.width,
        height: image.height,
        colours: colours(0, 0, image.width, image.height),
        mapColours: colours(x, y, width, height),
      };
    },
    [`data:image/png;base64,${png.toString('base64')}`, box] as const,
  );
}

/** The runs of text in a PDF whose codes are UTF-16, one per line. */
function textOfPdf(pdf: Buffer): string {
  const streams = pdf
    .toString('latin1')
    .split('endstream')
    .flatMap((part) => {
      const start = part.lastIndexOf('stream\n');
      if (start < 0) return [];
      try {
        return [inflateSync(Buffer.from(part.slice(start + 7), 'latin1')).toString('latin1')];
      } catch {
        // A picture, which is not deflated.
        return [];
      }
    });
  const runs = streams.join('\n').matchAll(/<([0-9a-f]+)> Tj/g);
  return [...runs].map(([, codes]) => Buffer.from(codes, 'hex').swap16().toString('utf16le')).join('\n');
}
