/**
 * Where the finder gets the public's view of a city: from the database's projection, or from files on any web
 * server. It needs no account, no Supabase client and no cookie, and asks for nothing finer than a tile.
 */
import type { FactReport, PublicIndex, PublicPlaces, PublicTile } from '../../domain/public-city.ts';
import type { Result } from '../../domain/result.ts';

/** `too_many`: enough were sent for now. `no_server`: files take none. */
export type ReportRefusal = 'unknown_station' | 'invalid_input' | 'too_many' | 'no_server';

export interface PublicSource {
  /** Throws SourceError when nothing can be reached; `null` where the operator has made no projection yet. */
  index(signal?: AbortSignal): Promise<PublicIndex | null>;
  /** The tiles named that exist, in the order asked for. Throws SourceError when nothing can be reached. */
  tiles(ids: readonly string[], signal?: AbortSignal): Promise<readonly PublicTile[]>;
  places(signal?: AbortSignal): Promise<PublicPlaces>;
  /** Whether reports can be sent; else the operator's telephone is offered. */
  readonly takesReports: boolean;
  report(report: FactReport): Promise<Result<null, ReportRefusal>>;
}
