import { expect, test } from 'vitest';
import { LoginLimit } from './login-limit.ts';

function limitAt(clock: { seconds: number }) {
  return new LoginLimit({ windowSeconds: 60, perAccount: 3, perAddress: 5 }, () => clock.seconds);
}

test('the failure after the last allowed one has to wait, and only as long as the window', () => {
  const clock = { seconds: 0 };
  const limit = limitAt(clock);
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(limit.waitSeconds('a', 'x@city')).toBe(0);
    limit.failed('a', 'x@city');
    clock.seconds += 10;
  }
  expect(limit.waitSeconds('a', 'x@city')).toBe(30);
  clock.seconds = 59;
  expect(limit.waitSeconds('a', 'x@city')).toBe(1);
  clock.seconds = 60;
  expect(limit.waitSeconds('a', 'x@city')).toBe(0);
});

test('an account is the same in any spelling, and another account or address is not held up', () => {
  const limit = limitAt({ seconds: 0 });
  for (let attempt = 0; attempt < 3; attempt++) limit.failed('a', 'X@City ');
  expect(limit.waitSeconds('a', 'x@city')).toBeGreaterThan(0);
  expect(limit.waitSeconds('a', 'y@city')).toBe(0);
  expect(limit.waitSeconds('b', 'x@city')).toBe(0);
});

test('one address that tries many accounts has to wait for all of them', () => {
  const limit = limitAt({ seconds: 0 });
  for (let attempt = 0; attempt < 5; attempt++) limit.failed('a', `person${attempt}@city`);
  expect(limit.waitSeconds('a', 'somebody@city')).toBeGreaterThan(0);
});

test('a success forgives the failures of that account', () => {
  const limit = limitAt({ seconds: 0 });
  for (let attempt = 0; attempt < 3; attempt++) limit.failed('a', 'x@city');
  limit.succeeded('a', 'x@city');
  expect(limit.waitSeconds('a', 'x@city')).toBe(0);
});
