import { describe, expect, test } from 'vitest';
import { generateCity } from '../../data/generate-city.ts';
import { shapeArea } from '../../src/engine/geometry/planar.ts';
import { seededRandom } from '../../src/engine/topology/community-fixture.ts';
import type { Ground } from '../../src/engine/topology/ground/ground.ts';
import { unassignedGround } from '../../src/engine/topology/testing/ground-faults.ts';
import { type Buildings, GroundSession } from '../../src/engine/topology/testing/ground-session.ts';
import { groundsOf } from '../../src/engine/topology/testing/grounds-of.ts';
import { HAS_TRACTS, readTracts } from '../../src/engine/topology/testing/tracts.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';

/** A long session of random edits that is over. */
function session(
  grounds: readonly Ground[],
  buildings: Buildings,
  seed: number,
  steps: number,
): GroundSession {
  const edited = new GroundSession(grounds, buildings, seededRandom(seed));
  while (edited.counts.steps < steps) edited.step();
  return edited;
}

const demo = generateCity('demo');
const sessions: [name: string, session: GroundSession][] = [
  ['the demo city', session(groundsOf(demo), demo.buildings, 61, 1500)],
];
if (HAS_TRACTS) {
  const { grounds, buildings } = readTracts(40);
  sessions.push(['the tracts of New Hampshire', session(grounds, buildings, 62, 1000)]);
} else console.warn('The tracts of New Hampshire are absent: only the demo city goes before PostGIS.');

/** Grids and outlines as tables, from two parameters. */
const GIVEN = `
  with ground as (
    select community, code, st_geomfromgeojson(shape) as geom
    from json_to_recordset($1::text::json) as given (community int, code text, shape text)
  ), outline as (
    select community, st_geomfromgeojson(shape) as geom, unassigned
    from json_to_recordset($2::text::json) as given (community int, shape text, unassigned float8)
  )`;

/** Each names what is wrong, row by row; sound ground gives none. A unit is 1e-7°: what rounding may leave. */
const FAULTS: Readonly<Record<string, string>> = {
  'a grid that is not valid':
    'select code, st_isvalidreason(geom) as fault from ground where not st_isvalid(geom)',
  'two grids that overlap': `
    select one.code, other.code as fault from ground as one
    join ground as other on one.community = other.community and one.code < other.code and one.geom && other.geom
    where st_relate(one.geom, other.geom, '2********') or st_area(st_intersection(one.geom, other.geom)) > 0`,
  'a grid beyond the outline': `
    select code, 'outside' as fault from ground join outline using (community)
    where st_area(st_difference(ground.geom, outline.geom)) > 1e-7 * st_perimeter(ground.geom)`,
  'a union that differs from the sum': `
    select community, 'union' as fault from ground group by community
    having abs(st_area(st_union(geom)) / sum(st_area(geom)) - 1) > 1e-12`,
  'ground of the outline that is neither in a grid nor known to be in none': `
    select community, 'gap' as fault from outline
    join (select community, st_union(geom) as geom from ground group by community) as tiled using (community)
    where abs(st_area(outline.geom) - st_area(tiled.geom) - unassigned) > 1e-7 * st_perimeter(outline.geom)`,
};

onEachDatabase((kind) => {
  const opened = useBackend(kind);

  describe.each(sessions)('%s, edited at random', (_, edited) => {
    const grounds = edited.endStates();
    const parameters = [
      JSON.stringify(
        grounds.flatMap(({ grids }, community) =>
          grids.map(({ code, polygon }) => ({ community, code, shape: JSON.stringify(polygon) })),
        ),
      ),
      JSON.stringify(
        grounds.map((ground, community) => ({
          community,
          shape: JSON.stringify(ground.outline),
          unassigned: shapeArea(unassignedGround(ground).map(({ coordinates }) => coordinates)),
        })),
      ),
    ];
    const faults = (question: string) => opened().backend.query(`${GIVEN} ${question}`, parameters);

    test('keeps our own laws', () => {
      edited.checkAll();
      expect(edited.faults).toEqual([]);
    });

    test.each(Object.entries(FAULTS))('does not have %s, says PostGIS', async (_name, question) => {
      expect(await faults(question)).toEqual([]);
    });

    test('shares every vertex and every edge of a border', async () => {
      expect(
        await faults(`
          select one.code, other.code as fault, st_astext(corner.geom) from ground as one
          join ground as other on one.community = other.community and one.code <> other.code and one.geom && other.geom
          cross join lateral st_dumppoints(one.geom) as corner
          where st_dwithin(corner.geom, st_boundary(other.geom), 5e-8)
            and not st_intersects(corner.geom, st_points(other.geom))`),
      ).toEqual([]);
      const [{ knows }] = await opened().backend.query<{ knows: boolean }>(
        `select exists (select from pg_proc where proname = 'st_coverageinvalidedges') and
           string_to_array(substring(postgis_geos_version() from '^[0-9.]+'), '.')::int[] >= array[3, 12] as knows`,
      );
      if (!knows) return;
      expect(
        await faults(`
          select * from (
            select community, code, st_coverageinvalidedges(geom) over (partition by community) as fault from ground
          ) as judged where fault is not null`),
      ).toEqual([]);
    });
  });
});
