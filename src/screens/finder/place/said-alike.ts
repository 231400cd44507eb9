/**
 * From which syllable on a name is said as typed, by the beginning of each: `cuihu`, `chhy`, `huay` and `cuihhy` all mean
 * `cui hu hua yuan`. −1 where it is not.
 */
export function saidFrom(syllables: readonly string[], typed: string): number {
  return syllables.findIndex((_, first) => isSaidAt(syllables, first, typed));
}

function isSaidAt(syllables: readonly string[], first: number, typed: string): boolean {
  if (typed === '') return true;
  const syllable = syllables[first] ?? '';
  for (let taken = 1; taken <= syllable.length && syllable[taken - 1] === typed[taken - 1]; taken++) {
    if (isSaidAt(syllables, first + 1, typed.slice(taken))) return true;
  }
  return false;
}
