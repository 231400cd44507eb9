/**
 * Where a text stops being JSON: the offset of the first token that does not belong, or the text's length
 * when it ends too early. For texts that JSON.parse has refused; V8 does not always say where.
 */
export function jsonFault(text: string): number {
  const open: ('{' | '[')[] = [];
  let wanted: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing' =
    'value';
  const afterValue = () => (open.length === 0 ? 'nothing' : 'comma-or-end');
  TOKEN.lastIndex = 0;
  for (;;) {
    SPACE.lastIndex = TOKEN.lastIndex;
    SPACE.exec(text);
    const at = SPACE.lastIndex;
    if (at >= text.length) return text.length;
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(text)?.[0];
    if (token === undefined || wanted === 'nothing' || hasControlCharacter(token)) return at;
    const inside = open[open.length - 1];
    const endsHere = (token === '}' && inside === '{') || (token === ']' && inside === '[');
    if (endsHere && wanted.endsWith('end')) {
      open.pop();
      wanted = afterValue();
    } else if (wanted.startsWith('key') && token.startsWith('"')) wanted = 'colon';
    else if (wanted === 'colon' && token === ':') wanted = 'value';
    else if (wanted === 'comma-or-end' && token === ',') wanted = inside === '{' ? 'key' : 'value';
    else if (wanted.startsWith('value') && (token === '{' || token === '[')) {
      open.push(token);
      wanted = token === '{' ? 'key-or-end' : 'value-or-end';
    } else if (wanted.startsWith('value') && !/^[}\],:]/.test(token)) wanted = afterValue();
    else return at;
  }
}

/** Inside a JSON string a tab or line break must be written as an escape. */
function hasControlCharacter(token: string): boolean {
  return token.startsWith('"') && Array.from(token).some((character) => character < ' ');
}

const SPACE = /[ \t\r\n]*/y;
const TOKEN =
  /[{}[\],:]|"(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
