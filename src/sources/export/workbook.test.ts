import { readSheet } from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { FigureTable } from './figure-table.ts';
import { COLUMN_NAMES, TABLE_NAMES } from './table-words.ts';
import { columnName, workbook } from './workbook.ts';

const table: FigureTable = {
  key: 'grids',
  name: TABLE_NAMES.grids,
  columns: [
    { kind: 'text', key: 'code', name: COLUMN_NAMES.code },
    { kind: 'text', key: 'name', name: COLUMN_NAMES.name },
    { kind: 'figure', key: 'households' },
    { kind: 'figure', key: 'coverageRate' },
    { kind: 'figure', key: 'meanMinutes' },
  ],
  rows: [
    ['990101001001001', '青石社区第01网格', 352, 1 / 3, 6.149],
    ['000000000000007', '=1+1 & <b>', 0, null, null],
  ],
};
const conditions = [
  { name: '时限', value: '15 分钟' },
  { name: '方案', value: '2026-001' },
];

async function sheetOf(name: string, language: 'zh' | 'en' = 'zh') {
  const file = await workbook([table], conditions, language);
  return readSheet(Buffer.from(await file.arrayBuffer()), name);
}

describe('the workbook', () => {
  it('keeps codes as text and figures as numbers in full precision, under Chinese headers', async () => {
    expect(await sheetOf('网格')).toEqual([
      ['编码', '名称', '户数（户）', '覆盖率（%）', '平均步行（分钟）'],
      ['990101001001001', '青石社区第01网格', 352, 1 / 3, 6.149],
      ['000000000000007', '=1+1 & <b>', 0, null, null],
    ]);
  });

  it('says under what its figures hold, and how each is worked out', async () => {
    expect(await sheetOf('口径')).toEqual([
      ['时限', '15 分钟'],
      ['方案', '2026-001'],
    ]);
    const [header, ...definitions] = await sheetOf('指标定义');
    expect(header).toEqual(['指标', '单位', '算法', '分母', '来源', '版本', '标识']);
    expect(definitions.map((row) => row.at(-1))).toEqual(['households', 'coverageRate', 'meanMinutes']);
    expect(definitions[1].slice(0, 4)).toEqual(['覆盖率', '%', '覆盖户数 ÷ 户数', '户数']);
  });

  it('speaks English', async () => {
    const [header] = await sheetOf('Grids', 'en');
    expect(header).toEqual(['Code', 'Name', 'Households (households)', 'Coverage (%)', 'Mean walk (min)']);
    expect(columnName({ kind: 'figure', key: 'compactness' }, 'en')).toBe('Compactness');
  });
});
