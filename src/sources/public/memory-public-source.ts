import {
  FACT_FAULTS,
  type FactReport,
  MOST_REPORT_CHARACTERS,
  type PublicDocuments,
  type PublicIndex,
  type PublicPath,
} from '../../domain/public-city.ts';
import { ok, refuse } from '../../domain/result.ts';
import { documentSource } from './document-source.ts';
import type { PublicSource } from './public-source.ts';

/** Documents as they were made, without any server; reports go to `reports`, where there is one to take them. */
export function memoryPublicSource(documents: PublicDocuments, reports?: FactReport[]): PublicSource {
  const stations = () => (documents.get('index.json') as PublicIndex | undefined)?.stations ?? [];
  return documentSource(
    async (path, _madeAt, signal) => {
      signal?.throwIfAborted();
      return documents.get(path as PublicPath) ?? null;
    },
    {
      takesReports: reports !== undefined,
      async report(report) {
        if (!reports) return refuse('no_server');
        if (!stations().some(({ code }) => code === report.stationCode)) return refuse('unknown_station');
        const isSound = FACT_FAULTS.includes(report.fault) && report.note.length <= MOST_REPORT_CHARACTERS;
        if (!isSound) return refuse('invalid_input');
        reports.push(report);
        return ok(null);
      },
    },
  );
}
