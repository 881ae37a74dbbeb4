import { setImmediate as nextTurn } from 'node:timers/promises';
import { Pace } from './pace.ts';

/** A FeatureCollection before its features are parsed. */
export interface FeatureTexts {
  /** The members beside `features`: type, name, crs, … */
  readonly members: Readonly<Record<string, unknown>>;
  readonly count: number;
  /** In characters. */
  readonly lengthOf: (index: number) => number;
  /** @throws SyntaxError where the text is no JSON */
  readonly parse: (index: number) => unknown;
}

/** Characters walked over between two looks at the clock. */
const CHARACTERS_PER_LOOK = 64 * 1024;
const [SPACE, QUOTE, COMMA, COLON, BACKSLASH] = [0x20, 0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * Finds where each feature of a FeatureCollection stands in its text, so that they can be parsed one by one: parsed as a whole, the shapes
 * of a city's buildings take ten times their text, in one turn during which nobody else is answered.
 * @returns undefined for every other JSON, and for what is none: whoever parses it as a whole tells what is wrong
 */
export async function findFeatures(text: string): Promise<FeatureTexts | undefined> {
  // decoding a large text took a turn of its own
  await nextTurn();
  const scanner = new Scanner(text);
  const members: Record<string, unknown> = {};
  let starts: number[] | undefined;
  const ends: number[] = [];
  try {
    scanner.take(OPEN_OBJECT);
    do {
      const name: unknown = JSON.parse(scanner.value());
      scanner.take(COLON);
      if (name !== 'features' || !scanner.has(OPEN_LIST)) {
        members[String(name)] = JSON.parse(scanner.value());
        continue;
      }
      // of two lists of one name JSON takes the last
      if (starts) return undefined;
      starts = [];
      scanner.take(OPEN_LIST);
      const pace = new Pace();
      let looked = 0;
      if (!scanner.has(CLOSE_LIST))
        do {
          starts.push(scanner.position);
          scanner.value();
          ends.push(scanner.position);
          if (scanner.position - looked < CHARACTERS_PER_LOOK) continue;
          looked = scanner.position;
          await pace.yieldWhenDue();
        } while (scanner.takes(COMMA));
      scanner.take(CLOSE_LIST);
    } while (scanner.takes(COMMA));
    scanner.take(CLOSE_OBJECT);
    if (!scanner.isAtEnd || !starts || members['type'] !== 'FeatureCollection') return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const found = starts;
  return {
    members,
    count: found.length,
    lengthOf: (index) => (ends[index] ?? 0) - (found[index] ?? 0),
    parse: (index) => JSON.parse(text.slice(found[index], ends[index])),
  };
}

/** Walks over JSON from value to value; what is in a value is seen by whoever parses it. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#skipSpace();
  }

  /** Where the next value or mark begins. */
  get position(): number {
    return this.#at;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  has(mark: number): boolean {
    return this.#text.charCodeAt(this.#at) === mark;
  }

  takes(mark: number): boolean {
    if (!this.has(mark)) return false;
    this.#at++;
    this.#skipSpace();
    return true;
  }

  /** @throws SyntaxError */
  take(mark: number): void {
    if (!this.takes(mark)) throw new SyntaxError(`no ${String.fromCharCode(mark)} at ${this.#at}`);
  }

  /** The text of the next value. @throws SyntaxError where it has no end */
  value(): string {
    const text = this.#text;
    const start = this.#at;
    // the loop that sees every character of a file keeps its place in a variable of its own
    let at = start;
    let depth = 0;
    do {
      const code = text.charCodeAt(at);
      if (code === QUOTE) at = endOfString(text, at);
      else if (code === OPEN_LIST || code === OPEN_OBJECT) depth++;
      else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
      else if (depth === 0) at = endOfWord(text, at);
      at++;
      if (depth > 0 && at >= text.length) throw new SyntaxError(`no end of what begins at ${start}`);
    } while (depth > 0);
    this.#at = at;
    const value = text.slice(start, at);
    this.#skipSpace();
    return value;
  }

  #skipSpace(): void {
    // space, tab, line feed, carriage return
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== SPACE && code !== 0x09 && code !== 0x0a && code !== 0x0d) return;
      this.#at++;
    }
  }
}

/** Where the quotation mark stands that ends a text. */
function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  throw new SyntaxError(`no end of the text at ${start}`);
}

/** Where the last character of a number, true, false or null stands. */
function endOfWord(text: string, start: number): number {
  let at = start;
  while (at < text.length && !ENDS_WORD.has(text.charCodeAt(at))) at++;
  if (at === start) throw new SyntaxError(`no value at ${start}`);
  return at - 1;
}

const ENDS_WORD: ReadonlySet<number> = new Set(Array.from(',:[]{}" \t\n\r', (mark) => mark.charCodeAt(0)));
