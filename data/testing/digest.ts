import { createHash } from 'node:crypto';
import type { CityData } from '../../src/domain/city.ts';

/** SHA-256 over the whole city written out as JSON, columns as plain lists. */
export function digestOf(city: CityData): string {
  const text = JSON.stringify(city, (_, value) =>
    ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
