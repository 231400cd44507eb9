import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { CityData } from '../../src/domain/city.ts';
import { openBackend } from '../../src/server/backend.ts';
import { loadCity } from '../../src/server/city-loader.ts';
import { readBuildings, readGrids, readStations } from '../../src/sources/supabase/city-rows.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import { sideBySide } from '../measure.ts';
import { type BenchTable, rowOf } from '../report.ts';

/** What a server can afford per answer, and what it can when the answer is compressed once and kept. */
const BROTLI_AT_ONCE = 5;
const BROTLI_ONCE_FOR_ALL = 11;

interface Answers {
  readonly grids: string;
  readonly stations: string;
  readonly buildings: string;
}

/** Grids, stations and buildings with households on the wire: the backend's answers against GeoJSON of six decimals. */
export const payload: BenchTask = {
  name: 'payload',
  async run(bench: Bench): Promise<BenchTable> {
    const { subject } = bench;
    const answers = await askBackend(bench);
    const shipped = [answers.grids, answers.stations, answers.buildings];
    const geoJson = geoJsonOf(subject.city);
    const outcomes = await sideBySide({
      ours: {
        runs: repeats(bench).quick,
        warmUps: 1,
        pid: process.pid,
        work: () => readAnswers(answers, subject.city.compounds.length),
      },
      geoJson: {
        runs: repeats(bench).quick,
        warmUps: 1,
        pid: process.pid,
        work: () => geoJson.map((text): unknown => JSON.parse(text)),
      },
    });
    const { grids, stations, buildings } = outcomes.ours.result;
    const isSame =
      grids.length === subject.city.grids.length &&
      stations.length === subject.city.stations.length &&
      buildings.count === subject.demand.count;
    return {
      task: 'payload',
      title: 'grids, stations and buildings from the wire to domain nouns',
      rows: [
        rowOf("GridCircle, the backend's answers", outcomes.ours, {
          ratioTo: outcomes.geoJson,
          target: { of: 'median', atMost: 30 },
        }),
        rowOf('GeoJSON of 6 decimals, JSON.parse alone', outcomes.geoJson),
      ],
      agreement: [
        `ours: ${sizes(shipped)} (target ≤ 1 MB compressed)`,
        `GeoJSON: ${sizes(geoJson)}`,
        isSame
          ? 'every grid, station and building arrives; ours keeps seven decimals'
          : 'WRONG: rows are missing after the way over the wire',
      ],
    };
  },
};

async function askBackend({ subject, peer }: Bench): Promise<Answers> {
  const database = `payload_${subject.preset}`;
  await peer.sql.unsafe(`create database ${database}`);
  const backend = await openBackend({ databaseUrl: new URL(`/${database}`, peer.url).href });
  try {
    await loadCity(backend, subject.city);
    const ask = async (name: string) => {
      const [{ answer }] = await backend.query<{ answer: string }>(`select ${name}()::text as answer`);
      return answer;
    };
    return {
      grids: await ask('city_grids'),
      stations: await ask('city_stations'),
      buildings: await ask('city_buildings'),
    };
  } finally {
    await backend.close();
  }
}

function readAnswers({ grids, stations, buildings }: Answers, compoundCount: number) {
  return {
    grids: readGrids(JSON.parse(grids)),
    stations: readStations(JSON.parse(stations)),
    buildings: readBuildings(JSON.parse(buildings), compoundCount),
  };
}

function geoJsonOf({ grids, stations, buildings, compounds }: CityData): string[] {
  const collection = (features: readonly unknown[]) =>
    JSON.stringify({ type: 'FeatureCollection', features }, (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value,
    );
  const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', geometry, properties });
  return [
    collection(grids.map(({ geometry, ...properties }) => feature(geometry, properties))),
    collection(
      stations.map(({ location, ...properties }) =>
        feature(location && { type: 'Point', coordinates: location }, properties),
      ),
    ),
    collection(
      Array.from({ length: buildings.count }, (_, row) =>
        feature(
          { type: 'Point', coordinates: [buildings.lon[row], buildings.lat[row]] },
          {
            code: buildings.codes[row],
            householdCount: buildings.households[row],
            olderCount: buildings.olderHouseholds[row],
            compoundCode: compounds[buildings.compoundIndex[row]]?.code ?? null,
            estimated: buildings.estimated[row] === 1,
            kind: buildings.kinds[row],
          },
        ),
      ),
    ),
  ];
}

function sizes(texts: readonly string[]): string {
  const bytes = (compress: (text: Buffer) => Buffer) =>
    (texts.reduce((sum, text) => sum + compress(Buffer.from(text)).length, 0) / 1e6).toFixed(2);
  const brotli = (quality: number) => (text: Buffer) =>
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  return [
    `${bytes((text) => text)} MB raw`,
    `${bytes((text) => gzipSync(text))} MB gzip`,
    `${bytes(brotli(BROTLI_AT_ONCE))} MB brotli ${BROTLI_AT_ONCE}`,
    `${bytes(brotli(BROTLI_ONCE_FOR_ALL))} MB brotli ${BROTLI_ONCE_FOR_ALL}`,
  ].join(', ');
}
