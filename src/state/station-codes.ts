/** A free code for a station that a draft adds: the city's code, `N`, and the next number not taken. */
export function newStationCode(taken: ReadonlySet<string>, cityCode: string): string {
  for (let number = 1; ; number++) {
    const code = `${cityCode}N${String(number).padStart(4, '0')}`;
    if (!taken.has(code)) return code;
  }
}
