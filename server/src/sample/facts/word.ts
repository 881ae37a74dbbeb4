/** A word for made-up names, with its reading. */
export interface Word {
  readonly word: string;
  readonly kana: string;
}
