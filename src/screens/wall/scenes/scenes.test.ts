import { describe, expect, it } from 'vitest';
import { smallCity } from '../../small-city.ts';
import { builtInScenes } from './built-in-scenes.ts';
import { parseScenes, writeScenes } from './parse-scenes.ts';
import { MOST_SCENES, type SceneView, sameView, sceneNumberIn, searchOf, viewOf } from './scene.ts';
import { hourAt, isSceneHour } from './scene-hour.ts';
import { limitOf, settingsOf } from './view-settings.ts';

const VIEWS: readonly SceneView[] = [
  {},
  { limit: '5' },
  { walk: 'older', service: '就餐用餐', hour: 'workday-19:00', unit: '990101' },
  { grid: '990101001001', raised: 'households', before: '3' },
];

describe('the link of a scene', () => {
  it.each(VIEWS)('says the view %j, and nothing of the one before', (view) => {
    const search = searchOf('?lang=en&limit=10&scene=1&play=1', view, 2);
    expect(sameView(viewOf(search), view)).toBe(true);
    expect(sceneNumberIn(search, 2)).toBe(2);
    expect(new URLSearchParams(search).get('lang')).toBe('en');
    expect(new URLSearchParams(search).get('play')).toBe('1');
    expect(new URLSearchParams(searchOf(search, view, null)).has('scene')).toBe(false);
  });

  it('names none where there is none', () => {
    for (const search of ['', '?scene=0', '?scene=4', '?scene=1.5', '?scene=x']) {
      expect(sceneNumberIn(search, 3)).toBeNull();
    }
  });
});

describe('scenes in a file', () => {
  const scenes = VIEWS.map((view, index) => ({
    name: index === 0 ? null : `场景 ${index}`,
    nameEn: index === 1 ? 'Five minutes' : null,
    seconds: 20 + index,
    view,
  }));

  it('come back as they were written', () => {
    expect(parseScenes(writeScenes(scenes))).toEqual({ scenes, faults: [] });
    expect(parseScenes(`\uFEFF${writeScenes(scenes)}`).scenes).toEqual(scenes);
  });

  it('that are no good are named and left out, and the others stay', () => {
    const file = (...rows: unknown[]) => JSON.stringify({ scenes: [{ seconds: 20 }, ...rows] });
    const fault = (row: unknown) => {
      const { scenes: kept, faults } = parseScenes(file(row));
      expect(kept).toHaveLength(1);
      return faults;
    };
    expect(fault({ limit: 7 })).toEqual([
      { kind: 'bad_value', scene: 2, field: 'limit', expected: '5 / 10 / 15' },
    ]);
    expect(fault({ walk: 'running' })).toMatchObject([{ kind: 'bad_value', field: 'walk' }]);
    expect(fault({ hour: 'yesterday' })).toMatchObject([{ kind: 'bad_value', field: 'hour' }]);
    expect(fault({ seconds: 1 })).toMatchObject([{ kind: 'bad_value', field: 'seconds' }]);
    expect(fault({ name: '' })).toMatchObject([{ kind: 'bad_value', field: 'name' }]);
    expect(fault({ minutes: 5 })).toEqual([{ kind: 'unknown_field', scene: 2, field: 'minutes' }]);
    expect(fault('x')).toEqual([{ kind: 'no_scene', scene: 2 }]);
  });

  it('that is no file of scenes leaves only its fault', () => {
    const only = (text: string) => {
      const { scenes: kept, faults } = parseScenes(text);
      expect(kept).toEqual([]);
      return faults;
    };
    expect(only('{"scenes": [\n{"limit": 5,}\n]}')).toEqual([{ kind: 'not_json', line: 2 }]);
    expect(only('')).toMatchObject([{ kind: 'not_json' }]);
    for (const text of ['[]', '{}', '{"scenes": []}', '{"scenes": {}}', 'null'])
      expect(only(text)).toEqual([{ kind: 'no_scenes' }]);
    const many = { scenes: Array.from({ length: MOST_SCENES + 1 }, () => ({})) };
    expect(only(JSON.stringify(many))).toEqual([{ kind: 'too_many', most: MOST_SCENES }]);
  });
});

describe('the hour of a scene', () => {
  const at = (china: string) => new Date(`${china}+08:00`);

  it('moves on with the day, in China', () => {
    // 2026-11-27 is a Friday.
    expect(hourAt('workday-19:00', at('2026-11-27T23:59:59'))).toBe('2026-11-27T19:00');
    expect(hourAt('workday-19:00', at('2026-11-28T00:00:00'))).toBe('2026-11-30T19:00');
    expect(hourAt('saturday-10:00', at('2026-11-28T23:59:59'))).toBe('2026-11-28T10:00');
    expect(hourAt('saturday-10:00', at('2026-11-29T00:00:00'))).toBe('2026-12-05T10:00');
    expect(hourAt('sunday-15:00', at('2026-12-31T12:00:00'))).toBe('2027-01-03T15:00');
  });

  it('now is the present quarter of an hour, also over midnight', () => {
    expect(hourAt('now', at('2026-11-27T14:14:59'))).toBe('2026-11-27T14:00');
    expect(hourAt('now', at('2026-11-27T23:59:59'))).toBe('2026-11-27T23:45');
    expect(hourAt('now', at('2026-11-28T00:00:00'))).toBe('2026-11-28T00:00');
  });

  it('that is fixed stays, and what is none is no hour', () => {
    expect(hourAt('2026-11-22T10:00', at('2027-01-01T00:00:00'))).toBe('2026-11-22T10:00');
    expect(hourAt(undefined, at('2026-11-27T12:00:00'))).toBeNull();
    for (const text of ['', 'noon', 'workday-25:00', 'monday-10:00', '2026-13-41T10:00'])
      expect([text, isSceneHour(text)]).toEqual([text, false]);
  });
});

describe('what a view counts under', () => {
  const profiles = smallCity().info.walkProfiles;

  it('is what its link says, at the speeds of the city', () => {
    expect(
      settingsOf({ walk: 'older', limit: '5', service: '就餐用餐' }, profiles, '2026-11-27T19:00'),
    ).toMatchObject({
      ...profiles.older,
      profile: 'older',
      limitMinutes: 5,
      service: '就餐用餐',
      at: '2026-11-27T19:00',
    });
  });

  it('ignores what nobody knows', () => {
    expect(limitOf({ limit: '7' })).toBe(15);
    expect(settingsOf({ walk: 'running' }, profiles, null)).toMatchObject({ profile: 'standard', at: null });
  });
});

it('a city without scenes of its own gets some, each of which a file could hold', () => {
  const scenes = builtInScenes(smallCity());
  expect(scenes.length).toBeGreaterThan(5);
  expect(parseScenes(writeScenes(scenes))).toEqual({ scenes, faults: [] });
  const seen = new Set(scenes.map(({ view }) => searchOf('', view, null)));
  expect(seen.size).toBe(scenes.length);
});
