import type { Word } from '../facts/word.ts';
import type { Random } from '../random.ts';

/** What a template's blanks are filled with; {word} is drawn for each record. */
export interface Blanks {
  readonly area: Word;
  readonly town: Word;
  readonly city: Word;
  readonly n: Word;
}

export interface MadeName {
  readonly name: Word;
  /** Fills another text of the same record with the same words. */
  readonly fill: (template: string) => string;
}

/** Makes names from templates, no two alike within a kind. */
export class NameMaker {
  readonly #words: readonly Word[];
  readonly #taken = new Set<string>();

  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  make(kind: string, templates: readonly Word[], blanks: Blanks, random: Random): MadeName {
    for (let attempt = 1; ; attempt++) {
      const all = { ...blanks, word: random.pick(this.#words) };
      const template = random.pick(templates);
      // after many tries the list of words is used up: a number tells them apart, as in real lists
      const suffix = attempt > 30 ? `第${attempt - 29}` : '';
      const name = {
        word: fillIn(template.word, all, 'word') + suffix,
        kana: fillIn(template.kana, all, 'kana') + (suffix && `だい${attempt - 29}`),
      };
      if (this.#taken.has(`${kind}/${name.word}`)) continue;
      this.#taken.add(`${kind}/${name.word}`);
      return { name, fill: (text) => fillIn(text, all, 'word') };
    }
  }
}

function fillIn(template: string, words: Readonly<Record<string, Word>>, form: keyof Word): string {
  return template.replace(/\{(\w+)\}/g, (blank, key: string) => words[key]?.[form] ?? blank);
}
