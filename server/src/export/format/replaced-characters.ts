/** A character that a format can't hold, and where it stood; 〓 stands there instead. */
export interface ReplacedCharacter {
  /** Of the file: where its record begins. */
  readonly line: number;
  readonly field: string;
  readonly character: string;
  /** U+1F33B */
  readonly codePoint: string;
}

/** As printers mark a character that they have no type for. */
export const MISSING_CHARACTER = '〓';

const MOST_LISTED = 10_000;

/** Nothing is lost silently: every replaced character is counted, and listed as long as anyone could read the list. */
export class ReplacedCharacters {
  readonly listed: ReplacedCharacter[] = [];
  count = 0;

  add(line: number, field: string, character: string): void {
    this.count += 1;
    if (this.listed.length >= MOST_LISTED) return;
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    this.listed.push({ line, field, character, codePoint });
  }
}
