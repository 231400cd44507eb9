import { refuse } from '../../domain/result.ts';
import { askServer, cacheOf, documentOf } from './ask-server.ts';
import { documentSource } from './document-source.ts';
import type { PublicSource } from './public-source.ts';

/** The projection as files below `baseUrl`, as `publish-public` writes them, on any web server. It takes no reports. */
export function createFilePublicSource(baseUrl: string, ask: typeof fetch = fetch): PublicSource {
  const base = baseUrl.replace(/\/*$/, '/');
  return documentSource(
    async (path, madeAt, signal) => {
      const making = madeAt === null ? '' : `?made=${encodeURIComponent(madeAt)}`;
      return documentOf(
        await askServer(ask, `${base}${path}${making}`, { signal, cache: cacheOf(madeAt) }),
        signal,
      );
    },
    { takesReports: false, report: async () => refuse('no_server') },
  );
}
