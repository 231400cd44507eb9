import { PackageError } from '../package/package-error.ts';
import { decodeUtf8 } from '../package/text-files.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: string;
}

/**
 * Text in a named encoding (any label of the WHATWG Encoding Standard), or with `auto` by its byte order
 * mark, else UTF-8 where the bytes are valid UTF-8, else GB 18030, which contains GBK and GB 2312.
 * Throws PackageError when the bytes do not fit the encoding.
 */
export function decodeText(bytes: Uint8Array, encoding: string, file: string): DecodedText {
  if (encoding === 'auto') return guess(bytes, file);
  return { text: decodeAs(bytes, encoding, file), encoding };
}

export function isKnownEncoding(label: string): boolean {
  if (label === 'auto') return true;
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function guess(bytes: Uint8Array, file: string): DecodedText {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe)
    return { text: decodeAs(bytes, 'utf-16le', file), encoding: 'utf-16le' };
  if (first === 0xfe && second === 0xff)
    return { text: decodeAs(bytes, 'utf-16be', file), encoding: 'utf-16be' };
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  try {
    return { text: decodeAs(bytes, 'gb18030', file), encoding: 'gb18030' };
  } catch {
    throw new PackageError(
      file,
      null,
      'is neither UTF-8 nor GB 18030 text; name its encoding with --encoding.',
    );
  }
}

function decodeAs(bytes: Uint8Array, encoding: string, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new PackageError(file, null, `is not ${encoding} text; name its encoding with --encoding.`);
  }
}
