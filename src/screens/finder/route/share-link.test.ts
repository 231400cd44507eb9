import { expect, it } from 'vitest';
import { stationLink } from './share-link.ts';

it('opens the finder with a station, and says nothing else', () => {
  const page = {
    origin: 'https://example.cn',
    pathname: '/city/finder',
    search: '?walk=older&from=116.4,39.9',
    hash: '#map',
  };
  expect(stationLink(page, '990101001001-S01', 'zh')).toBe(
    'https://example.cn/city/finder?station=990101001001-S01',
  );
  expect(stationLink(page, 'A&B', 'en')).toBe('https://example.cn/city/finder?station=A%26B&lang=en');
});
