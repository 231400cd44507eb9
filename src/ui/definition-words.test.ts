import { describe, expect, it } from 'vitest';
import { DEFAULT_WALK_PROFILES } from '../domain/city.ts';
import { DEFAULT_SETTINGS } from '../domain/coverage.ts';
import { emptyCity } from '../sources/package/city-tables.ts';
import { definitionWords, isTried } from './definition-words.ts';
import { addMessages, translator } from './i18n.ts';
import { messages } from './messages.ts';

const { info } = emptyCity({ name: '小城', code: '99', dataDate: '2026-01-31' });
const denominator = { households: 142_000, place: '小城' };

addMessages('ui', messages);
const t = translator('zh', 'ui');

describe('definitions', () => {
  it('name pace, limit, method, service, hour, denominator and date of the data', () => {
    expect(definitionWords(t, DEFAULT_SETTINGS, denominator, info)).toEqual([
      '标准步速 4.0 公里/小时',
      '时限 15 分钟',
      '按户、从家门口沿步行路网',
      '任意服务',
      '任意时刻',
      '分母 142,000 户（小城）',
      '数据截至 2026-01-31',
    ]);
  });

  it('name all that is asked of stations and walkers', () => {
    const settings = {
      ...DEFAULT_SETTINGS,
      ...DEFAULT_WALK_PROFILES.step_free,
      profile: 'step_free',
      signalWaitSeconds: 25,
      limitMinutes: 7,
      service: '就餐用餐',
      tier: 'community',
      at: '2026-11-22T19:00',
    } as const;
    const words = definitionWords(t, settings, denominator, info);
    for (const word of [
      '不走台阶',
      '每个信号灯等 25 秒',
      '时限 7 分钟',
      '服务：就餐用餐',
      '仅社区级站点',
      '时刻 2026-11-22 19:00',
    ]) {
      expect(words).toContain(word);
    }
    expect(words).toContain('步行参数为试用值');
  });

  it('say for how many uncovered households the street data end within the limit', () => {
    const words = definitionWords(t, DEFAULT_SETTINGS, { ...denominator, nearDataEdge: 1200 }, info);
    expect(words).toContain('未覆盖户中 1,200 户时限内路网数据到边');
  });

  it('mark values that are not those of the city', () => {
    expect(isTried(DEFAULT_SETTINGS, info)).toBe(false);
    for (const other of [
      { speedKmh: 3.9 },
      { stepFree: true },
      { stepsFactor: 2 },
      { signalWaitSeconds: 1 },
    ]) {
      expect(isTried({ ...DEFAULT_SETTINGS, ...other }, info)).toBe(true);
    }
  });
});
