/**
 * A picture of a screen as a PDF of one page: the picture, and over it its text, unseen, so that it can be
 * searched, selected and read aloud. Unseen text needs no glyphs: Chinese is in it without a font of megabytes.
 */
import { PDFDocument, PDFName, type PDFPage, PDFString } from '@cantoo/pdf-lib';
import type { TextRun } from './screen-text.ts';

export interface Picture {
  readonly jpeg: ArrayBuffer;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** BCP 47, e.g. `zh-CN`. */
  readonly language: string;
}

const POINTS_PER_PX = 0.75;
const FONT = 'Unseen';
/** From the top of a line of text down to where its letters stand. */
const BASELINE_SHARE = 0.8;

export async function picturePdf(
  picture: Picture,
  text: readonly TextRun[],
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(picture.title, { showInWindowTitleBar: true });
  pdf.setLanguage(picture.language);
  const [width, height] = [picture.width * POINTS_PER_PX, picture.height * POINTS_PER_PX];
  const page = pdf.addPage([width, height]);
  page.drawImage(await pdf.embedJpg(picture.jpeg), { x: 0, y: 0, width, height });
  writeUnseen(pdf, page, text);
  const bytes = await pdf.save();
  return new Uint8Array(bytes);
}

/** Text rendering mode 3, neither filled nor stroked (ISO 32000-1, 9.3.6), each run as wide as on the screen. */
function writeUnseen(pdf: PDFDocument, page: PDFPage, runs: readonly TextRun[]): void {
  page.node.setFontDictionary(PDFName.of(FONT), unseenFont(pdf));
  const pageHeight = page.getHeight();
  const lines = runs.map(({ text, left, top, width, height }) => {
    const size = height * POINTS_PER_PX;
    // Every code unit is as wide as the font is high.
    const stretch = (100 * width * POINTS_PER_PX) / (size * text.length);
    const y = pageHeight - (top + height * BASELINE_SHARE) * POINTS_PER_PX;
    const place = `1 0 0 1 ${fixed(left * POINTS_PER_PX)} ${fixed(y)} Tm`;
    return `/${FONT} ${fixed(size)} Tf ${fixed(stretch)} Tz ${place} ${codeUnits(text)} Tj`;
  });
  const content = `BT 3 Tr\n${lines.join('\n')}\nET`;
  page.node.addContentStream(pdf.context.register(pdf.context.flateStream(content)));
}

/** A font whose codes are UTF-16 and that has no glyphs; `ToUnicode` says what the codes mean (9.10.3). */
function unseenFont(pdf: PDFDocument) {
  const { context } = pdf;
  const descriptor = context.register(
    context.obj({
      Type: 'FontDescriptor',
      FontName: FONT,
      Flags: 4,
      FontBBox: [0, -200, 1000, 800],
      ItalicAngle: 0,
      Ascent: 800,
      Descent: -200,
      CapHeight: 700,
      StemV: 80,
    }),
  );
  const descendant = context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'CIDFontType2',
      BaseFont: FONT,
      CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
      DW: 1000,
      CIDToGIDMap: 'Identity',
      FontDescriptor: descriptor,
    }),
  );
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: FONT,
      Encoding: 'Identity-H',
      DescendantFonts: [descendant],
      ToUnicode: context.register(context.flateStream(SAME_CODES)),
    }),
  );
}

/** Every code means itself. A range may not go beyond the last byte of a code, and a block holds a hundred. */
const SAME_CODES = (() => {
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const byte = high.toString(16).padStart(2, '0');
    return `<${byte}00> <${byte}ff> <${byte}00>`;
  });
  const blocks = [0, 100, 200].map((from) => ranges.slice(from, from + 100));
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap',
    '/CMapName /Same def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...blocks.map((block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`),
    'endcmap CMapName currentdict /CMap defineresource pop end end',
  ].join('\n');
})();

function codeUnits(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) =>
    text.charCodeAt(i).toString(16).padStart(4, '0'),
  );
  return `<${units.join('')}>`;
}

function fixed(value: number): string {
  return value.toFixed(2);
}
