import { ok, refuse } from '../../domain/result.ts';
import { SourceError } from '../source-error.ts';
import { askServer, cacheOf, documentOf } from './ask-server.ts';
import { documentSource } from './document-source.ts';
import type { PublicSource, ReportRefusal } from './public-source.ts';

export interface DatabaseConnection {
  /** Of the Supabase API. */
  readonly url: string;
  readonly publishableKey: string;
  /** Stands in for the network, e.g. a backend in the same process. */
  readonly fetch?: typeof fetch;
}

const REFUSALS: Readonly<Record<number, ReportRefusal>> = {
  404: 'unknown_station',
  422: 'invalid_input',
  429: 'too_many',
};

/** The projection behind the Supabase API, hosted or served by GridCircle itself, and the reports it takes. */
export function createDatabasePublicSource({
  url,
  publishableKey,
  fetch: ask = fetch,
}: DatabaseConnection): PublicSource {
  const rpc = `${url.replace(/\/*$/, '')}/rest/v1/rpc`;
  const headers = { apikey: publishableKey };
  return documentSource(
    async (path, made, signal) => {
      const asked = new URLSearchParams(made === null ? { path } : { path, made });
      const init = { headers, signal, cache: cacheOf(made) };
      return documentOf(await askServer(ask, `${rpc}/public_document?${asked}`, init), signal);
    },
    {
      takesReports: true,
      async report({ stationCode, fault, note }) {
        const answer = await askServer(ask, `${rpc}/report_fact`, {
          method: 'POST',
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: JSON.stringify({ station: stationCode, fault, note }),
        });
        if (answer.ok) return ok(null);
        const reason = REFUSALS[answer.status];
        if (reason) return refuse(reason);
        throw new SourceError('offline', `The server answered ${answer.status}.`);
      },
    },
  );
}
