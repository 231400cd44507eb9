import { brotliDecompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { DocumentShelf } from '../publishing/document-shelf.ts';
import { answerDocuments, DOCUMENT } from './answer-documents.ts';

const FIRST = '2026-11-23T01:00:00.000Z';
const SECOND = '2026-11-23T02:00:00.000Z';

/** A table of documents, all of one making, that counts how often a text is read from it. */
class Table {
  madeAt: string | null = null;
  texts = new Map<string, string>();
  reads = 0;
  now = 0;

  replace(madeAt: string, texts: Record<string, string>): void {
    this.madeAt = madeAt;
    this.texts = new Map(Object.entries(texts));
  }

  readonly query = async <Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> => {
    if (this.madeAt === null) return [];
    if (sql.includes('as instant')) return [{ instant: this.madeAt } as Row];
    if (sql.startsWith('select path')) return [...this.texts.keys()].map((path) => ({ path }) as Row);
    this.reads++;
    const [path, madeAt] = parameters as [string, string];
    return madeAt === this.madeAt && this.texts.has(path) ? [{ text: this.texts.get(path) } as Row] : [];
  };

  readonly site = new Hono().get(DOCUMENT, answerDocuments(new DocumentShelf(this, () => this.now)));

  async ask(path: string, headers: Record<string, string> = { 'accept-encoding': 'br' }): Promise<Response> {
    return this.site.request(`${DOCUMENT}?path=${encodeURIComponent(path)}`, { headers });
  }
}

const plain = async (response: Response) =>
  brotliDecompressSync(Buffer.from(await response.arrayBuffer())).toString();

test('a document is read and compressed once, however many ask at the same time', async () => {
  const table = new Table();
  table.replace(FIRST, { 'index.json': '{"version":1}' });
  const answers = await Promise.all(Array.from({ length: 5 }, () => table.ask('index.json')));
  for (const answer of answers) {
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await plain(answer)).toBe('{"version":1}');
  }
  expect(table.reads).toBe(1);
});

test('who takes no compression gets the text itself', async () => {
  const table = new Table();
  table.replace(FIRST, { 'index.json': '{"城市":1}' });
  const answer = await table.ask('index.json', {});
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.json()).toEqual({ 城市: 1 });
});

test('who has it already is told so, until another making took its place', async () => {
  const table = new Table();
  table.replace(FIRST, { 'index.json': '{}' });
  const etag = (await table.ask('index.json')).headers.get('etag')!;
  const again = await table.ask('index.json', { 'if-none-match': etag });
  expect(again.status).toBe(304);
  expect(await again.text()).toBe('');
  table.replace(SECOND, { 'index.json': '{"version":2}' });
  table.now += 1000;
  const newer = await table.ask('index.json', { 'if-none-match': etag, 'accept-encoding': 'br' });
  expect(newer.status).toBe(200);
  expect(await plain(newer)).toBe('{"version":2}');
});

test('a text that was replaced between two questions is asked for under its new making', async () => {
  const table = new Table();
  table.replace(FIRST, { 'index.json': '{}', 'places.json': '{"version":1}' });
  await table.ask('index.json');
  // Within the second for which what was found is taken for what stands.
  table.replace(SECOND, { 'index.json': '{}', 'places.json': '{"version":2}' });
  expect(await plain(await table.ask('places.json'))).toBe('{"version":2}');
});

test('what is not there is null and never kept, also before anything was made', async () => {
  const table = new Table();
  for (const path of ['index.json', 'tiles/0_0.json', '']) {
    const answer = await table.ask(path);
    expect([answer.status, answer.headers.get('cache-control'), await answer.json()]).toEqual([
      200,
      'no-store',
      null,
    ]);
  }
  table.replace(FIRST, { 'index.json': '{}' });
  table.now += 1000;
  expect(await plain(await table.ask('index.json'))).toBe('{}');
  expect(await (await table.ask('tiles/0_0.json')).json()).toBeNull();
});

test('a database that does not answer is no document, and is asked again', async () => {
  const table = new Table();
  const shelf = new DocumentShelf({
    query: async (sql, parameters) => {
      if (table.madeAt === null) throw new Error('away');
      return table.query(sql, parameters);
    },
  });
  await expect(shelf.madeAt('index.json')).rejects.toThrow('away');
  table.replace(FIRST, { 'index.json': '{}' });
  expect(await shelf.madeAt('index.json')).toBe(FIRST);
});
