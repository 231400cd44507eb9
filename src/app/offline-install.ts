import { KEEP_THE_REST } from './offline-files.ts';

/** Beside the page's own address, so that it may see pages under `/finder`, and only those. */
const WORKER = `${import.meta.env.BASE_URL}finder-worker.js`;
const SCOPE = `${import.meta.env.BASE_URL}finder`;
const MANIFEST = `${import.meta.env.BASE_URL}finder.webmanifest`;

/** An address with this in its query takes everything of the finder off the device: `/finder?forget`. */
const FORGET = 'forget';

interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
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
    if (hasTimeAndNetwork()) whenIdle(() => active?.postMessage(KEEP_THE_REST));
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

/** Nobody pays by the megabyte here, as far as the browser tells. */
function hasTimeAndNetwork(): boolean {
  const { connection } = navigator as { readonly connection?: Connection };
  return connection === undefined || (!connection.saveData && (connection.effectiveType ?? '4g') === '4g');
}

function whenIdle(work: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 20_000 });
  else setTimeout(work, 5000);
}
