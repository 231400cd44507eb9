import { describe, expect, it } from 'vitest';
import { DEFAULT_PUBLIC_FACTS, DEFAULT_PUBLIC_SETTINGS } from '../../domain/public-city.ts';
import type { PackageFile } from './package-layout.ts';
import { parseCityPackage } from './parse-city-package.ts';
import { serializeCity } from './serialize-city.ts';
import { tinyCity } from './tiny-city.fixture.ts';

/** The tiny city's files with another `public` in `city.json`. */
function filesWith(said: unknown): Map<PackageFile, string> {
  const texts = serializeCity(tinyCity());
  const info = JSON.parse(texts.get('city.json')!);
  return texts.set('city.json', JSON.stringify({ ...info, public: said }));
}

describe("what a package says about the public's view", () => {
  it('is nothing where neither settings nor telephones are there', () => {
    expect(parseCityPackage(serializeCity(tinyCity())).city.publicFacts).toBeUndefined();
  });

  it('comes back as it was written, telephones beside their grids and not in them', () => {
    const publicFacts = {
      settings: {
        boundaries: false,
        operatorPhone: '0999-5550000',
        changesUntil: '2026-12-31',
        leastHouseholds: 25,
        roundTo: 5,
      },
      dutyPhones: { '990101001001002': '0999-5550107' },
    };
    const city = { ...tinyCity(), publicFacts };
    const read = parseCityPackage(serializeCity(city));
    expect(read).toMatchObject({ problems: [], notes: [] });
    expect(read.city).toEqual(city);
    expect(read.city.grids).toEqual(tinyCity().grids);
  });

  it('fills up what is left out, and takes words and numbers in text for what they are', () => {
    const { city, problems } = parseCityPackage(filesWith({ boundaries: '是', roundTo: '50' }));
    expect(problems).toEqual([]);
    expect(city.publicFacts?.settings).toEqual({
      ...DEFAULT_PUBLIC_SETTINGS,
      boundaries: true,
      roundTo: 50,
    });
  });

  it('names every setting that cannot be used in one sentence, and keeps the others', () => {
    const said = {
      boundaries: 'perhaps',
      operatorPhone: {},
      changesUntil: '2026-02-30',
      leastHouseholds: 0,
      roundTo: 2.5,
    };
    const { city, problems } = parseCityPackage(filesWith({ ...said, operatorPhone: '12345' }));
    expect(city.publicFacts?.settings).toEqual({ ...DEFAULT_PUBLIC_SETTINGS, operatorPhone: '12345' });
    expect(problems.map(({ message }) => message)).toEqual([
      'city.json: property public.boundaries is "perhaps", which is neither true nor false; false holds.',
      'city.json: property public.changesUntil is "2026-02-30", which is no day like 2026-12-31; none holds.',
      'city.json: property public.leastHouseholds is 0, which is not from 1 to 1000; 10 holds.',
      'city.json: property public.roundTo is 2.5, which is not a whole number of 0 or more; 10 holds.',
    ]);
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  it.each(['2026-13-01', '2026-1-1', 'tomorrow'])('takes %s for no day', (changesUntil) => {
    const { city, problems } = parseCityPackage(filesWith({ changesUntil }));
    expect(city.publicFacts?.settings.changesUntil).toBeNull();
    expect(problems).toHaveLength(1);
  });

  it('takes the usual settings for what is no object, and notes a setting that is not known', () => {
    const odd = parseCityPackage(filesWith([true]));
    expect(odd.city.publicFacts).toEqual(DEFAULT_PUBLIC_FACTS);
    expect(odd.problems.map(({ message }) => message)).toEqual([
      'city.json: property public is [true], which is no object; the usual settings hold.',
    ]);
    const misspelt = parseCityPackage(filesWith({ boundary: false }));
    expect(misspelt.notes).toEqual(['city.json: property public.boundary is not known and was left out.']);
  });
});
