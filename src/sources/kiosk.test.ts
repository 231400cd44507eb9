import { expect, it } from 'vitest';
import { kioskAccount, kioskKey } from './kiosk.ts';
import { keyInAddress } from './kiosk-link.ts';

const PASSWORD = 'Ab_-0123456789abcdefghijklmnopqr';
const KEY = kioskKey('abcdefghjk23', PASSWORD);

it('a key leads to its account, and nothing else does', () => {
  expect(kioskAccount(KEY)).toEqual({ email: 'abcdefghjk23@kiosk.gridcircle.invalid', password: PASSWORD });
  for (const text of ['', 'x', KEY.slice(1), `${KEY}x`, KEY.replace('.', '')]) {
    expect([text, kioskAccount(text)]).toEqual([text, null]);
  }
  expect(() => kioskKey('short', PASSWORD)).toThrow('12 letters');
});

it('a key is taken out of the address, and the rest of it stays', () => {
  const site = 'https://city.example';
  expect(keyInAddress(`${site}/wall?limit=10#kiosk=${KEY}`)).toEqual({ key: KEY, rest: '/wall?limit=10' });
  expect(keyInAddress(`${site}/wall?kiosk=${KEY}&limit=10`)).toEqual({ key: KEY, rest: '/wall?limit=10' });
  expect(keyInAddress(`${site}/wall?limit=10`)).toBeNull();
  expect(keyInAddress(`${site}/wall?kiosk=`)).toBeNull();
});
