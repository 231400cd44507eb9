/** The tables of the desk as a file. Loaded when somebody asks for it. */
import { conditionsOf } from '../../../sources/export/conditions.ts';
import { workbook } from '../../../sources/export/workbook.ts';
import type { OpenCity } from '../../../state/city-store.ts';
import type { FiguresState } from '../../../state/figures-store.ts';
import { sameSettings } from '../../../state/settings.ts';
import type { Language } from '../../../ui/i18n.ts';
import { deskTables } from './desk-tables.ts';

export interface ExportedDesk {
  readonly city: OpenCity;
  readonly current: NonNullable<FiguresState['current']>;
  readonly report: FiguresState['report'];
  /** Name of the draft that lies over the map; `null` where nothing does. */
  readonly draft: string | null;
}

export function exportDesk(
  { city, current, report, draft }: ExportedDesk,
  language: Language,
): Promise<Blob> {
  const { settings, totals } = current;
  const percentiles = report && sameSettings(report.settings, settings) ? report : null;
  const map = { planNumber: null, version: city.version, draft };
  return workbook(
    deskTables(city, current, percentiles, language),
    conditionsOf(city.data.info, settings, totals.households, map, language),
    language,
  );
}
