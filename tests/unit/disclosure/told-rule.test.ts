import { createHash } from 'node:crypto';
import {
  levelledTens,
  levelSmallCells,
  type Measurement,
  measured,
  publishMeasurement,
  seededRandom,
  toAreaShares,
  toEarthPoints,
  withheldRows,
} from '@hazama/geo';
import { TOLD_RULE } from '@hazama/server/disclosure';
import { expect, it } from 'vitest';

// What councils are told is kept with the values. Where the rule makes something else of the same town than it did when they
// were computed, they must be computed again: raise TOLD_RULE, and write the new digest here.
const TOLD_BY_RULE = { rule: 2, digest: '9ff4b9fefa686330a0cdc6cda49ee57db9fee646' };

it('is another rule where it makes something else of the same town', () => {
  expect({ rule: TOLD_RULE, digest: digestOf(levelledTown(), withheldAreas(), publishedValues()) }).toEqual(
    TOLD_BY_RULE,
  );
});

/** 900 cells of 250 m in 9 areas, a few of them on borders, four in five with fewer than ten people. */
function levelledTown(): number[] {
  const random = seededRandom(24);
  const cells = 900;
  const centres = toEarthPoints({
    longitude: Float64Array.from({ length: cells }, (_, cell) => 136.1 + (cell % 30) / 320),
    latitude: Float64Array.from({ length: cells }, (_, cell) => 34.7 + Math.floor(cell / 30) / 480),
  });
  const parts = Array.from({ length: 9 }, () => ({ cellIndex: [] as number[], share: [] as number[] }));
  for (let cell = 0; cell < cells; cell++) {
    const area = Math.floor(cell / 300) * 3 + Math.floor((cell % 30) / 10);
    const share = random() < 0.1 ? 0.5 : 1;
    parts[area]?.cellIndex.push(cell);
    parts[area]?.share.push(share);
    if (share < 1) parts[(area + 1) % 9]?.cellIndex.push(cell);
    if (share < 1) parts[(area + 1) % 9]?.share.push(1 - share);
  }
  const ground = { centres, shares: toAreaShares(parts) };
  const counts = Float64Array.from({ length: cells }, () => {
    const kind = random();
    if (kind < 0.4) return 0;
    return kind < 0.8 ? Math.floor(random() * 10) : Math.floor(random() * 90) + 10;
  });
  const inhabited = Uint8Array.from({ length: cells }, () => Number(random() < 0.7));
  const plain = levelSmallCells(counts, ground);
  const wide = levelSmallCells(counts, ground, { inhabited });
  const later = counts.map((people, cell) => (cell % 7 === 0 ? (people * 3 + cell) % 14 : people));
  const again = levelSmallCells(later, ground, { inhabited, before: wide.companies });
  return [...plain.people, ...wide.people, ...levelledTens(wide), ...again.people];
}

function withheldAreas(): number[] {
  const random = seededRandom(25);
  const parts = Float64Array.from({ length: 40 }, () => Math.floor(random() * 60));
  const sums = Array.from({ length: 8 }, (_, group) => ({
    total: 40 + group,
    parts: Array.from({ length: 5 }, (__, part) => group * 5 + part),
  }));
  const totals = sums.map((sum) => sum.parts.reduce((total, part) => total + (parts[part] ?? 0), 0));
  return [...withheldRows([Float64Array.from([...parts, ...totals])], sums)];
}

function publishedValues(): number[] {
  return [
    [3, 40],
    [24, 57],
    [35, 36],
    [120, 240],
  ].flatMap(([numerator = 0, denominator = 0]) =>
    (['COUNCIL', 'PUBLIC'] as const).flatMap((audience) =>
      (['PEOPLE_OF_PEOPLE', 'OVER_PEOPLE'] as const).map(
        (counted) => publishMeasurement(shareOf(numerator, denominator), counted, audience, false).value ?? -1,
      ),
    ),
  );
}

function shareOf(numerator: number, denominator: number): Measurement {
  const value = numerator / denominator;
  return measured({ state: 'OK', value, numerator, denominator, gapPeople: denominator - numerator });
}

function digestOf(...numbers: readonly (readonly number[])[]): string {
  const text = numbers.flat().map((number) => number.toFixed(6));
  return createHash('sha1').update(text.join()).digest('hex');
}
