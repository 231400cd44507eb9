import { describe, expect, it } from 'vitest';
import { PROBLEM_CODES, type Problem, type ProblemCode } from '../../domain/problem.ts';
import { cityIn } from '../../state/city-store.ts';
import { tinyDesk } from '../../state/desk.fixture.ts';
import { addMessages, translator } from '../../ui/i18n.ts';
import { messages } from './messages.ts';
import { problemPlace, problemSentence } from './problem-words.ts';

const GRID = '990101001001001';
const NEIGHBOUR = '990101001001002';

async function words(language: 'zh' | 'en') {
  const { stores } = await tinyDesk();
  const city = cityIn(stores.city);
  const table = stores.figures.getState().current;
  const grid = table?.grids.get(GRID);
  if (!city || !table || !grid) throw new Error('The tiny city has no figures.');
  addMessages('planner', messages);
  const fixed = translator(language, 'planner');
  const figures = {
    ...table,
    grids: new Map([[GRID, { ...grid, households: 230, band: 'under' as const, bandDeviation: -70 }]]),
  };
  const problem = (code: ProblemCode, where: string, rest: Partial<Problem> = {}): Problem => ({
    code,
    severity: 'error',
    where,
    message: 'A sentence in English.',
    ...rest,
  });
  return {
    sentence: (...given: Parameters<typeof problem>) =>
      problemSentence(problem(...given), city, figures, fixed),
    place: (...given: Parameters<typeof problem>) => problemPlace(problem(...given), city, fixed),
  };
}

describe('a problem in the language of the page', () => {
  it('tells by how much a grid misses its band', async () => {
    expect((await words('zh')).sentence('out_of_band', GRID)).toBe('户数 230，低于下限 70 户');
    expect((await words('en')).sentence('out_of_band', GRID)).toBe('230 households, 70 below the band');
  });

  it('counts what stands in no grid', async () => {
    const counts = { buildings: 3, households: 41 };
    const { sentence } = await words('zh');
    expect(sentence('unassigned_building', '990101001001', { counts })).toBe('3 栋楼 41 户未归入网格');
  });

  it('names both grids of a border that is wrong', async () => {
    const zh = await words('zh');
    expect(zh.sentence('overlap', `${GRID} ${NEIGHBOUR}`)).toBe('第 001 网格、第 002 网格的范围重叠');
    expect(zh.place('overlap', `${GRID}, ${NEIGHBOUR}`)).toMatch(/ 第 001 网格$/);
    const en = await words('en');
    expect(en.sentence('overlap', `${GRID}, ${NEIGHBOUR}`)).toMatch(/001, .*002/);
  });

  it('names what is cut, by which grids, and in which community', async () => {
    const cut = { subjects: ['H7', GRID, NEIGHBOUR] };
    const zh = await words('zh');
    expect(zh.sentence('cuts_building', 'H7', cut)).toBe('第 001 网格、第 002 网格的边界切穿了楼栋 H7');
    expect(zh.place('cuts_building', 'H7', cut)).toMatch(/社区 H7$/);
    const en = await words('en');
    expect(en.sentence('cuts_compound', 'H7', cut)).toMatch(/^the border of .*001.*002 cuts compound H7$/);
  });

  it('has a Chinese sentence for every code, without the English one', async () => {
    const { sentence } = await words('zh');
    for (const code of Object.keys(messages.zh.problems.code) as ProblemCode[]) {
      const said = sentence(code, GRID);
      expect(said, code).toMatch(/[\u4e00-\u9fff]/);
      expect(said, code).not.toMatch(/English|sentence|\{\{/);
    }
  });

  it('has an English sentence for every code, without a Chinese one', async () => {
    const { sentence } = await words('en');
    for (const code of PROBLEM_CODES) {
      const said = sentence(code, 'H7');
      expect(said, code).toMatch(/[a-z]/);
      expect(said, code).not.toMatch(/[\u4e00-\u9fff]|sentence|\{\{/);
    }
  });
});
