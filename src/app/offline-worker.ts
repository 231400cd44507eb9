/**
 * The finder's service worker: keeps the code of its page, so that it opens without a network. It sees pages under
 * `/finder` and nothing else of the site: no desk, no wall, no account. Documents of the city are not its business.
 *
 * A page and its code are of one build. A newer worker waits until no page of the earlier one is open, so nothing is
 * taken from under an open page, and nothing is loaded again by itself.
 */

import type { FinderFiles, KeepFiles } from './offline-files.ts';

/** Written into the script when the site is built. */
declare const FINDER_FILES: FinderFiles;
const { build, shell, later: others } = FINDER_FILES;

/** How long the newest page is waited for; then the kept one opens. */
const PATIENCE_MS = 3000;

const worker = self as unknown as ServiceWorkerGlobalScope;
const base = new URL('.', worker.location.href);
const address = (file: string) => new URL(file, base).href;
const page = worker.registration.scope;
const prefix = `gridcircle code ${base.pathname} `;
const cacheName = prefix + build;
const files = new Set([...shell, ...others].map(address));

worker.addEventListener('install', (event) => event.waitUntil(keepShell()));
worker.addEventListener('activate', (event) =>
  event.waitUntil(dropEarlier().then(() => worker.clients.claim())),
);
worker.addEventListener('message', (event) => {
  const { keep } = event.data as KeepFiles;
  event.waitUntil(keepAll(others.filter((file) => keep === 'all' || keep.includes(address(file)))));
});
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(answerPage(request));
  else if (files.has(request.url)) event.respondWith(answerFile(request));
});

/** Throws, and is tried again another time, when the page that the server gives out is not of this build. */
async function keepShell(): Promise<void> {
  const answer = await fetch(page, { cache: 'no-cache' });
  const text = await answer.text();
  const entry = shell[0];
  if (!answer.ok || !text.includes(entry)) throw new Error(`Expected a page with ${entry}.`);
  const cache = await caches.open(cacheName);
  await keepAll(shell);
  // An answer that came by a redirect may not be given for a page.
  await cache.put(page, new Response(text, { headers: answer.headers }));
}

async function keepAll(wanted: readonly string[]): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const file of wanted) {
    const url = address(file);
    if (!(await cache.match(url))) await cache.add(url);
  }
}

async function dropEarlier(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith(prefix) && name !== cacheName) await caches.delete(name);
}

/** The newest page when the network answers soon and well, else the kept one. */
async function answerPage(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(page);
  const asked = fetch(request);
  if (kept === undefined) return asked;
  const soon = await Promise.race([asked.catch(() => kept), later(kept)]);
  return soon.status >= 500 ? kept : soon;
}

/** Files have their content's hash in their names: what is kept is right. */
async function answerFile(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request.url);
  if (kept !== undefined) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request.url, answer.clone());
  return answer;
}

function later<T>(value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, value));
}
