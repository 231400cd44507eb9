import { expect, it } from 'vitest';
import { DEFINITION_COLUMNS, DEFINITION_KEYS, definitionOf } from './definitions.ts';
import type { Words } from './metric.ts';
import { METRIC_KEYS } from './registry.ts';

it('prints the registry as it stands in README.md (renewed with `vitest -u`)', async () => {
  await expect(page()).toMatchFileSnapshot('./README.md');
});

function page(): string {
  return [
    '# Every figure, and how it is worked out',
    '',
    'Printed from `registry.ts` by `registry-page.test.ts`; the formulas are in `engine/metrics/measure.ts`. The desk,',
    'the wall, the finder, exported files, the command line and the published results all take their figures from here.',
    '',
    '## 中文',
    '',
    ...table('zh'),
    '',
    '## English',
    '',
    ...table('en'),
    '',
  ].join('\n');
}

function table(language: keyof Words): string[] {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row(DEFINITION_KEYS.map((key) => DEFINITION_COLUMNS[key][language])),
    row(DEFINITION_KEYS.map(() => '---')),
    ...METRIC_KEYS.map((metric) => {
      const definition = definitionOf(metric, language);
      return row(DEFINITION_KEYS.map((key) => String(definition[key]).replaceAll('|', '\\|')));
    }),
  ];
}
