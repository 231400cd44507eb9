import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { applyMigrations, readMigrations } from '../../src/server/database/migrations.ts';
import { generateSchemaTypes, SCHEMA_TYPES_FILE } from '../../src/server/generate-schema-types.ts';
import { A1, A2, B1, COMMUNITY_A, SUBDISTRICT_A, strip } from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';

const MIGRATIONS = fileURLToPath(new URL('../migrations', import.meta.url));

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  const sql = (statement: string) => opened().backend.exec(statement);
  const polygon = (west: number, east: number) =>
    `st_setsrid(st_geomfromgeojson('${JSON.stringify(strip(west, east))}'), 4490)`;
  const insertGrid = (code: string, community: string, shape: string) =>
    sql(`insert into grids (code, name, community_code, kind, geom, plan_id, from_version)
         select '${code}', 'x', '${community}', 'dedicated', ${shape}, id, 1 from plans where number like '%-000'`);

  test('the committed types are the ones this schema gives', async () => {
    expect(await readFile(SCHEMA_TYPES_FILE, 'utf8')).toBe(await generateSchemaTypes(opened().backend));
  });

  test('migrations that were applied are not applied again', async () => {
    const migrations = await readMigrations(MIGRATIONS);
    expect(migrations.length).toBeGreaterThan(5);
    expect(await applyMigrations(opened().backend as never, migrations)).toEqual([]);
  });

  test('every foreign key and every geometry has an index', async () => {
    const geometries = await opened().backend.query(
      `select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
       join pg_type t on t.oid = a.atttypid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and t.typname = 'geometry' and a.attnum > 0
         and not exists (select from pg_index i join pg_class ic on ic.oid = i.indexrelid join pg_am am on am.oid = ic.relam
           where i.indrelid = c.oid and am.amname = 'gist' and a.attnum = i.indkey[0])`,
    );
    expect(geometries).toEqual([]);
  });

  test.each<[string, () => Promise<void>, RegExp]>([
    [
      'an overlap of grids in force',
      () => insertGrid('X1', COMMUNITY_A, polygon(2, 4)),
      /overlaps grid|outside/,
    ],
    [
      'a grid outside its community',
      () => insertGrid('X1', COMMUNITY_A, polygon(20, 21)),
      /lies outside its community/,
    ],
    ['a grid in what is no community', () => insertGrid('X1', SUBDISTRICT_A, polygon(0, 1)), /no community/],
    [
      'a grid in a unit that is not there',
      () => insertGrid('X1', 'nowhere', polygon(0, 1)),
      /foreign key|is not present/,
    ],
    ['a code used twice', () => insertGrid(A1, COMMUNITY_A, polygon(0, 1)), /duplicate key|unique/],
    ['a code from a spreadsheet', () => insertGrid('9.90101E+14', COMMUNITY_A, polygon(0, 1)), /code_text/],
    [
      'an overlap by moving',
      () => sql(`update grids set geom = ${polygon(0, 4)} where code = '${A1}'`),
      /overlaps grid/,
    ],
    [
      'an invalid shape',
      () =>
        sql(
          `update grids set geom = st_geomfromtext('POLYGON((114 22.5,114.003 22.51,114.003 22.5,114 22.51,114 22.5))', 4490) where code = '${A1}'`,
        ),
      /check constraint/,
    ],
    [
      'fewer than no households',
      () => sql(`update buildings set household_count = -1 where code = 'H001'`),
      /household_count/,
    ],
    [
      'a unit below itself',
      () => sql(`update admin_units set parent_code = '${COMMUNITY_A}' where code = '${SUBDISTRICT_A}'`),
      /cannot lie below/,
    ],
    [
      'a second top unit',
      () => sql(`update admin_units set parent_code = null where code = '${COMMUNITY_A}'`),
      /one_root/,
    ],
    ['a second city', () => sql(`insert into city select * from city`), /duplicate key|unique/],
    [
      'a second plan in force',
      () =>
        sql(
          `update plans set status = 'in_force'; insert into plans (number, name, status, unit_code, base_version, version) values ('x', 'x', 'in_force', '${COMMUNITY_A}', 1, 9)`,
        ),
      /one_in_force/,
    ],
    ['the end of history', () => sql('delete from grids'), /kept as they were/],
    [
      'demo accounts outside demo mode',
      () => sql(`insert into demo_access values ('a', 'admin', 'a')`),
      /demo mode/,
    ],
  ])('the database refuses %s', async (_, write, reason) => {
    await expect(write()).rejects.toThrow(reason);
    const [{ count }] = await opened().backend.query<{ count: number }>(
      'select count(*)::int as count from grids where to_version is null',
    );
    expect(count).toBe(5);
  });

  test('a code that was retired cannot come back, one that is replaced can', async () => {
    await sql(`update grids set to_version = 2, valid_to = now() where code in ('${A2}', '${B1}');
      update issued_grid_codes set retired_in = 2 where code = '${B1}'`);
    await insertGrid(A2, COMMUNITY_A, polygon(3, 6));
    await expect(insertGrid(B1, `${B1.slice(0, 12)}`, polygon(10, 15))).rejects.toThrow(/never used again/);
  });

  test('a unit that moves takes the units below along', async () => {
    const pathOf = async (code: string) =>
      (
        await opened().backend.query<{ path: string }>('select path from admin_units where code = $1', [code])
      )[0].path;
    const before = await pathOf(COMMUNITY_A);
    await sql(`insert into admin_units (code, name, level, parent_code, path, geom)
      select 'between', 'x', 'county', code, '', geom from admin_units where parent_code is null;
      update admin_units set parent_code = 'between' where code = '${SUBDISTRICT_A}'`);
    expect(await pathOf(COMMUNITY_A)).toBe(
      before.replace(`/${SUBDISTRICT_A}/`, `/between/${SUBDISTRICT_A}/`),
    );
  });
});
