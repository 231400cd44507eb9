import { beforeEach, describe, expect, it } from 'vitest';
import type { CityData, Grid } from '../domain/city.ts';
import { type EditCommand, type GroundAction, type GroundCommand, UNASSIGNED } from '../domain/edit.ts';
import type { EditEffect } from '../domain/figures.ts';
import { type LonLat, type Polygon, roundDegrees } from '../domain/geometry.ts';
import { invertChange, sameRecord } from '../editing/change.ts';
import { createCityEngine } from './city-engine.ts';
import type { EngineApi } from './protocol.ts';
import { gridCode, homesOf, TOWN_COMMUNITIES, TOWN_SETTINGS, townFixture } from './town-fixture.ts';

const [COMMUNITY] = TOWN_COMMUNITIES;

let city: CityData;
let engine: EngineApi;
beforeEach(async () => {
  city = townFixture(7);
  engine = createCityEngine();
  await engine.open(city, TOWN_SETTINGS);
});

const command = (action: GroundAction, options: Partial<GroundCommand> = {}): GroundCommand =>
  ({
    communityCode: COMMUNITY,
    locked: [],
    repairs: [],
    compoundReason: null,
    ...options,
    ...action,
  }) as GroundCommand;

const giving = (buildings: readonly string[], to: string, onlyFrom: string | null = null): GroundAction => ({
  kind: 'assign_ground',
  picked: { buildings, compounds: [], blocksAt: [] },
  to,
  onlyFrom,
});

async function done(edit: EditCommand, phase: 'provisional' | 'commit' = 'commit'): Promise<EditEffect> {
  const answer = await engine.edit(edit, phase, false);
  if (!answer.ok) throw new Error(`${JSON.stringify(edit)} was refused as ${answer.reason}`);
  return answer.value;
}

const gridOf = (number: number): Grid => city.grids.find((grid) => grid.code === gridCode(number))!;
const ringOf = (number: number): LonLat[] =>
  gridOf(number).geometry.coordinates[0].map(([lon, lat]): LonLat => [lon, lat]);
const middle = (a: LonLat, b: LonLat): LonLat => [
  roundDegrees((a[0] + b[0]) / 2),
  roundDegrees((a[1] + b[1]) / 2),
];
const westOf = ([lon, lat]: LonLat): LonLat => [roundDegrees(lon - 0.0003), lat];
/** Corners of a block: south-west, south-east, north-east, north-west. */
const corners = (number: number) => {
  const [southWest, southEast, northEast, northWest] = ringOf(number);
  return { southWest, southEast, northEast, northWest };
};
const codesOf = (warnings: EditEffect['warnings']) => warnings.map((warning) => warning.code);

