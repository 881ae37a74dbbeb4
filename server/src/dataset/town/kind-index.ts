import { nameKey } from '../value/place-name.ts';

export interface KnownKind {
  readonly id: string;
  readonly mode: 'PLACE' | 'BODY' | 'SERVICE' | 'COUNT';
  readonly visibility: 'PUBLIC' | 'COUNCIL' | 'STAFF';
  readonly name: string;
  readonly shortName: string;
  readonly aliases: readonly string[];
}

/** Ids before names before other words: an alias of one kind never hides the name of another. */
const LEVELS: readonly ((kind: KnownKind) => readonly string[])[] = [
  ({ id }) => [id],
  ({ name, shortName }) => [name, shortName],
  ({ aliases }) => aliases,
];

/** Finds the kinds of resources (資源の種類) that lists name by id, name or another word for it. */
export class KindIndex {
  readonly #kinds: readonly KnownKind[];
  readonly #byWord: readonly ReadonlyMap<string, ReadonlySet<KnownKind>>[];
  readonly #pieces: readonly (readonly ReadonlySet<string>[])[];

  constructor(kinds: readonly KnownKind[]) {
    this.#kinds = kinds;
    this.#byWord = LEVELS.map((wordsOf) => {
      const byWord = new Map<string, Set<KnownKind>>();
      for (const kind of kinds)
        for (const word of wordsOf(kind).map(nameKey)) byWord.set(word, (byWord.get(word) ?? new Set()).add(kind));
      return byWord;
    });
    this.#pieces = kinds.map((kind) => LEVELS.flatMap((wordsOf) => wordsOf(kind)).map((word) => pieces(nameKey(word))));
  }

  /** The one kind that a word means; undefined when there is none or several. */
  find(word: string): KnownKind | undefined {
    const key = nameKey(word);
    const found = this.#byWord.map((byWord) => byWord.get(key)).find((kinds) => kinds);
    return found?.size === 1 ? [...found][0] : undefined;
  }

  /** Kinds that a person may have meant, as 「ふれあいサロン（salon）」, at most five. */
  suggest(word: string): string[] {
    const asked = pieces(nameKey(word));
    return this.#kinds
      .map((kind, at) => ({
        kind,
        score: Math.max(...(this.#pieces[at] ?? []).map((known) => likeness(asked, known))),
      }))
      .filter(({ score }) => score > 0)
      .toSorted((a, b) => b.score - a.score)
      .slice(0, 5)
      .map(({ kind }) => `${kind.name}（${kind.id}）`);
  }
}

/** Share of two-letter pieces that two words have in common, 0..1. */
function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const piece of a) if (b.has(piece)) common++;
  return (2 * common) / (a.size + b.size);
}

function pieces(word: string): Set<string> {
  return new Set(Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2)));
}
