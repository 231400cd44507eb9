import { pinyin } from 'pinyin-pro';

const CHINESE = /\p{Script=Han}/u;

/**
 * How a Chinese name is said, in syllables without tones as people type them, e.g. `重庆路12号` → `chong qing lu 12 hao`;
 * a character with several readings has the one of its words. `null` for a name without Chinese characters.
 */
export function pinyinOf(name: string): string | null {
  if (!CHINESE.test(name)) return null;
  return pinyin(name, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
    .map((syllable) => syllable.trim().toLowerCase())
    .filter((syllable) => syllable !== '')
    .join(' ');
}
