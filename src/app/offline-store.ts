/** Where documents that were read stay on the device, apart for every edition of a projection. */
import type { PublicIndex, PublicPath } from '../domain/public-city.ts';

/** Documents made in one go: those of another edition are never mixed in. */
export type Edition = string;

export function editionOf({ version, madeAt }: Pick<PublicIndex, 'version' | 'madeAt'>): Edition {
  return `${version} ${madeAt}`;
}

/** Nothing here throws for want of room: what could not be kept is not there the next time. */
export interface KeptDocuments {
  /** Those that are kept, the newest last. */
  editions(): Promise<readonly Edition[]>;
  paths(edition: Edition): Promise<readonly PublicPath[]>;
  /** `undefined` where it is not kept. */
  read(edition: Edition, path: PublicPath): Promise<unknown>;
  write(edition: Edition, path: PublicPath, body: unknown): Promise<void>;
  drop(edition: Edition): Promise<void>;
}

const FOLDER = '/kept/';

/**
 * Keeps documents in the browser's caches, one for every edition; `name` tells the cities of one host apart. `null`
 * where a page has no caches, as over plain HTTP.
 */
export function cachedDocuments(name: string): KeptDocuments | null {
  if (!('caches' in globalThis)) return null;
  const prefix = `gridcircle documents ${name} `;
  // Only names within the cache: nothing is ever asked for there.
  const address = (path: PublicPath) => FOLDER + path;
  return {
    async editions() {
      const names = await caches.keys();
      return names.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
    },
    async paths(edition) {
      const requests = await (await caches.open(prefix + edition)).keys();
      return requests.map(({ url }) => new URL(url).pathname.slice(FOLDER.length) as PublicPath);
    },
    async read(edition, path) {
      const found = await caches.match(address(path), { cacheName: prefix + edition });
      return found === undefined ? undefined : found.json();
    },
    async write(edition, path, body) {
      try {
        const cache = await caches.open(prefix + edition);
        await cache.put(address(path), Response.json(body));
      } catch (cause) {
        console.warn(`${path} could not be kept on this device.`, cause);
      }
    },
    async drop(edition) {
      await caches.delete(prefix + edition);
    },
  };
}