describe('commands on ground', () => {
  it('a: split a grid; the fuller part keeps the code, the other takes the next with name and kind', async () => {
    const { southWest, southEast, northWest, northEast } = corners(2);
    const line = [middle(southWest, southEast), middle(northWest, northEast)];
    const { change } = await done(command({ kind: 'split_grid', gridCode: gridCode(2), line }));
    expect(Object.keys(change.grids.updated)).toContain(gridCode(2));
    const added = change.grids.added[gridCode(13)];
    expect(added).toMatchObject({
      name: '东门社区第13网格',
      communityCode: COMMUNITY,
      kind: 'scattered_housing',
      staff: {},
    });
    const rows = (await engine.figures()).grids;
    const [kept, made] = [2, 13].map((number) => rows.find((row) => row.code === gridCode(number))!);
    expect(kept.households).toBeGreaterThanOrEqual(made.households);
    expect(kept.buildings + made.buildings).toBe(9);
  });

  it('b: merge two grids; the other code ends without a warning', async () => {
    const effect = await done(
      command({ kind: 'merge_grids', gridCodes: [gridCode(2), gridCode(3)], into: gridCode(3) }),
    );
    expect(Object.keys(effect.change.grids.removed)).toEqual([gridCode(2)]);
    expect(effect.change.grids.updated[gridCode(3)][1]).toMatchObject({
      name: gridOf(3).name,
      staff: { gridWorkers: 1 },
    });
    expect(codesOf(effect.warnings)).toEqual(['out_of_band']);
  });

  it('c: carve a piece out of several grids', async () => {
    const { northEast: corner } = corners(2);
    const area = square(corner, 0.0005);
    const { change } = await done(command({ kind: 'carve_grid', area, from: null }));
    expect(Object.keys(change.grids.added)).toEqual([gridCode(13)]);
    expect(Object.keys(change.grids.updated).length).toBeGreaterThanOrEqual(2);
  });

  it('d: redraw a border with a stroke, and straighten it again', async () => {
    const { southEast, northEast } = corners(2);
    const off = westOf(middle(southEast, northEast));
    const bent = await done(command({ kind: 'redraw_border', line: [southEast, off, northEast] }));
    expect(bent.change.grids.updated[gridCode(2)][1].geometry.coordinates[0]).toContainEqual([...off]);
    const straight = await done(command({ kind: 'straighten_border', from: southEast, to: northEast }));
    expect(sameRecord(straight.change.grids.updated[gridCode(2)][1], gridOf(2))).toBe(true);
  });

  it('e: lead a border along the street, as the path shown before', async () => {
    const { southEast, northEast } = corners(2);
    const off = westOf(middle(southEast, northEast));
    await done(command({ kind: 'redraw_border', line: [southEast, off, northEast] }));
    const path = await engine.streetPath(COMMUNITY, southEast, northEast);
    expect(path?.[0]).toEqual(southEast);
    expect(path?.at(-1)).toEqual(northEast);
    const { change } = await done(command({ kind: 'follow_street', from: southEast, to: northEast }));
    expect(sameRecord(change.grids.updated[gridCode(2)][1], gridOf(2))).toBe(true);
    const nowhere: LonLat = [0, 0];
    expect(await engine.streetPath(COMMUNITY, southEast, nowhere)).toBeNull();
    expect(
      await engine.edit(command({ kind: 'follow_street', from: southEast, to: nowhere }), 'commit', false),
    ).toMatchObject({ reason: 'no_street' });
  });

  it('f: a whole block goes along with its houses, up to the streets, and its grid has to end', async () => {
    const give = giving(homesOf(2), gridCode(3));
    const preview = await done(command(give), 'provisional');
    expect(preview.warnings[0]).toMatchObject({ code: 'empty_grid', blocking: true, subject: gridCode(2) });
    expect(await engine.edit(command(give), 'commit', false)).toEqual({ ok: false, reason: 'needs_repair' });
    const { change } = await done(command(give, { repairs: preview.warnings[0].repairs }));
    expect(Object.keys(change.grids.removed)).toEqual([gridCode(2)]);
    const corner = (ring: readonly (readonly number[])[]) => new Set(ring.map(String));
    const both = corner([...ringOf(2), ...ringOf(3)]);
    expect(corner(change.grids.updated[gridCode(3)][1].geometry.coordinates[0])).toEqual(both);
  });

  it('g: the first grids of an emptied community, with codes that were never given before', async () => {
    const all = { kind: 'assign_ground', to: UNASSIGNED, onlyFrom: null } as const;
    const blocksAt = await Promise.all(
      Array.from({ length: 12 }, async (_, i) => middle(corners(i + 1).southWest, corners(i + 1).northEast)),
    );
    const picked = { buildings: [], compounds: [], blocksAt };
    const repairs = Array.from({ length: 12 }, (_, i) => ({
      kind: 'retire_grid' as const,
      gridCode: gridCode(i + 1),
    }));
    const emptied = await done(command({ ...all, picked }, { repairs }));
    expect(Object.keys(emptied.change.grids.removed)).toHaveLength(12);
    const unassigned = (await engine.problems())[0];
    expect(unassigned).toMatchObject({ code: 'gap', where: COMMUNITY });
    const first = await done(command({ kind: 'create_grid', area: null }));
    expect(Object.keys(first.change.grids.added)).toEqual([gridCode(13)]);
    expect(first.unassignedHouseholds).toBe(0);
  });

  it('h: takes only from the grid named, or only what nobody has', async () => {
    const buildingsIn = async (number: number) =>
      (await engine.figures()).grids.find((row) => row.code === gridCode(number))?.buildings;
    await done(command(giving([homesOf(2)[8], homesOf(5)[2]], gridCode(3), gridCode(2))));
    expect([await buildingsIn(2), await buildingsIn(5), await buildingsIn(3)]).toEqual([8, 9, 10]);
    expect(
      await engine.edit(command(giving(homesOf(2), gridCode(3), UNASSIGNED)), 'provisional', false),
    ).toMatchObject({
      reason: 'nothing_changes',
    });
  });

  it('i: splits a compound only for a reason given', async () => {
    const give = giving(homesOf(1).slice(6), gridCode(4));
    const { warnings } = await done(command(give), 'provisional');
    expect(warnings.find((warning) => warning.code === 'cuts_compound')).toMatchObject({
      blocking: true,
      subject: 'X1',
    });
    const reasoned = await done(command(give, { compoundReason: '两期分管' }));
    expect(reasoned.warnings.find((warning) => warning.code === 'cuts_compound')).toMatchObject({
      blocking: false,
    });
    const cut = (await engine.problems()).find((problem) => problem.code === 'cuts_compound');
    expect(cut).toMatchObject({ where: 'X1', severity: 'error', subjects: ['X1', gridCode(1), gridCode(4)] });
    expect(cut?.at).toHaveLength(2);
  });

  it('j: knows the block at a position, and none outside the community', async () => {
    const { southWest, northEast } = corners(2);
    const block = await engine.blockAt(COMMUNITY, middle(southWest, northEast));
    expect(new Set(block?.coordinates[0].map(String))).toEqual(new Set(ringOf(2).map(String)));
    expect(await engine.blockAt(COMMUNITY, [0, 0])).toBeNull();
    expect(await engine.blockAt('unknown', southWest)).toBeNull();
  });

  it('k: says what a pulled border cuts, and sees footprints that arrive later', async () => {
    const bare = { ...city, buildings: { ...city.buildings, footprints: null } };
    await engine.open(bare, TOWN_SETTINGS);
    const { southEast, northEast } = corners(2);
    const at = middle(southEast, northEast);
    const [row] = [city.buildings.codes.indexOf(homesOf(2)[7])];
    const to: LonLat = [city.buildings.lon[row], city.buildings.lat[row]];
    const pull: EditCommand = { kind: 'move_vertex', communityCode: COMMUNITY, at, to };
    await done({ kind: 'insert_vertex', communityCode: COMMUNITY, segment: [southEast, northEast], at });
    expect(codesOf((await done(pull, 'provisional')).warnings)).not.toContain('cuts_building');
    const footprints = city.buildings.codes.map((one, i) => ({
      code: one,
      polygon: city.buildings.footprints![i]!,
    }));
    await engine.provideFootprints(footprints);
    const { warnings } = await done(pull);
    expect(warnings.find((warning) => warning.code === 'cuts_building')).toMatchObject({
      blocking: false,
      subject: homesOf(2)[7],
      repairs: [],
    });
    expect((await engine.problems()).map((problem) => problem.code)).toContain('cuts_building');
  });

  it('l: is taken back without a trace, whatever it was', async () => {
    const start = await engine.figures();
    const { southWest, southEast, northEast, northWest } = corners(8);
    const actions: GroundAction[] = [
      {
        kind: 'split_grid',
        gridCode: gridCode(8),
        line: [middle(southWest, southEast), middle(northWest, northEast)],
      },
      { kind: 'merge_grids', gridCodes: [gridCode(8), gridCode(9)], into: gridCode(8) },
      { kind: 'carve_grid', area: square(southEast, 0.0005), from: null },
      { kind: 'redraw_border', line: [southEast, [southEast[0] - 0.0004, northEast[1] - 0.001], northEast] },
      giving(homesOf(8).slice(6), gridCode(11)),
    ];
    for (const action of actions) {
      const { change } = await done(command(action, { compoundReason: '试' }));
      await engine.apply(invertChange(change));
      expect(byCode(await engine.figures())).toEqual(byCode(start));
    }
  });
});

function square([lon, lat]: LonLat, half: number): Polygon {
  const ring = [
    [lon - half, lat - half],
    [lon + half, lat - half],
    [lon + half, lat + half],
    [lon - half, lat + half],
    [lon - half, lat - half],
  ];
  return { type: 'Polygon', coordinates: [ring] };
}

function byCode(figures: { readonly grids: readonly { readonly code: string }[] }) {
  return [...figures.grids].sort((a, b) => (a.code < b.code ? -1 : 1));
}
