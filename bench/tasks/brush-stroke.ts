import { createRandom, type Random } from '../../data/generator/random.ts';
import type { CityData, Grid } from '../../src/domain/city.ts';
import type { GroundCommand } from '../../src/domain/edit.ts';
import type { EditEffect } from '../../src/domain/figures.ts';
import type { Polygon } from '../../src/domain/geometry.ts';
import type { Overlay } from '../../src/engine/geometry/overlay.ts';
import { shapeArea } from '../../src/engine/geometry/planar.ts';
import { locateCommunities } from '../../src/worker/community-locator.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { EditingDesk } from '../editing-desk.ts';
import { sideBySide, type Timing } from '../measure.ts';
import { polygonText } from '../peers/wkt.ts';
import { type BenchTable, clockNote, rounded, rowOf, stepsRow } from '../report.ts';

const BUILDINGS_PER_STROKE = 200;
/** Nobody accepts more repairs of one stroke than this. */
const MAX_REPAIRS = 20;

/**
 * A planner brushes over two hundred buildings and gives them to a grid: the preview with all numbers and
 * warnings, the repairs accepted one by one, and the commit. Every third stroke is kept, the others are undone.
 */
export const brushStroke: BenchTask = {
  name: 'brush-stroke',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject, peer, overlay } = bench;
    const random = createRandom(subject.seed).fork('brush stroke');
    const desk = await EditingDesk.open(subject.city);
    const brush = new Brush(subject.city, random);
    await paint(desk, brush, 10);
    const strokes = await paint(desk, brush, subject.preset === 'demo' ? 60 : 120);
    const isEqual = await desk.equalsFromScratch();
    const transfers = strokes.landed.flatMap((landed) => transferOf(landed, overlay));
    const { quick } = repeats(bench);
    const { postgis } = await sideBySide({
      postgis: {
        runs: Math.min(quick, transfers.length),
        warmUps: 1,
        pid: peer.pid,
        work: takingTurns(transfers, (transfer) => peer.sql.unsafe(transferAndRecount(transfer))),
      },
    });
    const preview = stepsRow('GridCircle, preview with all numbers', strokes.previews, {
      of: 'p99',
      atMost: 100,
    });
    const peerRow = rowOf('PostGIS, the ground moved and the grids touched recounted', postgis);
    return {
      task: 'brush-stroke',
      title: `a stroke over ${BUILDINGS_PER_STROKE} buildings, through the doorway the page uses`,
      rows: [
        { ...preview, ratio: preview.medianMs / peerRow.medianMs },
        stepsRow('GridCircle, commit with all numbers', strokes.commits, { of: 'p99', atMost: 100 }),
        stepsRow('GridCircle, preview with a repair more', strokes.repairs, null),
        stepsRow('GridCircle, first stroke in a community', strokes.firsts, null),
        peerRow,
      ],
      agreement: [
        isEqual
          ? 'after all strokes every figure of the city equals a count from scratch'
          : 'WRONG: figures differ from a count from scratch',
        clockNote([...strokes.previews, ...strokes.commits]),
        `${strokes.landed.length} of ${strokes.previews.length} strokes could land, ${rounded(strokes.warnings / strokes.previews.length)} warnings each; ${strokes.refused} changed nothing`,
        await compareWithPostgis(bench, transfers),
        'PostGIS is given the ground; ours finds it around the buildings picked, judges what it cuts, and leaves no sliver',
      ],
    };
  },
};

type AssignCommand = Extract<GroundCommand, { kind: 'assign_ground' }>;

/** Chooses what to brush over: buildings around a place, for a grid of the same community. */
class Brush {
  readonly #city: CityData;
  readonly #random: Random;
  readonly #communities: readonly (readonly [code: string, rows: readonly number[]])[];

  constructor(city: CityData, random: Random) {
    const communityAt = locateCommunities(city.adminUnits);
    const rows = new Map<string, number[]>();
    for (let row = 0; row < city.buildings.count; row++) {
      const code = communityAt(city.buildings.lon[row], city.buildings.lat[row]);
      if (code !== null) rows.set(code, [...(rows.get(code) ?? []), row]);
    }
    this.#city = city;
    this.#random = random;
    this.#communities = [...rows].filter(([, own]) => own.length > BUILDINGS_PER_STROKE);
  }

  stroke(grids: readonly Grid[]): AssignCommand {
    const [communityCode, rows] = this.#random.pick(this.#communities);
    const { lon, lat, codes } = this.#city.buildings;
    const centre = this.#random.pick(rows);
    const off = (row: number) => Math.hypot(lon[row] - lon[centre], lat[row] - lat[centre]);
    const picked = rows.toSorted((a, b) => off(a) - off(b)).slice(0, BUILDINGS_PER_STROKE);
    return {
      kind: 'assign_ground',
      communityCode,
      picked: { buildings: picked.map((row) => codes[row]), compounds: [], blocksAt: [] },
      to: this.#random.pick(grids.filter((grid) => grid.communityCode === communityCode)).code,
      onlyFrom: null,
      locked: [],
      repairs: [],
      compoundReason: 'bench',
    };
  }
}

