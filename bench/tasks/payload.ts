import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { CityData } from '../../src/domain/city.ts';
import { openBackend } from '../../src/server/backend.ts';
import { loadCity } from '../../src/server/city-loader.ts';
import { type Bench, type BenchTask, repeats } from '../bench-task.ts';
import type { Outcome } from '../measure.ts';
import type { Payload } from '../reading/payloads.ts';
import type { ReadingReport } from '../reading/reader.ts';
import { type Reader, startReader } from '../reading/start-reader.ts';
import { type BenchTable, rowOf } from '../report.ts';

/** What a server can afford per answer, and what it can when the answer is compressed once and kept. */
const BROTLI_AT_ONCE = 5;
const BROTLI_ONCE_FOR_ALL = 11;

/** Grids, stations and buildings with households on the wire: the backend's answers against GeoJSON of six decimals. */
export const payload: BenchTask = {
  name: 'payload',
  async run(bench: Bench): Promise<BenchTable> {
    const { city } = bench.subject;
    const answers = await askBackend(bench);
    const geoJson = geoJsonOf(city);
    const readers = { ours: startReader(answers), geoJson: startReader(geoJson) };
    try {
      const first = { ours: await readers.ours.read(), geoJson: await readers.geoJson.read() };
      const outcomes = await takeTurns(readers, repeats(bench).quick);
      const { grids, stations, buildings } = outcomes.ours.result;
      const isSame =
        grids === city.grids.length &&
        stations === city.stations.length &&
        buildings === city.buildings.count;
      return {
        task: 'payload',
        title: 'grids, stations and buildings from the wire to domain nouns, in a process with nothing else',
        rows: [
          rowOf("GridCircle, the backend's answers", outcomes.ours, {
            ratioTo: outcomes.geoJson,
            target: { of: 'median', atMost: 30 },
          }),
          rowOf('GridCircle, first time (nothing compiled)', outcomeOf([first.ours]), {
            ratioTo: outcomeOf([first.geoJson]),
          }),
          rowOf('GeoJSON of 6 decimals, JSON.parse alone', outcomes.geoJson),
          rowOf('GeoJSON, first time', outcomeOf([first.geoJson])),
        ],
        agreement: [
          `ours: ${sizes(answers)} (target ≤ 1 MB compressed)`,
          `GeoJSON: ${sizes(geoJson)}`,
          isSame
            ? 'every grid, station and building arrives; ours keeps seven decimals'
            : 'WRONG: rows are missing after the way over the wire',
        ],
      };
    } finally {
      readers.ours.stop();
      readers.geoJson.stop();
    }
  },
};

/** Each process is idle while the other reads, and collects no garbage but its own. */
async function takeTurns(readers: { readonly ours: Reader; readonly geoJson: Reader }, turns: number) {
  const ours: ReadingReport[] = [];
  const geoJson: ReadingReport[] = [];
  for (let turn = 0; turn < turns; turn++) {
    ours.push(await readers.ours.read());
    geoJson.push(await readers.geoJson.read());
  }
  return { ours: outcomeOf(ours), geoJson: outcomeOf(geoJson) };
}

function outcomeOf(reports: readonly ReadingReport[]): Outcome<ReadingReport['arrived']> {
  const peaks = reports.flatMap(({ peakMB }) => peakMB ?? []);
  return {
    times: reports.map(({ milliseconds }) => milliseconds),
    result: reports[reports.length - 1].arrived,
    peakMB: peaks.length > 0 ? Math.max(...peaks) : null,
  };
}

async function askBackend({ subject, peer }: Bench): Promise<Payload> {
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
      form: 'answers',
      compoundCount: subject.city.compounds.length,
      grids: await ask('city_grids'),
      stations: await ask('city_stations'),
      buildings: await ask('city_buildings'),
    };
  } finally {
    await backend.close();
  }
}

function geoJsonOf({ grids, stations, buildings, compounds }: CityData): Payload {
  const collection = (features: readonly unknown[]) =>
    JSON.stringify({ type: 'FeatureCollection', features }, (_, value: unknown) =>
      typeof value === 'number' && !Number.isInteger(value) ? Math.round(value * 1e6) / 1e6 : value,
    );
  const feature = (geometry: unknown, properties: unknown) => ({ type: 'Feature', geometry, properties });
  return {
    form: 'geojson',
    compoundCount: compounds.length,
    grids: collection(grids.map(({ geometry, ...properties }) => feature(geometry, properties))),
    stations: collection(
      stations.map(({ location, ...properties }) =>
        feature(location && { type: 'Point', coordinates: location }, properties),
      ),
    ),
    buildings: collection(
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
  };
}

function sizes({ grids, stations, buildings }: Payload): string {
  const texts = [grids, stations, buildings];
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
