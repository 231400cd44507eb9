import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AdminUnit, CityData } from '../../domain/city.ts';
import type { ServiceCircle } from '../../domain/service-circle.ts';
import { readCityPackage, writeCityPackage } from './city-package.ts';
import { PackageError } from './package-error.ts';
import { parseCircles } from './parse-circles.ts';
import { createRowLog, problemsOf } from './row-log.ts';
import { circlesText } from './serialize-city.ts';
import { tinyCity } from './tiny-city.fixture.ts';

const tiny = tinyCity();
const [COMMUNITY] = tiny.adminUnits.filter(({ level }) => level === 'community').map(({ code }) => code);
const SECOND = '990101001099';
const second: AdminUnit = {
  ...tiny.adminUnits.find(({ code }) => code === COMMUNITY)!,
  code: SECOND,
  name: '第二社区',
};
const city: CityData = { ...tiny, adminUnits: [...tiny.adminUnits, second] };
const STATION = city.stations[0].code;

const circle: ServiceCircle = {
  code: 'Q1',
  name: '青石生活圈',
  circleTier: 15,
  responsibleBody: '青石街道办事处',
  communityCodes: [COMMUNITY, SECOND].sort(),
  facilities: [
    { kind: 'community_service_centre', name: '服务中心', stationCode: STATION, state: 'present' },
    { kind: 'bookshop', name: null, stationCode: null, state: 'missing' },
  ],
};

function read(...rows: readonly unknown[]) {
  const log = createRowLog();
  const circles = parseCircles(JSON.stringify(rows), city, log);
  return { circles, problems: problemsOf(log), notes: log.notes };
}

test('a package gives back the circles that were written, and has no file where there are none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gridcircle-circles-'));
  try {
    await writeCityPackage({ ...city, serviceCircles: [circle] }, folder);
    const { city: again, problems } = await readCityPackage(folder);
    expect(problems).toEqual([]);
    expect(again.serviceCircles).toEqual([circle]);
    await writeCityPackage(city, folder);
    expect(await readdir(folder)).not.toContain('circles.json');
    expect((await readCityPackage(folder)).city.serviceCircles).toBeUndefined();
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('one circle is one line', () => {
  expect(circlesText([circle, { ...circle, code: 'Q2' }]).split('\n')).toHaveLength(5);
});

test('a row may be said in other ways', () => {
  const said = {
    ...circle,
    circleTier: '15',
    communityCodes: `${SECOND}、${COMMUNITY}`,
    facilities: undefined,
  };
  expect(read(said)).toEqual({ circles: [{ ...circle, facilities: [] }], problems: [], notes: [] });
});

test.each<[string, Record<string, unknown>, string, string]>([
  ['without a code', { code: undefined }, 'missing_reference', 'property code is missing.'],
  ['without a body', { responsibleBody: '' }, 'missing_reference', 'property responsibleBody is missing.'],
  [
    'of another tier',
    { circleTier: 20 },
    'missing_reference',
    'property circleTier is 20; expected 5, 10, 15.',
  ],
  [
    'of no community',
    { communityCodes: [] },
    'missing_reference',
    'property communityCodes is [], which names no community.',
  ],
  [
    'of a community that is not there',
    { communityCodes: [COMMUNITY, '99'] },
    'missing_reference',
    'property communityCodes names 99, which admin-units.geojson does not have as a community.',
  ],
  [
    'of a community in another circle of its tier',
    { communityCodes: [SECOND] },
    'overlap',
    `property communityCodes names ${SECOND}, which circle Q1 of the same tier has already.`,
  ],
  ['with a code used before', { code: 'Q1' }, 'duplicate_code', 'code Q1 is already used by row 1.'],
  [
    'with a name without end',
    { circleTier: 5, name: '圈'.repeat(121) },
    'missing_reference',
    `“${'圈'.repeat(20)}…” is longer than 120 characters.`,
  ],
])('a circle %s is left out with one sentence, and the others stay', (_, more, code, reason) => {
  const { circles, problems } = read(
    circle,
    { ...circle, code: 'Q2', ...more },
    { ...circle, code: 'Q3', circleTier: 10 },
  );
  expect(circles.map((one) => one.code)).toEqual(['Q1', 'Q3']);
  expect(problems).toEqual([
    { code, severity: 'error', where: 'circles.json row 2', message: `circles.json row 2: ${reason}` },
  ]);
});

test('a facility that cannot be used is left out, its circle stays', () => {
  const [first] = circle.facilities;
  const facilities = [
    first,
    { kind: 'casino' },
    { kind: 'gym', state: 'rumoured' },
    { kind: 'gym', stationCode: 'S-99' },
    'a shop',
  ];
  const { circles, problems } = read({ ...circle, facilities });
  expect(circles[0].facilities).toEqual([
    first,
    { kind: 'gym', name: null, stationCode: null, state: 'present' },
  ]);
  expect(problems.map(({ severity, message }) => [severity, message])).toEqual([
    [
      'warning',
      'circles.json row 1: facility 2 was left out: property kind is "casino", which is no known kind of facility.',
    ],
    [
      'warning',
      'circles.json row 1: facility 3 was left out: property state is "rumoured"; expected present, planned, missing.',
    ],
    ['warning', 'circles.json row 1: facility 4 names station S-99, which stations.geojson does not have.'],
    ['warning', 'circles.json row 1: facility 5 was left out: property kind is missing.'],
  ]);
});

test.each(['{}', '"x"', '[1'])('a file that is no list (%s) cannot be read', (text) => {
  expect(() => parseCircles(text, city, createRowLog())).toThrow(PackageError);
});
