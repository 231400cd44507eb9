/** The words and signs of an `opening_hours` text. */

export type Token =
  | { readonly is: 'number'; readonly value: number; readonly digits: number }
  /** Minutes after midnight. */
  | { readonly is: 'time'; readonly value: number }
  | { readonly is: 'word'; readonly value: string }
  | { readonly is: 'comment'; readonly value: string }
  | { readonly is: 'sign'; readonly value: string };

/** Typed in a Chinese or a typesetter's keyboard. */
const LIKE: Readonly<Record<string, string>> = {
  '：': ':',
  '；': ';',
  '，': ',',
  '、': ',',
  '（': '(',
  '）': ')',
  '－': '-',
  '–': '-',
  '—': '-',
  '～': '-',
  '~': '-',
  '“': '"',
  '”': '"',
};
const OTHER_SIGNS = new RegExp(`[${Object.keys(LIKE).join('')}]`, 'gu');

const TOKEN = /\s*(?:"([^"]*)"|(\d{1,2}):(\d{2})(?!\d)|(24\/7)|(\d{1,4})|([a-z]+)|(\|\||[-,;:+/[\]()]))/iy;

/** `null` where something is none of them. */
export function hoursTokens(text: string): readonly Token[] | null {
  const plain = text.replace(OTHER_SIGNS, (sign) => LIKE[sign]).trim();
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < plain.length) {
    const match = TOKEN.exec(plain);
    if (match === null) return null;
    const token = tokenOf(match);
    if (token === null) return null;
    tokens.push(token);
  }
  return tokens;
}

function tokenOf([, comment, hour, minute, always, digits, word, sign]: RegExpExecArray): Token | null {
  if (comment !== undefined) return { is: 'comment', value: comment };
  if (hour !== undefined)
    return Number(minute) > 59 ? null : { is: 'time', value: Number(hour) * 60 + Number(minute) };
  if (always !== undefined) return { is: 'word', value: always };
  if (digits !== undefined) return { is: 'number', value: Number(digits), digits: digits.length };
  if (word !== undefined) return { is: 'word', value: word.toLowerCase() };
  return { is: 'sign', value: sign };
}
