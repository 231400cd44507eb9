import path from 'node:path';
import { expect, test } from 'vitest';
import { isLoopback, readStartOptions } from './start-options.ts';

const read = (commandLine: string[], environment: Record<string, string> = {}) =>
  readStartOptions(commandLine, environment, '/project', '/typed/here');

test('without anything said it is the demo on loopback port 5173', () => {
  expect(read([])).toEqual({
    city: { kind: 'preset', preset: 'demo' },
    cityWasNamed: false,
    demoAccounts: false,
    host: '127.0.0.1',
    port: 5173,
    home: path.resolve('/project/.gridcircle'),
    databaseUrl: null,
    hosted: null,
  });
});

test('a package folder counts from where the command was typed', () => {
  expect(read(['--city', 'my/city']).city).toEqual({
    kind: 'package',
    folder: path.resolve('/typed/here/my/city'),
  });
});

test('PORT, HOST and GRIDCIRCLE_HOME are honoured', () => {
  const options = read([], { PORT: '8080', HOST: '0.0.0.0', GRIDCIRCLE_HOME: '/data' });
  expect([options.port, options.host, options.home]).toEqual([8080, '0.0.0.0', path.resolve('/data')]);
});

test.each([
  [['--city', ''], {}, '--city needs'],
  [['--town', 'x'], {}, '--town'],
  [['somewhere'], {}, 'somewhere'],
  [[], { PORT: 'http' }, 'PORT should be a number'],
  [[], { PORT: '70000' }, 'PORT should be a number'],
  [[], { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL should start with'],
  [[], { VITE_SUPABASE_URL: 'https://city.example' }, 'needs both'],
  [[], { VITE_SUPABASE_URL: 'city', VITE_SUPABASE_PUBLISHABLE_KEY: 'k' }, 'should be a URL'],
] as [string[], Record<string, string>, string][])(
  '%j with %j is refused',
  (commandLine, environment, words) => {
    expect(() => read(commandLine, environment)).toThrow(words);
  },
);

test.each([
  ['127.0.0.1', true],
  ['127.8.0.1', true],
  ['localhost', true],
  ['::1', true],
  ['0.0.0.0', false],
  ['::', false],
  ['192.168.1.5', false],
  ['127.0.0.1.example.org', false],
])('%s is loopback: %s', (host, expected) => {
  expect(isLoopback(host)).toBe(expected);
});
