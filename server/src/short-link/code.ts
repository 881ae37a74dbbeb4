import { createHash } from 'node:crypto';

/** Written down and told over the telephone: no 0 and O, no 1 and I. A power of two: each takes five bits. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const SHORTEST = 8;
const LONGEST = 32;
const CODE = new RegExp(`^[${LETTERS}]{${SHORTEST},${LONGEST}}$`);

/** Codes for one state, the shortest first: of the next one only where another state has the one before. */
export function* codesOf(municipalityCode: string, path: string): Generator<string> {
  const digest = createHash('sha256').update(`${municipalityCode} ${path}`).digest();
  const letters = [...digest].map((byte) => LETTERS[byte % LETTERS.length]).join('');
  for (let length = SHORTEST; length <= LONGEST; length++) yield letters.slice(0, length);
}

/** As somebody typed it; undefined where no code is like that. */
export function parseCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  return CODE.test(code) ? code : undefined;
}
