import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { picturePdf } from './picture-pdf.ts';

/** One white pixel. */
const JPEG = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);
const picture = {
  jpeg: new Uint8Array(JPEG).buffer,
  width: 1920,
  height: 1080,
  title: '青石区 服务圈大屏',
  language: 'zh-CN',
};
const runs = [
  { text: '覆盖率 96.2%', left: 100, top: 40, width: 180, height: 24 },
  { text: '𠮷', left: 0, top: 1056, width: 24, height: 24 },
];

async function read() {
  return PDFDocument.load(await picturePdf(picture, runs));
}

function streams(pdf: PDFDocument): string[] {
  return pdf.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
    .filter(({ dict }) => dict.get(PDFName.of('Subtype')) !== PDFName.of('Image'))
    .map(({ contents }) => inflateSync(contents).toString('latin1'));
}

describe('a picture as a PDF', () => {
  it('has one page of the size of the screen, a title and a language', async () => {
    const pdf = await read();
    expect(pdf.getPages().map((page) => page.getSize())).toEqual([{ width: 1440, height: 810 }]);
    expect(pdf.getTitle()).toBe('青石区 服务圈大屏');
    expect(String(pdf.catalog.get(PDFName.of('Lang')))).toContain('zh-CN');
  });

  it('writes every run unseen, at its place, as wide as on the screen', async () => {
    const content = streams(await read()).find((stream) => stream.includes('Tj'))!;
    expect(content).toMatch(/^BT 3 Tr\n/);
    const lines = content.split('\n').filter((line) => line.endsWith('Tj'));
    expect(lines).toHaveLength(2);
    // 18 points high, 9 code units in 135 points: 15 points each.
    expect(lines[0]).toContain('18.00 Tf 83.33 Tz 1 0 0 1 75.00 765.60 Tm');
    const texts = lines.map((line) => {
      const [, codes] = /<([0-9a-f]+)>/.exec(line)!;
      return Buffer.from(codes, 'hex').swap16().toString('utf16le');
    });
    expect(texts).toEqual(runs.map(({ text }) => text));
  });

  it('tells readers that codes are UTF-16, in ranges within one high byte', async () => {
    const pdf = await read();
    const map = streams(pdf).find((stream) => stream.includes('begincmap'))!;
    const ranges = [...map.matchAll(/^<(..)00> <(..)ff> <(..)00>$/gm)];
    expect(ranges).toHaveLength(256);
    expect(ranges.every(([, from, to, means]) => from === to && to === means)).toBe(true);
    const fonts = pdf.getPage(0).node.Resources()!.lookup(PDFName.of('Font'), PDFDict);
    expect(fonts.get(PDFName.of('Unseen'))).toBeInstanceOf(PDFRef);
  });
});
