const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const A = LETTERS.charCodeAt(0);
/** Stands for whatever is no letter of base64. */
const NONE = 64;

const sixBitsOf = new Uint8Array(256).fill(NONE);
for (let value = 0; value < LETTERS.length; value++) sixBitsOf[LETTERS.charCodeAt(value)] = value;

/**
 * The bytes of base64 (RFC 4648, 4) without line breaks, padded. Throws where it is something else. `atob` would
 * answer a text as long again, to be taken apart letter by letter.
 */
export function bytesOfBase64(text: string): Uint8Array {
  const letters = new TextEncoder().encode(text);
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  letters.fill(A, letters.length - padding);
  if (letters.length % 4 !== 0) throw new Error('base64 was expected');
  const bytes = new Uint8Array((letters.length / 4) * 3 - padding);
  let seen = 0;
  let at = 0;
  for (let i = 0; i < letters.length; i += 4) {
    const a = sixBitsOf[letters[i]];
    const b = sixBitsOf[letters[i + 1]];
    const c = sixBitsOf[letters[i + 2]];
    const d = sixBitsOf[letters[i + 3]];
    seen |= a | b | c | d;
    // What the padding stands for falls behind the end, where a typed array takes nothing.
    bytes[at++] = (a << 2) | (b >> 4);
    bytes[at++] = (b << 4) | (c >> 2);
    bytes[at++] = (c << 6) | d;
  }
  if (seen >= NONE) throw new Error('base64 was expected');
  return bytes;
}
