/**
 * The first letters of Chinese names as people type them, e.g. `翠湖花园` → `chhy`. The browser already sorts
 * Chinese by pinyin, so a character's letter is told by where it sorts; no dictionary travels to the phone.
 */

/** The first character that sorts under each letter; no syllable of Mandarin begins with i, u or v. */
const FIRST_OF_LETTER = [...'吖八嚓咑妸发旮哈丌咔垃呣拏喔妑七呥扨他屲夕丫帀'];
const LETTERS = [...'abcdefghjklmnopqrstwxyz'];
const CHINESE = /\p{Script=Han}/u;

const collator = new Intl.Collator('zh-Hans-u-co-pinyin');
/** False where the browser sorts Chinese in another way: names are then found by their characters only. */
const sortsByPinyin = FIRST_OF_LETTER.every(
  (first, i) => i === 0 || collator.compare(FIRST_OF_LETTER[i - 1], first) < 0,
);

/** First letters of the Chinese characters of a text, in lower case, among its other letters and digits. */
export function pinyinInitials(text: string): string {
  if (!sortsByPinyin) return '';
  return [...text].map((character) => (CHINESE.test(character) ? initialOf(character) : character)).join('');
}

const known = new Map<string, string>();

function initialOf(character: string): string {
  const kept = known.get(character);
  if (kept !== undefined) return kept;
  const after = FIRST_OF_LETTER.findLastIndex((first) => collator.compare(first, character) <= 0);
  const initial = LETTERS[after] ?? '';
  known.set(character, initial);
  return initial;
}
