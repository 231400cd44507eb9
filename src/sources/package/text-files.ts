/** Files as text, for Node. Everything a package holds is UTF-8, with or without gzip around it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { PackageError } from './package-error.ts';

const inflate = promisify(gunzip);

/** The path itself, or the path with `.gz` behind it, whichever exists; `null` when neither does. */
export function plainOrGzip(path: string): string | null {
  if (existsSync(path)) return path;
  return existsSync(`${path}.gz`) ? `${path}.gz` : null;
}

/** Bytes of a file, unpacked when they are gzip (told by their first two bytes, not by the name). */
export async function readBytes(path: string): Promise<Uint8Array> {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reasons: Record<string, string> = { ENOENT: 'does not exist', EISDIR: 'is a folder, not a file' };
    throw new PackageError(name, null, `${reasons[code ?? ''] ?? `cannot be read (${code})`}.`);
  }
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await inflate(bytes);
  } catch {
    throw new PackageError(name, null, 'is damaged: it cannot be unpacked as gzip.');
  }
}

/** Text of a UTF-8 file; throws PackageError when the bytes are in another encoding. */
export async function readUtf8(path: string): Promise<string> {
  const bytes = await readBytes(path);
  const text = decodeUtf8(bytes);
  if (text !== null) return text;
  const reason = `is not UTF-8 (line ${faultyLine(bytes)}); save it as UTF-8 or bring it in with import --encoding.`;
  throw new PackageError(basename(path), null, reason);
}

/** `null` when the bytes are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function faultyLine(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (end < 0 || decodeUtf8(part) === null) return line;
    start = end + 1;
  }
}
