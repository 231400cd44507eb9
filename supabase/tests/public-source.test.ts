/** The public's view, read from memory, from files on a plain web server and from either database. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type FactReport,
  PUBLIC_FORMAT,
  type PublicDocuments,
  type PublicPath,
} from '../../src/domain/public-city.ts';
import { createDatabasePublicSource } from '../../src/sources/public/database-public-source.ts';
import { createFilePublicSource } from '../../src/sources/public/file-public-source.ts';
import { memoryPublicSource } from '../../src/sources/public/memory-public-source.ts';
import { keepsThePublicSourceContract, type PublicSubject } from './contract/public-source-contract.ts';
import { onEachDatabase, useBackend } from './support/databases.ts';
import { storable, storeDocuments, tinyDocuments } from './support/public-view.ts';

const REPORT: FactReport = { stationCode: 'S1', fault: 'phone', note: '电话是 0571-88886666' };
const away: typeof fetch = async () => {
  throw new TypeError('fetch failed');
};

/** Notes what is asked of the network. */
class Network {
  #addresses: string[] = [];
  constructor(readonly through: typeof fetch) {}
  readonly fetch: typeof fetch = (input, init) => {
    this.#addresses.push(new Request(input, init).url);
    return this.through(input, init);
  };
  readonly takeAddresses = () => this.#addresses.splice(0);
}

describe('in memory', () => {
  let documents: PublicDocuments = new Map();
  const subject: PublicSubject = {
    publish: async (published) => {
      documents = published;
    },
    source: () => memoryPublicSource(documents),
    takeAddresses: () => [],
  };
  keepsThePublicSourceContract(() => subject, tinyDocuments);

  test('reports are kept where there is somebody to take them', async () => {
    const reports: FactReport[] = [];
    const source = memoryPublicSource(tinyDocuments, reports);
    expect(source.takesReports).toBe(true);
    expect(await source.report(REPORT)).toEqual({ ok: true, value: null });
    expect(await source.report({ ...REPORT, stationCode: 'S9' })).toMatchObject({
      reason: 'unknown_station',
    });
    expect(await source.report({ ...REPORT, note: 'x'.repeat(201) })).toMatchObject({
      reason: 'invalid_input',
    });
    expect(reports).toEqual([REPORT]);
    expect(await memoryPublicSource(tinyDocuments).report(REPORT)).toMatchObject({ reason: 'no_server' });
  });
});

describe('files on a web server', () => {
  let documents: PublicDocuments = new Map();
  let server: Server;
  const network = new Network(fetch);
  /** A server that sends its page for every address it does not know, as many do. */
  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = new URL(request.url ?? '', 'http://files').pathname.slice(1) as PublicPath;
      const body = documents.get(path);
      response.setHeader('Content-Type', body ? 'application/json' : 'text/html');
      response.end(body ? JSON.stringify(body) : '<title>the page</title>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  keepsThePublicSourceContract(
    () => ({
      publish: async (published) => {
        documents = published;
      },
      source: () => createFilePublicSource(base(), network.fetch),
      takeAddresses: network.takeAddresses,
    }),
    tinyDocuments,
  );

  test('they take no reports', async () => {
    const source = createFilePublicSource(base());
    expect(source.takesReports).toBe(false);
    expect(await source.report(REPORT)).toMatchObject({ reason: 'no_server' });
  });

  test('a server that is away, answers an error or breaks off is an error of the source', async () => {
    const answers: (typeof fetch)[] = [
      away,
      async () => new Response('busy', { status: 503 }),
      async () => new Response('{"format":', { headers: { 'content-type': 'application/json' } }),
    ];
    for (const ask of answers) {
      const error = createFilePublicSource('http://files', ask).index();
      await expect(error).rejects.toMatchObject({ name: 'SourceError', reason: 'offline' });
    }
    const missing = createFilePublicSource('http://files', async () => new Response('', { status: 404 }));
    expect(await missing.index()).toBeNull();
  });

  test('a projection of a later format is not read as if it were this one', async () => {
    const later = createFilePublicSource('http://files', async () =>
      Response.json({ format: PUBLIC_FORMAT + 1 }),
    );
    await expect(later.index()).rejects.toMatchObject({ name: 'SourceError', reason: 'conflict' });
  });
});

onEachDatabase((kind) => {
  const opened = useBackend(kind, (backend) => backend.settle());
  const network = new Network((input, init) => opened().backend.fetch(new Request(input, init)));
  const source = (ask: typeof fetch = network.fetch) =>
    createDatabasePublicSource({
      url: 'http://gridcircle.test',
      publishableKey: opened().backend.publishableKey,
      fetch: ask,
    });
  keepsThePublicSourceContract(
    () => ({
      publish: async (documents) => {
        await storeDocuments(opened().backend, storable(documents));
      },
      source: () => source(),
      takeAddresses: network.takeAddresses,
    }),
    tinyDocuments,
  );

  test('reports are stored, and refused with a reason', async () => {
    expect(source().takesReports).toBe(true);
    expect(await source().report(REPORT)).toEqual({ ok: true, value: null });
    expect(await source().report({ ...REPORT, stationCode: 'S9' })).toMatchObject({
      reason: 'unknown_station',
    });
    expect(await source().report({ ...REPORT, note: '13812345678' })).toMatchObject({
      reason: 'invalid_input',
    });
    const [stored] = await opened().backend.query('select station_code, fault, note from fact_reports');
    expect(stored).toEqual({ station_code: 'S1', fault: REPORT.fault, note: REPORT.note });
    const many = source(async () => Response.json({ code: 'PT429' }, { status: 429 }));
    expect(await many.report(REPORT)).toMatchObject({ reason: 'too_many' });
    await expect(source(away).report(REPORT)).rejects.toMatchObject({
      name: 'SourceError',
      reason: 'offline',
    });
  });

  test('an older database without the projection has none', async () => {
    const older = source(async () => Response.json({ code: 'PGRST202' }, { status: 404 }));
    expect(await older.index()).toBeNull();
  });
});
