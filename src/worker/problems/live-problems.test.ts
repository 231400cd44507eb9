import { describe, expect, it } from 'vitest';
import type { CityData, Grid } from '../../domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import { type GroundCommand, UNASSIGNED } from '../../domain/edit.ts';
import type { Problem } from '../../domain/problem.ts';
import { applyToRecords } from '../../editing/change.ts';
import { checkCity } from '../../engine/checking/check-city.ts';
import { loadOverlay } from '../../engine/geometry/overlay.ts';
import { seededRandom } from '../../engine/topology/community-fixture.ts';
import { breakingStroke } from '../breaking-strokes.fixture.ts';
import { createCityEngine } from '../city-engine.ts';
import { gridCode, homesOf, TOWN_COMMUNITIES, townFixture } from '../town-fixture.ts';

const SETTINGS: CoverageSettings = { ...DEFAULT_SETTINGS, limitMinutes: 5 };

/** What is wrong with what: codes and subjects, without words. */
const told = (problems: readonly Problem[]) => problems.map(({ code, where }) => `${code} ${where}`).sort();

describe('the live list of problems', () => {
  it.each([21, 22, 23])(
    'names what a full check of the city names, after every edit (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const overlay = await loadOverlay();
      let city = townFixture(seed);
      const engine = createCityEngine();
      await engine.open(city, SETTINGS);
      expect(told(await engine.problems())).toEqual(told(checkCity(city, overlay).problems));
      for (let i = 0; i < 12; i++) {
        const { command } = breakingStroke(city, random);
        const answer = await engine.edit(await landable(command), 'commit', false);
        if (!answer.ok) continue;
        city = withGrids(city, applyToRecords<Grid>(byCode(city.grids), answer.value.change.grids));
        const problems = await engine.problems();
        expect(told(problems), JSON.stringify(command)).toEqual(told(checkCity(city, overlay).problems));
        expect(problems.every(({ at, subjects }) => at !== undefined && subjects !== undefined)).toBe(true);
      }

      async function landable(command: GroundCommand): Promise<GroundCommand> {
        let repaired: GroundCommand = { ...command, compoundReason: '调整' };
        for (let repairs = 0; repairs < 12; repairs++) {
          const preview = await engine.edit(repaired, 'provisional', false);
          const blocking = preview.ok ? preview.value.warnings.filter((warning) => warning.blocking) : [];
          const [repair] = blocking.find((warning) => warning.repairs.length > 0)?.repairs ?? [];
          if (repair === undefined) break;
          repaired = { ...repaired, repairs: [...repaired.repairs, repair] };
        }
        await engine.cancelEdit();
        return repaired;
      }
    },
  );

  it('tells new what the edits did: a cut that they made, ground that they left to nobody', async () => {
    const city = townFixture(3);
    const engine = createCityEngine();
    const news = async () => told((await engine.problems()).filter(({ isNew }) => isNew));
    await engine.open(withGrids(city, byCode(city.grids.slice(1))), SETTINGS);
    expect(await news()).toEqual([]);
    await engine.open(city, SETTINGS);
    const plain = { communityCode: TOWN_COMMUNITIES[0], locked: [], repairs: [], compoundReason: '试' };
    const give = (home: string, to: string): GroundCommand => ({
      kind: 'assign_ground',
      picked: { buildings: [home], compounds: [], blocksAt: [] },
      to,
      onlyFrom: null,
      ...plain,
    });
    // Block 8 is a walled compound; the whole of block 2 has been a grid of its own.
    const divided = await engine.edit(give(homesOf(8)[0], gridCode(5)), 'commit', false);
    expect(divided.ok).toBe(true);
    expect(await news()).toEqual(['cuts_compound X2']);
    const left = await engine.edit(give(homesOf(2)[4], UNASSIGNED), 'commit', false);
    expect(left.ok).toBe(true);
    expect(await news()).toEqual(['cuts_compound X2', expect.stringMatching(/^gap /)]);
  });

  it('begins with homes in no grid, then errors, then warnings', async () => {
    const city = townFixture(3);
    const engine = createCityEngine();
    await engine.open(withGrids(city, byCode(city.grids.slice(1))), SETTINGS);
    const problems = await engine.problems();
    expect(problems[0]).toMatchObject({ code: 'unassigned_building', counts: { buildings: 9 } });
    const severities = problems.slice(1).map(({ severity }) => severity);
    expect(severities).toEqual([...severities].sort());
  });
});

function withGrids(city: CityData, grids: ReadonlyMap<string, Grid>): CityData {
  return { ...city, grids: [...grids.values()] };
}

function byCode(grids: readonly Grid[]): Map<string, Grid> {
  return new Map(grids.map((grid) => [grid.code, grid]));
}
