/**
 * Codes of new grids: the community's code and a sequence that grows by one. A code that was ever issued is
 * never issued again, also when its grid has ended. Where a city writes its codes in another way, new ones
 * follow the grids they stand beside: same beginning, next number, same width.
 */

/** Digits of the sequence behind the community's code. */
const SEQUENCE_DIGITS = 3;
/** Longer runs of digits are division codes with a sequence in them; these last ones are counted up. */
const COUNTED_DIGITS = 6;

interface CodeStyle {
  readonly head: string;
  readonly digits: number;
}

/**
 * The next `count` codes of a community, ascending. `issued` are all codes that must not be given again,
 * in use or retired, of this community and of any other.
 */
export function nextGridCodes(
  communityCode: string,
  ownCodes: readonly string[],
  issued: ReadonlySet<string>,
  count: number,
): string[] {
  const own = [...ownCodes, ...[...issued].filter((code) => isSequel(code, communityCode))];
  const style = styleOf(communityCode, own);
  let sequence = own.reduce((highest, code) => Math.max(highest, sequenceIn(code, style)), 0);
  const codes: string[] = [];
  while (codes.length < count) {
    sequence++;
    const code = style.head + String(sequence).padStart(style.digits, '0');
    if (!issued.has(code)) codes.push(code);
  }
  return codes;
}

/** The number that a code ends in, as people say it: 「第12网格」; the whole code where it ends in none. */
export function sequenceOf(code: string, communityCode: string): string {
  const tail = isSequel(code, communityCode) ? code.slice(communityCode.length) : /\d{0,3}$/.exec(code)?.[0];
  return tail ? String(Number(tail)).padStart(2, '0') : code;
}

/** The name a grid has until somebody gives it another: 「兴山社区第12网格」. */
export function gridName(community: { readonly code: string; readonly name: string }, code: string): string {
  return `${community.name}第${sequenceOf(code, community.code)}网格`;
}

function isSequel(code: string, communityCode: string): boolean {
  const tail = code.slice(communityCode.length);
  return code.startsWith(communityCode) && tail.length >= SEQUENCE_DIGITS && /^\d+$/.test(tail);
}

function styleOf(communityCode: string, own: readonly string[]): CodeStyle {
  const widths = own
    .filter((code) => isSequel(code, communityCode))
    .map((code) => code.length - communityCode.length);
  const standard: CodeStyle = { head: communityCode, digits: Math.max(SEQUENCE_DIGITS, ...widths) };
  if (own.length === 0 || widths.length > 0) return standard;
  const numbered = own.filter((code) => /\d$/.test(code)).sort();
  const last = numbered.at(-1);
  if (last === undefined) return standard;
  const digits = Math.min(COUNTED_DIGITS, /\d+$/.exec(last)?.[0].length ?? 0);
  return { head: last.slice(0, -digits), digits };
}

/** 0 for a code of another style. */
function sequenceIn(code: string, { head }: CodeStyle): number {
  const tail = code.slice(head.length);
  return code.startsWith(head) && /^\d+$/.test(tail) ? Number(tail) : 0;
}
