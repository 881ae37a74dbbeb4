import type { Bounds } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import type { Sieve } from '../file/sieve.ts';
import type { IssueLog } from '../issue.ts';
import { readSurroundings } from './outline.ts';
import { isInJapan } from './position.ts';

/** What a row is told that lies beyond a municipality's buffer. */
export function beyondMessage({
  name,
  bufferMeters,
}: {
  readonly name: string;
  readonly bufferMeters: number;
}): string {
  return `${name}とそのまわり${bufferMeters.toLocaleString('ja')}mの外にあるので取り込みません。`;
}

/**
 * Puts the shapes aside that lie beyond a municipality and its buffer, naming them in the log. What is nowhere in Japan may be swapped or in
 * metres: that stays, for whoever checks it to say so. Undefined where the municipality has no outline yet.
 */
export async function readTownSieve(statements: Statements, code: string, log: IssueLog): Promise<Sieve | undefined> {
  const [town] = await statements.query<{ name: string; bufferMeters: number }>(
    'SELECT name, buffer_meters AS "bufferMeters" FROM municipality WHERE code = $1',
    [code],
  );
  const surroundings = town && (await readSurroundings(statements, { code, bufferMeters: town.bufferMeters }));
  if (!surroundings) return undefined;
  // one text for all: of a national file hundreds of thousands of rows lie beyond
  const message = beyondMessage(town);
  return {
    isBeyond: (bounds) => liesInJapan(bounds) && !surroundings.mayHold(bounds),
    onLeftOut(line, { west, south, east, north }) {
      const middle = [(west + east) / 2, (south + north) / 2];
      const value = middle.map((degrees) => Number(degrees.toFixed(6))).join(', ');
      log.add('outside-buffer', { line, field: 'geometry', value, message });
    },
  };
}

function liesInJapan({ west, south, east, north }: Bounds): boolean {
  return isInJapan(west, south) && isInJapan(east, north);
}