interface Landed {
  /** The grid that the stroke gave ground to. */
  readonly to: string;
  readonly effect: EditEffect;
}

interface Strokes {
  readonly previews: Timing[];
  readonly commits: Timing[];
  readonly repairs: Timing[];
  /** The stroke for which a community's fabric had to be made. */
  readonly firsts: Timing[];
  readonly landed: Landed[];
  refused: number;
  warnings: number;
}

async function paint(desk: EditingDesk, brush: Brush, count: number): Promise<Strokes> {
  const strokes: Strokes = {
    previews: [],
    commits: [],
    repairs: [],
    firsts: [],
    landed: [],
    refused: 0,
    warnings: 0,
  };
  for (let i = 0; i < count; i++) {
    let command = brush.stroke(desk.city.grids);
    const first = await desk.drag(command, false);
    strokes.firsts.push(first);
    await desk.engine.cancelEdit();
    let preview = await desk.drag(command, false);
    strokes.previews.push(preview);
    if (preview.answer.ok) strokes.warnings += preview.answer.value.warnings.length;
    else strokes.refused++;
    for (let accepted = 0; accepted < MAX_REPAIRS && preview.answer.ok; accepted++) {
      const blocking = preview.answer.value.warnings.filter((warning) => warning.blocking);
      const repair = blocking.find(({ repairs }) => repairs.length > 0)?.repairs[0];
      if (repair === undefined) break;
      command = { ...command, repairs: [...command.repairs, repair] };
      preview = await desk.drag(command, false);
      strokes.repairs.push(preview);
    }
    const { answer, ...timing } = await desk.drop(command);
    if (!answer.ok) continue;
    strokes.commits.push(timing);
    strokes.landed.push({ to: command.to, effect: answer.value });
    if (i % 3 !== 0) await desk.undo(answer.value.change);
  }
  return strokes;
}

/** What PostGIS is asked: to move this ground to this grid. */
interface Transfer {
  readonly effect: EditEffect;
  readonly to: string;
  readonly before: readonly Grid[];
  readonly ground: readonly Polygon[];
}

/** The transfer that a stroke came to, where its grid took ground and gave none. */
function transferOf({ to, effect }: Landed, overlay: Overlay): Transfer[] {
  const { updated, removed } = effect.change.grids;
  if (!(to in updated)) return [];
  const [was, is] = updated[to].map(({ geometry }) => [geometry.coordinates]);
  const [gained, lost] = [overlay.difference(is, [was]), overlay.difference(was, [is])];
  if (!gained.ok || !lost.ok || gained.value.length === 0 || shapeArea(lost.value) > 0) return [];
  const ground = gained.value.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return [
    {
      effect,
      to,
      ground,
      before: [...Object.values(updated).map(([from]) => from), ...Object.values(removed)],
    },
  ];
}

function transferAndRecount({ to, before, ground }: Transfer): string {
  const grids = before.map(
    ({ code, geometry }) => `('${code}', '${polygonText(geometry.coordinates)}'::geometry)`,
  );
  const parts = ground.map(({ coordinates }) => `'${polygonText(coordinates)}'::geometry`);
  return `with moved as (select st_union(array[${parts.join()}]) as geom),
    after as (
      select code, case when code = '${to}' then st_union(g.geom, moved.geom) else st_difference(g.geom, moved.geom) end as geom
        from (values ${grids.join()}) as g(code, geom), moved)
    select a.code, count(b.id)::int as buildings, coalesce(sum(b.households), 0)::int as households, st_area(a.geom::geography) as area
      from after a left join buildings b on st_covers(a.geom, b.degrees) group by a.code, a.geom`;
}

async function compareWithPostgis({ peer }: Bench, transfers: readonly Transfer[]): Promise<string> {
  let equal = 0;
  for (const transfer of transfers) {
    const rows = await peer.sql.unsafe<{ code: string; households: number }[]>(transferAndRecount(transfer));
    const counted = rows.find(({ code }) => code === transfer.to)?.households;
    if (transfer.effect.grids.find(({ code }) => code === transfer.to)?.households === counted) equal++;
  }
  return `${equal} of ${transfers.length} grids that took the ground hold the households that PostGIS counts in it`;
}

function takingTurns<T, R>(items: readonly T[], work: (item: T) => R): () => R {
  let turn = 0;
  return () => work(items[turn++ % items.length]);
}
