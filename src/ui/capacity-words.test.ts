import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_STATION_CAPACITY } from '../domain/city.ts';
import { capacityWords } from './capacity-words.ts';
import { addMessages, speak, translator } from './i18n.ts';

import { messages } from './messages.ts';

beforeAll(() => addMessages('ui', messages));
afterAll(() => speak('zh'));

it('says what the city asks of a station, in both languages', () => {
  const strict = { floorM2Per100Households: 45.5, mostHouseholds: { grid: 600, community: 3000 } };
  expect(capacityWords(translator('zh', 'ui'), strict)).toEqual([
    '每百户建筑面积不少于 45.5 平方米',
    '社区级站点每站至多 3,000 户',
    '网格级站点每站至多 600 户',
  ]);
  speak('en');
  expect(capacityWords(translator('en', 'ui'), DEFAULT_STATION_CAPACITY)).toEqual([
    'at least 30 m² of floor per 100 households',
  ]);
  expect(capacityWords(translator('en', 'ui'), { floorM2Per100Households: 0, mostHouseholds: {} })).toEqual([
    'the city sets no limit for stations',
  ]);
});
