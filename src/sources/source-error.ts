import type { SourceRefusal } from './city-source.ts';

/** A city could not be read at all: the backend did not answer, or answered something that is no city. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  constructor(
    readonly reason: SourceRefusal,
    message: string,
  ) {
    super(message);
  }
}
