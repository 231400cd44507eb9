import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { entryIn, hasNewerSite } from './newer-site.ts';

const page = (entry: string) =>
  `<!doctype html><html><head><script type="module" crossorigin src="${entry}"></script></head></html>`;

beforeEach(() => vi.stubGlobal('window', { location: { pathname: '/wall' } }));
afterEach(() => vi.unstubAllGlobals());

/** A site that answers with these, by path. */
function siteOf(files: Readonly<Record<string, string>>): typeof fetch {
  return async (input) => {
    const text = files[String(input)];
    return new Response(text ?? 'Not found', { status: text === undefined ? 404 : 200 });
  };
}

it('knows a page by the entry it names', () => {
  expect(entryIn(page('/assets/index-1a2b.js'))).toBe('/assets/index-1a2b.js');
  expect(entryIn('<p>正在准备城市数据，请稍候…</p>')).toBeNull();
});

it('a site is newer when it names another entry and hands it out', async () => {
  const [old, next] = ['/assets/index-old.js', '/assets/index-new.js'];
  expect(await hasNewerSite(old, siteOf({ '/wall': page(next), [next]: '' }))).toBe(true);
  expect(await hasNewerSite(old, siteOf({ '/wall': page(old), [old]: '' }))).toBe(false);
});

it('a site that is away, preparing, or half way through its upgrade is not', async () => {
  const running = '/assets/index-old.js';
  expect(await hasNewerSite(running, siteOf({}))).toBe(false);
  expect(await hasNewerSite(running, siteOf({ '/wall': '<p>…</p>' }))).toBe(false);
  expect(await hasNewerSite(running, siteOf({ '/wall': page('/assets/index-new.js') }))).toBe(false);
  expect(await hasNewerSite(running, () => Promise.reject(new TypeError('Failed to fetch')))).toBe(false);
});
