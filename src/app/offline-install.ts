import type { KeepFiles } from './offline-files.ts';

/** Beside the page's own address, so that it may see pages under `/finder`, and only those. */
const WORKER = `${import.meta.env.BASE_URL}finder-worker.js`;
const SCOPE = `${import.meta.env.BASE_URL}finder`;
const MANIFEST = `${import.meta.env.BASE_URL}finder.webmanifest`;

/** An address with this in its query takes everything of the finder off the device: `/finder?forget`. */
const FORGET = 'forget';

const GOOD_MEGABITS = 5;

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
  readonly downlink?: number;
}

/**
 * Keeps the finder's code on this device and lets it be installed, once its list stands: not sooner, for it would be in
 * the list's way. Does nothing in a page that may have no service worker, and in development.
 */
export async function installOffline(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  if (new URLSearchParams(window.location.search).has(FORGET)) return forgetOffline();
  linkManifest();
  try {
    await navigator.serviceWorker.register(WORKER, { scope: SCOPE });
    const { active } = await navigator.serviceWorker.ready;
    const keep = (files: KeepFiles['keep']) => active?.postMessage({ keep: files } satisfies KeepFiles);
    // They came before there was a service worker to see them.
    keep(performance.getEntriesByType('resource').map(({ name }) => name));
    if (hasGoodNetwork()) whenIdle(() => keep('all'));
  } catch (cause) {
    console.warn('The finder could not be kept for use without a network.', cause);
  }
}

/** The next visit begins as the first did. */
async function forgetOffline(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration(SCOPE);
  await registration?.unregister();
  for (const name of await caches.keys()) if (name.startsWith('gridcircle ')) await caches.delete(name);
}

/** Only from the finder: the desk and the wall share its document, and are not installed with it. */
function linkManifest(): void {
  if (document.querySelector('link[rel=manifest]') !== null) return;
  const link = document.createElement('link');
  link.rel = 'manifest';
  link.href = MANIFEST;
  document.head.append(link);
}

/** Fast enough that nothing anybody waits for is held up, and nobody counts the bytes, as far as the browser tells. */
function hasGoodNetwork(): boolean {
  const { connection } = navigator as { readonly connection?: Connection };
  if (connection === undefined) return true;
  const { saveData = false, effectiveType = '4g', downlink = GOOD_MEGABITS } = connection;
  return !saveData && effectiveType === '4g' && downlink >= GOOD_MEGABITS;
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 20_000 });
  else setTimeout(work, 5000);
}
