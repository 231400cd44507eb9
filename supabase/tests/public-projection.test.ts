/** The public projection in the database: made of what is in force, kept up with it, and replaced all at once. */
import { describe, expect, test } from 'vitest';
import type { PublicIndex, PublicTile } from '../../src/domain/public-city.ts';
import { publishPublic } from '../../src/server/operate-public.ts';
import { listReports, reportLine } from '../../src/server/operate-reports.ts';
import { DocumentShelf } from '../../src/server/publishing/document-shelf.ts';
import { keepProjection } from '../../src/server/publishing/keep-projection.ts';
import { createSite } from '../../src/server/web/site.ts';
import { A1, A2, CITY, strip } from './fixture/tiny-city.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { approvedPlan, figuresFor, gridChange } from './support/plans.ts';
import { MADE_AT, storable, storeDocuments, tinyDocuments } from './support/public-view.ts';

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());

  /** One document, as a visitor of the API gets it. */
  async function read<T>(path: string): Promise<T> {
    const client = await opened().clientAs('anon');
    const { data, error } = await client.from('public_documents').select('body').eq('path', path);
    if (error) throw new Error(error.message);
    return data[0]?.body as T;
  }
  const index = () => read<PublicIndex>('index.json');
  /** What is said of the homes of a city in one tile. */
  const onlyTile = async () => read<PublicTile>(`tiles/${(await index()).tiles[0]}.json`);

  describe('kept by a server', () => {
    test('it is there after the first look, follows every publication and setting, and is made for nothing else', async () => {
      const said: string[] = [];
      const keeper = keepProjection(opened().backend, (sentence) => said.push(sentence));
      try {
        await keeper.look();
        const first = await index();
        expect(first).toMatchObject({ version: 1, city: { code: CITY }, settings: { operatorPhone: null } });
        expect(first.stations.map(({ code }) => code)).toEqual(['S1', 'S2', 'S3']);
        const { buildings, grids } = await onlyTile();
        expect(buildings.codes.length).toBe(10);
        expect(buildings.earlier).toEqual(Array(10).fill(-1));
        expect(grids.find(({ code }) => code === A1)?.dutyPhone).toBeNull();

        await keeper.look();
        expect(await index()).toEqual(first);

        const admin = await opened().clientAs('admin');
        const settings = { operatorPhone: '12345', changesUntil: '2027-01-31' };
        expect((await admin.rpc('set_public_settings', { wanted: settings })).error).toBeNull();
        expect((await admin.rpc('set_duty_phones', { wanted: { [A1]: '0571-1' } })).error).toBeNull();
        await keeper.look();
        expect(await index()).toMatchObject({ version: 1, settings });
        expect((await onlyTile()).grids.find(({ code }) => code === A1)?.dutyPhone).toBe('0571-1');

        // The home at x = 4 goes from the second grid to the first.
        const change = gridChange({ [A1]: strip(0, 4.5), [A2]: strip(4.5, 6) });
        const [planner, reviewer] = [await opened().sourceAs('planner'), await opened().sourceAs('reviewer')];
        const plan = await approvedPlan(planner, reviewer, CITY, change);
        await reviewer.publishPlan(plan.id, figuresFor(change));
        await keeper.look();
        expect((await index()).version).toBe(2);
        const redrawn = await onlyTile();
        expect(redrawn.version).toBe(2);
        const row = redrawn.buildings.codes.indexOf('H003');
        expect(redrawn.grids[redrawn.buildings.grid[row]].code).toBe(A1);
        expect(redrawn.buildings.earlierGrids[redrawn.buildings.earlier[row]].code).toBe(A2);
        expect(redrawn.buildings.earlier.filter((earlier) => earlier >= 0)).toHaveLength(1);
        expect(said).toHaveLength(3);
        for (const sentence of said)
          expect(sentence).toMatch(/^The public's view of map version \d is ready/);
      } finally {
        await keeper.stop();
      }
    });

    test('what fails is said once, and the one before stays with its own version and date', async () => {
      await storeDocuments(opened().backend, storable(tinyDocuments, 2));
      const { backend } = opened();
      const broken: typeof backend.query = (sql, parameters) =>
        sql.includes('city_buildings')
          ? Promise.reject(new Error('no buildings'))
          : backend.query(sql, parameters);
      const said: string[] = [];
      const keeper = keepProjection({ ...backend, query: broken }, (sentence) => said.push(sentence));
      await keeper.look();
      await keeper.look();
      await keeper.stop();
      expect(said).toEqual(["The public's view could not be made, the one before stays: no buildings"]);
      expect(await index()).toEqual(tinyDocuments.get('index.json'));
    });
  });

  test('all documents take the place of all before in one step, and none that is older does', async () => {
    const { backend } = opened();
    const documents = new Map(tinyDocuments).set('tiles/1_1.json', { id: '1_1' });
    expect(await storeDocuments(backend, storable(documents, 5))).toBe(true);
    expect(await storeDocuments(backend, storable(tinyDocuments, 4))).toBe(false);
    expect(await read('tiles/1_1.json')).toEqual({ id: '1_1' });
    const halfWay = {
      ...storable(tinyDocuments, 6),
      documents: [['index.json', '{}'] as const, ['x.json', '{'] as const],
    };
    await expect(storeDocuments(backend, halfWay)).rejects.toThrow();
    expect(await index()).toEqual(tinyDocuments.get('index.json'));
    expect(await storeDocuments(backend, storable(tinyDocuments, 6))).toBe(true);
    expect(await read('tiles/1_1.json')).toBeUndefined();
    const made = await backend.query(
      'select distinct version, private.instant_text(made_at) as "madeAt" from public_documents',
    );
    expect(made).toEqual([{ version: 6, madeAt: MADE_AT }]);
  });

  test('nobody writes documents, and nobody reaches what only the operator’s process asks', async () => {
    const row = { path: 'x.json', version: 1, body: {}, made_at: MADE_AT, made_from: 'x' };
    for (const name of ['anon', 'stranger', 'planner', 'reviewer', 'leader', 'admin']) {
      const table = (await opened().clientAs(name)).from('public_documents');
      expect([401, 403]).toContain((await table.insert(row)).status);
      expect([401, 403]).toContain(
        (await table.update({ version: 9 }).eq('path', 'index.json').select()).status,
      );
      expect([401, 403]).toContain((await table.delete().eq('path', 'index.json').select()).status);
    }
    const [{ open }] = await opened().backend.query<{ open: boolean }>(
      `select bool_or(has_function_privilege(role, p.oid, 'execute')) as open
       from unnest(array['anon', 'authenticated', 'service_role']) as role, pg_proc as p
       where p.proname in ('public_state', 'grids_before_redraw', 'write_public_settings', 'write_duty_phones',
         'load_duty_phones', 'names_a_person', 'unit_around')`,
    );
    expect(open).toBe(false);
  });

  test('the API and the server answer a document alike, with how long it may be kept', async () => {
    const { backend } = opened();
    await storeDocuments(backend, storable(tinyDocuments, 9));
    const site = createSite();
    site.open({ folder: '.', api: backend.fetch, documents: new DocumentShelf(backend) });
    const ask = async (answer: (request: Request) => Response | Promise<Response>, query: string) => {
      const address = `http://gridcircle.test/rest/v1/rpc/public_document?${query}`;
      const response = await answer(new Request(address, { headers: { apikey: backend.publishableKey } }));
      const kept = response.headers.get('cache-control');
      return { status: response.status, kept, body: (await response.json()) as unknown };
    };
    const index = tinyDocuments.get('index.json');
    for (const [query, kept, body] of [
      ['path=index.json', 'public, max-age=30', index],
      [`path=index.json&made=${MADE_AT}`, 'public, max-age=31536000, immutable', index],
      ['path=index.json&made=2020-01-01T00:00:00.000Z', 'no-store', index],
      ['path=tiles%2F0_0.json', 'no-store', null],
    ] as const) {
      expect(await ask(backend.fetch, query)).toEqual({ status: 200, kept, body });
      expect(await ask((request) => site.fetch(request, {}), query)).toEqual({ status: 200, kept, body });
    }
  });

  test('an operator makes it by hand, and lists what was reported', async () => {
    const { backend } = opened();
    await backend.exec('delete from public_documents');
    expect(await publishPublic(backend)).toMatch(
      /^The public has the view of map version 2, made \S+ \(\d+ documents\)$/,
    );
    expect((await index()).version).toBe(2);
    await storeDocuments(backend, storable(tinyDocuments, 9));
    expect(await publishPublic(backend)).toMatch(/stays$/);

    await backend.query(`select report_fact('S1', 'hours', '周六也开')`);
    const reports = await listReports(backend, 'open');
    expect(reports).toEqual([
      {
        id: expect.any(Number),
        handledAt: null,
        cameAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:00:00\.000Z$/),
        stationCode: 'S1',
        stationName: '团结党群服务站',
        unitCode: '990101001000',
        fault: 'hours',
        note: '周六也开',
      },
    ]);
    expect(reportLine(reports[0])).toMatch(/:00Z open S1 团结党群服务站 hours: 周六也开$/);
  });
});
