/** A name inside a longer one says less the more stands around it. */
const MOST_OF_A_PART = 0.85;
const MOST_OF_PIECES = 0.8;
/** One letter is part of too many names. */
const SHORTEST_PART = 2;

/**
 * How alike two names of columns are, 0..1, both as `headerKey` writes them: 「サロンの名称」 and 名称, 「開催曜日・時間」 and 開催日時.
 * What a name ends with says what it is; 電話番号 is a 番号 that 電話 tells apart.
 */
export function nameLikeness(a: string, b: string): number {
  if (!a || !b) return 0;
  if (a === b) return 1;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const share = short.length / long.length;
  const isPart = short.length >= SHORTEST_PART && long.includes(short) && !isLatin(short);
  const part = isPart ? MOST_OF_A_PART * (0.5 + 0.5 * share) * (long.endsWith(short) ? 1 : 0.85) : 0;
  return Math.max(part, MOST_OF_PIECES * commonPieces(a, b));
}

/** 2 × common ÷ all two-letter pieces. */
function commonPieces(a: string, b: string): number {
  const [first, second] = [piecesOf(a), piecesOf(b)];
  if (first.size === 0 || second.size === 0) return 0;
  const common = [...first].filter((piece) => second.has(piece)).length;
  return (2 * common) / (first.size + second.size);
}

function piecesOf(name: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, name.length - 1) }, (_, at) => name.slice(at, at + 2)));
}

/** "lat" is part of "translation". */
function isLatin(name: string): boolean {
  return /^[a-z0-9]+$/.test(name);
}
