import type { Token } from './hours-tokens.ts';

/** A text is not the syntax. */
export class Unreadable extends Error {}

/** Takes tokens one after the other; what is asked for and not there leaves it where it is. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** The token so many places ahead. */
  ahead(places = 0): Token | undefined {
    return this.#tokens[this.#at + places];
  }

  take(): Token {
    const token = this.#tokens[this.#at++];
    if (token === undefined) throw new Unreadable();
    return token;
  }

  isSign(sign: string, places = 0): boolean {
    const token = this.ahead(places);
    return token?.is === 'sign' && token.value === sign;
  }

  takeSign(sign: string): boolean {
    if (!this.isSign(sign)) return false;
    this.#at++;
    return true;
  }

  /** A word among these; `undefined`, and nothing is taken, where another token stands. */
  takeWord<T>(meaning: (word: string) => T | undefined): T | undefined {
    const found = this.word(meaning);
    if (found !== undefined) this.#at++;
    return found;
  }

  word<T>(meaning: (word: string) => T | undefined, places = 0): T | undefined {
    const token = this.ahead(places);
    return token?.is === 'word' ? meaning(token.value) : undefined;
  }

  /** A number of so many digits at most and at least. */
  isNumber(leastDigits: number, mostDigits: number, places = 0): boolean {
    const token = this.ahead(places);
    return token?.is === 'number' && token.digits >= leastDigits && token.digits <= mostDigits;
  }

  /** Throws where no number stands, or one out of the range, whose ends are inclusive. */
  number(least: number, most: number): number {
    const token = this.take();
    if (token.is !== 'number' || token.value < least || token.value > most) throw new Unreadable();
    return token.value;
  }

  /** A list with commas, as long as what follows a comma is an item of it. */
  list<T>(item: () => T, isItem: (places: number) => boolean): T[] {
    const items = [item()];
    while (this.isSign(',') && isItem(1)) {
      this.take();
      items.push(item());
    }
    return items;
  }
}
