import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { quietRefusals } from './quiet-refusals.ts';

const original = console.error;
const printed = vi.fn();

beforeEach(() => {
  printed.mockClear();
  console.error = printed;
  quietRefusals();
});

afterEach(() => {
  console.error = original;
});

const sqlError = (code: string) => Object.assign(new Error('from the database'), { code, severity: 'ERROR' });

test('what the answer tells anyway is not printed; everything else is, as it was', () => {
  for (const code of ['42501', 'PT409', '23505', '22P02', 'P0001']) console.error(sqlError(code));
  expect(printed).not.toHaveBeenCalled();
  const others = [sqlError('42P01'), sqlError('XX000'), new Error('PT409'), 'Auth error:'];
  for (const other of others) console.error(other);
  console.error('while saving', sqlError('23505'));
  expect(printed.mock.calls.map((call) => call[0])).toEqual([...others, 'while saving']);
});
