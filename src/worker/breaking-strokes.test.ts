import { describe, expect, it } from 'vitest';
import type { CityData, Grid } from '../domain/city.ts';
import type { EditWarning, GroundCommand, Repair } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import { applyToRecords, invertChange } from '../editing/change.ts';
import { polygonFault } from '../engine/checking/polygon-fault.ts';
import { buildPartition } from '../engine/topology/build-partition.ts';
import { seededRandom } from '../engine/topology/community-fixture.ts';
import { breakingStroke } from './breaking-strokes.fixture.ts';
import { createCityEngine } from './city-engine.ts';
import type { EngineApi } from './protocol.ts';
import { TOWN_COMMUNITIES, TOWN_SETTINGS, townFixture } from './town-fixture.ts';

const STROKES_PER_TOWN = 50;
/** More repairs than any stroke needs. */
const MAX_REPAIRS = 12;

describe('a stroke that breaks something', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'is flagged in the preview, mended by any repair offered, and taken back by undo (seed %i)',
    async (seed) => {
      const random = seededRandom(seed);
      const city = townFixture(seed);
      const engine = createCityEngine();
      const start = byCode((await engine.open(city, TOWN_SETTINGS)).grids);
      for (let stroke = 0; stroke < STROKES_PER_TOWN; stroke++) {
        const { command, breaks } = breakingStroke(city, random);
        const where = `seed ${seed}, stroke ${stroke}: ${JSON.stringify(command)}`;
        const preview = await previewOf(engine, command, where);
        expect(
          preview.warnings.map(({ code }) => code),
          where,
        ).toContain(breaks);
        expectLegal(city, preview, command, where);
        for (const warning of preview.warnings) {
          for (const repair of warning.repairs) {
            const mended = await previewOf(engine, withRepair(command, repair), where);
            expect(
              mended.warnings.filter((one) => isSame(one, warning)),
              `${where} + ${JSON.stringify(repair)}`,
            ).toEqual([]);
            expectLegal(city, mended, command, `${where} + ${JSON.stringify(repair)}`);
          }
        }
        await landAndTakeBack(engine, city, command, where);
        expect(byCode((await engine.figures()).grids), where).toEqual(start);
      }
    },
  );
});

async function previewOf(engine: EngineApi, command: GroundCommand, where: string): Promise<EditEffect> {
  const answer = await engine.edit(command, 'provisional', false);
  if (!answer.ok) throw new Error(`${where}: refused as ${answer.reason}`);
  return answer.value;
}

/** Takes the best repair of each thing that blocks until the stroke may land, commits it and undoes it. */
async function landAndTakeBack(engine: EngineApi, city: CityData, broken: GroundCommand, where: string) {
  let command = broken;
  for (let i = 0; i < MAX_REPAIRS; i++) {
    const { warnings } = await previewOf(engine, command, where);
    const blocking = warnings.filter((warning) => warning.blocking);
    if (blocking.length === 0) break;
    expect(await engine.edit(command, 'commit', false), where).toEqual({ ok: false, reason: 'needs_repair' });
    const repair = blocking.find(({ repairs }) => repairs.length > 0)?.repairs[0];
    if (repair === undefined) break;
    command = withRepair(command, repair);
  }
  await engine.cancelEdit();
  const before = await engine.figures();
  const preview = await previewOf(engine, command, where);
  const commit = await engine.edit(command, 'commit', false);
  if (!commit.ok)
    throw new Error(`${where}: no row of repairs lets it land: ${JSON.stringify(preview.warnings)}`);
  expect(commit.value.change, where).toEqual(preview.change);
  expect(byCode(commit.value.grids), where).toEqual(byCode(preview.grids));
  expect(commit.value.totals, where).toEqual(preview.totals);
  const grids = new Map(city.grids.map((grid) => [grid.code, grid]));
  const after = applyToRecords<Grid>(grids, commit.value.change.grids);
  const undo = invertChange(commit.value.change);
  expect([...applyToRecords<Grid>(after, undo.grids).values()].sort(inOrder), where).toEqual(
    [...grids.values()].sort(inOrder),
  );
  await engine.apply(undo);
  expect(byCode((await engine.figures()).grids), where).toEqual(byCode(before.grids));
}

/** Every grid sound, all of them a partition of the community, and locked ones byte for byte as they were. */
function expectLegal(
  city: CityData,
  { change, strayParts = [] }: EditEffect,
  { locked }: GroundCommand,
  where: string,
) {
  const records = new Map(city.grids.map((grid) => [grid.code, grid]));
  const after = applyToRecords<Grid>(records, change.grids);
  for (const code of locked) expect(after.get(code), where).toBe(records.get(code));
  const faces = [...after.values()]
    .filter(({ communityCode }) => communityCode === TOWN_COMMUNITIES[0])
    .map(({ code, geometry }) => ({ code, polygon: geometry }));
  const strays = strayParts.map(({ gridCode, polygon }, i) => ({ code: `${gridCode}-${i}`, polygon }));
  for (const { code, polygon } of faces) expect(polygonFault(polygon), `${code}, ${where}`).toBeNull();
  const outline = city.adminUnits[0].geometry;
  expect(buildPartition([...faces, ...strays], outline).problems, where).toEqual([]);
}

function withRepair(command: GroundCommand, repair: Repair): GroundCommand {
  return { ...command, repairs: [...command.repairs, repair] };
}

function isSame(a: EditWarning, b: EditWarning): boolean {
  return a.code === b.code && a.subject === b.subject && String(a.at) === String(b.at);
}

function inOrder(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : 1;
}

function byCode<T extends { readonly code: string }>(rows: readonly T[]): T[] {
  return [...rows].sort(inOrder);
}
