import { DATUMS } from '../sources/import/datum.ts';
import { importFiles, REPORT_FILE } from '../sources/import/import-files.ts';
import { leftOutSentence } from '../sources/import/import-report.ts';
import { isKnownEncoding } from '../sources/import/text-encoding.ts';
import type { Command } from './command.ts';
import { choiceOption, DONE, DONE_WITH_PROBLEMS, textOption, UsageError, writeResult } from './command.ts';
import { tell } from './read-city.ts';

export const importCommand: Command = {
  usage:
    'import <files…> --to <city> [--datum wgs84|cgcs2000|gcj02|bd09] [--encoding auto|utf-8|gb18030|…] [--json FILE]',
  summary: 'Make a city package from GeoJSON, CSV and OpenStreetMap files, or add them to one.',
  help: [
    'GeoJSON and CSV rows go to the layer their file name or properties tell; CSV needs longitude and',
    'latitude columns. OpenStreetMap (.osm, .osm.gz, .osm.pbf) gives streets, buildings with estimated',
    'households, named residential areas as compounds, gates, water, green and barriers.',
    '',
    '  --to FOLDER      the package; what it already holds stays as it is',
    '  --datum NAME     datum of GeoJSON and CSV coordinates; stored is always CGCS2000',
    '  --encoding NAME  encoding of text files; auto tells UTF-8, UTF-16 and GB 18030 apart',
    '  --json FILE      write the report to a file as well; - is standard output',
    '',
    `${REPORT_FILE} in the package names every row left out and why.`,
    'Exit code 0: every row taken in; 1: rows left out; 2: a file cannot be read, nothing was changed.',
  ].join('\n'),
  options: {
    to: { type: 'string' },
    datum: { type: 'string' },
    encoding: { type: 'string' },
    json: { type: 'string' },
  },
  takes: [1, Number.POSITIVE_INFINITY],
  async run(paths, options, io) {
    const folder = textOption(options, 'to');
    if (folder === null) throw new UsageError('import needs --to FOLDER, the package to write.');
    const encoding = textOption(options, 'encoding') ?? 'auto';
    if (!isKnownEncoding(encoding))
      throw new UsageError(`--encoding is "${encoding}", which is not a known encoding.`);
    const datum = options.datum === undefined ? null : choiceOption(options, 'datum', DATUMS, 'cgcs2000');
    const report = await importFiles(paths, { folder, datum, encoding });
    const target = textOption(options, 'json');
    if (target !== null) await writeResult(report, target, io);
    for (const note of report.notes) io.stderr(`note: ${note}\n`);
    tell(report.leftOut.map(leftOutSentence), io);
    for (const { file, kept } of report.files) {
      const layers = Object.entries(kept).map(([layer, count]) => `${count} in ${layer}`);
      io.stderr(`${file}: ${layers.length === 0 ? 'nothing taken in' : layers.join(', ')}.\n`);
    }
    io.stderr(
      `${report.leftOut.length} rows left out, ${report.partly.length} kept in part; see ${folder}/${REPORT_FILE}.\n`,
    );
    return report.leftOut.length === 0 ? DONE : DONE_WITH_PROBLEMS;
  },
};
