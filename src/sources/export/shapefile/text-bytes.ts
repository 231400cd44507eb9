/** Text of a table in the bytes of an encoding, and what tells a reader which one it is. */

export const SHAPEFILE_ENCODINGS = ['utf-8', 'gbk'] as const;
export type ShapefileEncoding = (typeof SHAPEFILE_ENCODINGS)[number];

/** What the .cpg says, and the language driver in byte 29 of the .dbf (0x4D: code page 936, 0: see the .cpg). */
export const ENCODING_MARKS = {
  'utf-8': { codePage: 'UTF-8', languageDriver: 0 },
  gbk: { codePage: 'GBK', languageDriver: 0x4d },
} as const satisfies Readonly<Record<ShapefileEncoding, object>>;

/** The bytes of one character; `null` for one that the encoding does not have. */
export type CharacterBytes = (character: string) => Uint8Array | null;

export function characterBytes(encoding: ShapefileEncoding): CharacterBytes {
  if (encoding === 'utf-8') {
    const encoder = new TextEncoder();
    return (character) => encoder.encode(character);
  }
  const table = gbkTable();
  return (character) => table.get(character) ?? null;
}

/** JavaScript writes UTF-8 only, but reads GBK: every pair of bytes read once gives the table to write by. */
function gbkTable(): ReadonlyMap<string, Uint8Array> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, Uint8Array>();
  for (let code = 0; code < 0x80; code++) table.set(String.fromCharCode(code), Uint8Array.of(code));
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const bytes = Uint8Array.of(lead, trail);
      const character = decoder.decode(bytes);
      const isPair = [...character].length === 1 && character !== '\uFFFD';
      if (isPair && !table.has(character)) table.set(character, bytes);
    }
  }
  return table;
}
