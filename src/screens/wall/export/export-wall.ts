/** The wall as a file. Loaded when somebody asks for one. */
import type { Plan } from '../../../domain/plan.ts';
import { conditionsOf } from '../../../sources/export/conditions.ts';
import { workbook } from '../../../sources/export/workbook.ts';
import { sameSettings } from '../../../state/settings.ts';
import type { Language } from '../../../ui/i18n.ts';
import type { EngineClient } from '../../../worker/client.ts';
import type { WallView } from '../wall-view.ts';
import { picturePdf } from './picture-pdf.ts';
import { screenPicture } from './screen-picture.ts';
import { screenText } from './screen-text.ts';
import { wallTables } from './wall-tables.ts';

export type WallFormat = 'png' | 'pdf' | 'xlsx';

export interface ExportedWall {
  readonly view: WallView;
  readonly plan: Plan | null;
  readonly engine: EngineClient;
  /** What is seen of it. */
  readonly screen: HTMLElement;
  readonly title: string;
  readonly language: Language;
}

const JPEG_QUALITY = 0.94;
const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

export async function exportWall(wall: ExportedWall, format: WallFormat): Promise<Blob> {
  switch (format) {
    case 'png':
      return blobOf(await screenPicture(wall.screen), 'image/png');
    case 'pdf':
      return pdfOf(wall);
    case 'xlsx':
      return tablesOf(wall);
  }
}

async function pdfOf({ screen, title, language }: ExportedWall): Promise<Blob> {
  const text = screenText(screen);
  const jpeg = await blobOf(await screenPicture(screen), 'image/jpeg', JPEG_QUALITY);
  const picture = {
    jpeg: await jpeg.arrayBuffer(),
    width: screen.clientWidth,
    height: screen.clientHeight,
    title,
    language: LOCALE[language],
  };
  return new Blob([await picturePdf(picture, text)], { type: 'application/pdf' });
}

async function tablesOf({ view, plan, engine, language }: ExportedWall): Promise<Blob> {
  const { city, version } = view.tiers.inForce;
  const counted = view.tiers.at[view.tiers.limit];
  const { settings, totals } = counted;
  const report = await engine.coverageReport();
  const percentiles = sameSettings(report.settings, settings) ? report : null;
  const tables = wallTables({ ...view, counted }, percentiles, language);
  const map = { planNumber: plan?.number ?? null, version, draft: null };
  return workbook(tables, conditionsOf(city.info, settings, totals.households, map, language), language);
}

function blobOf(canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob> {
  return new Promise((resolve, reject) =>
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error(`The picture is too large for ${type}.`))),
      type,
      quality,
    ),
  );
}
