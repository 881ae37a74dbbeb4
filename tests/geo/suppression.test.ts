import { isSmallCount, type SumRow, seededRandom, withheldRows } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Attacker } from '../support/attacker.ts';

/** Rows 0…n − 1 are areas, row n is the town. */
function areasAndTown(counts: readonly number[]): { counts: Float64Array; sums: SumRow[] } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return { counts: Float64Array.of(...counts, total), sums: [{ total: counts.length, parts: [...counts.keys()] }] };
}

const hidden = (withheld: Uint8Array) => [...withheld.keys()].filter((row) => withheld[row]);

/** Whether what is shown, added and subtracted in any way, gives a withheld row away: its unit vector lies in the span of the sums. */
function isGivenAway(row: number, withheld: Uint8Array, sums: readonly SumRow[]): boolean {
  const unknowns = hidden(withheld);
  const matrix = sums.map(({ total, parts }) =>
    unknowns.map((unknown) => (parts.includes(unknown) ? 1 : 0) - (total === unknown ? 1 : 0)),
  );
  return rank([...matrix, unknowns.map((unknown) => Number(unknown === row))]) === rank(matrix);
}

function rank(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const pivot = left.findIndex((row, i) => i >= found && Math.abs(row[column] as number) > 1e-9);
    if (pivot < 0) continue;
    [left[found], left[pivot]] = [left[pivot] as number[], left[found] as number[]];
    const top = left[found] as number[];
    for (const row of left.slice(found + 1)) {
      const times = (row[column] as number) / (top[column] as number);
      for (let k = column; k < row.length; k++) row[k] = (row[k] as number) - times * (top[k] as number);
    }
    found++;
  }
  return found;
}

describe('withheldRows', () => {
  it('withholds nothing where all counts are 0 or at least 10', () => {
    const { counts, sums } = areasAndTown([0, 10, 250]);
    expect(hidden(withheldRows([counts], sums))).toEqual([]);
  });

  it('withholds a second area, or the town’s total would give the first back', () => {
    // 265 − 40 − 220 = 5: the 40 goes too, the smallest that is left
    const { counts, sums } = areasAndTown([5, 40, 220]);
    expect(hidden(withheldRows([counts], sums))).toEqual([0, 1]);
  });

  it('leaves two small areas that together are not small', () => {
    const { counts, sums } = areasAndTown([5, 6, 220]);
    expect(hidden(withheldRows([counts], sums))).toEqual([0, 1]);
  });

  it('withholds a third where two small areas together are small', () => {
    const { counts, sums } = areasAndTown([2, 3, 40, 220]);
    expect(hidden(withheldRows([counts], sums))).toEqual([0, 1, 2]);
  });

  it('withholds the total where nothing else is left to hide behind', () => {
    const { counts, sums } = areasAndTown([5, 0, 0]);
    expect(hidden(withheldRows([counts], sums))).toEqual([0, 3]);
  });

  it('withholds fractions of a person', () => {
    const { counts, sums } = areasAndTown([0.4, 40, 220]);
    expect(hidden(withheldRows([counts], sums))).toEqual([0, 1]);
  });

  it('counts both sides of a line: nine of ten reached leave one', () => {
    // 65+ in two areas: reached 91 of 100 (9 left) and 50 of 80; town 141 of 180
    const reached = Float64Array.of(91, 50, 141);
    const notYet = Float64Array.of(9, 30, 39);
    expect(hidden(withheldRows([reached, notYet], [{ total: 2, parts: [0, 1] }]))).toEqual([0, 1]);
  });

  it('hides inside a former municipality too when its total has to go', () => {
    // areas 0, 1 → former municipality 4 (5 + 0); areas 2, 3 → former municipality 5; 4, 5 → town 6
    const counts = Float64Array.of(5, 0, 60, 70, 5, 130, 135);
    const sums = [
      { total: 4, parts: [0, 1] },
      { total: 5, parts: [2, 3] },
      { total: 6, parts: [4, 5] },
    ];
    // 4 is small itself; 135 − 130 would give it back, so 5 goes; 60 + 70 would give 5 back, so 2 goes
    expect(hidden(withheldRows([counts], sums))).toEqual([0, 2, 4, 5]);
  });

  it('is not undone by two divisions of the same areas', () => {
    // areas 0–2 with 5, 20, 30; former municipalities {0, 1} = 25 and {2} …; spheres {1, 2} = 50; town = 55
    // town − sphere = area 0, although neither sum has it alone
    const counts = Float64Array.of(5, 20, 30, 50, 55);
    const sums = [
      { total: 3, parts: [1, 2] },
      { total: 4, parts: [0, 1, 2] },
    ];
    const withheld = withheldRows([counts], sums);
    expect(withheld[0]).toBe(1);
    expect(isGivenAway(0, withheld, sums)).toBe(false);
  });

  it('gives no small count away, whatever is added and subtracted', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 10, max: 200 }));
    const table = fc.record({
      areas: fc.array(fc.tuple(count, count), { minLength: 2, maxLength: 9 }),
      groups: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 9, maxLength: 9 }),
      spheres: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 9, maxLength: 9 }),
    });
    fc.assert(
      fc.property(table, ({ areas, groups, spheres }) => {
        // rows: areas, three groups, two spheres, the town; empty groups sum to 0
        const members = (of: readonly number[], group: number) =>
          [...areas.keys()].filter((area) => of[area] === group);
        const parts = [
          ...[0, 1, 2].map((group) => members(groups, group)),
          ...[0, 1].map((sphere) => members(spheres, sphere)),
          [...areas.keys()],
        ];
        const sums: SumRow[] = parts.map((list, i) => ({ total: areas.length + i, parts: list }));
        const column = (side: 0 | 1) => {
          const own = areas.map((pair) => pair[side]);
          return Float64Array.of(
            ...own,
            ...parts.map((list) => list.reduce((sum, area) => sum + (own[area] as number), 0)),
          );
        };
        const [reached, notYet] = [column(0), column(1)];
        const withheld = withheldRows([reached, notYet], sums);
        for (const row of withheld.keys()) {
          const small = isSmallCount(reached[row] as number) || isSmallCount(notYet[row] as number);
          if (!small) continue;
          expect(withheld[row]).toBe(1);
          expect(isGivenAway(row, withheld, sums)).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Areas in two divisions (former municipalities, spheres), each of which adds up to the town, as the areas do themselves. */
function madeTown(seed: number): { counts: number[]; sums: SumRow[] } {
  const random = seededRandom(seed);
  const areas = Array.from({ length: 3 + Math.floor(random() * 7) }, () =>
    random() < 0.35 ? Math.floor(random() * 10) : 10 + Math.floor(random() * 60),
  );
  const rows = [...areas];
  const add = (parts: readonly number[]) => rows.push(parts.reduce((sum, part) => sum + (rows[part] as number), 0)) - 1;
  const divisions = [0, 1].map(() => {
    const half = areas.map(() => random() < 0.5);
    const halves = [true, false].map((side) => [...half.keys()].filter((area) => half[area] === side));
    return halves.filter((parts) => parts.length > 0).map((parts) => ({ total: add(parts), parts }));
  });
  const all = [...areas.keys()];
  const town = add(all);
  const whole = [all, ...divisions.map((halves) => halves.map(({ total }) => total))];
  return { counts: rows, sums: [...divisions.flat(), ...whole.map((parts) => ({ total: town, parts }))] };
}

describe('whoever subtracts, in 400 towns made up by chance', () => {
  it('finds every number from 1 to 9 possible for each count of 1 to 9', () => {
    let few = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const { counts, sums } = madeTown(seed);
      const withheld = withheldRows([Float64Array.from(counts)], sums);
      const attacker = new Attacker(
        counts.map((count, row) => (withheld[row] ? undefined : count)),
        sums,
      );
      for (const row of [...counts.keys()].filter((at) => isSmallCount(counts[at] as number))) {
        few++;
        const possible = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((people) => attacker.isPossible(row, people));
        expect([seed, row, ...possible]).toEqual([seed, row, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      }
    }
    expect(few).toBeGreaterThan(600);
  });

  it('and the attacker is one: what is withheld alone is found out', () => {
    // 265 − 40 − 220
    expect(
      [4, 5, 6].filter((people) =>
        new Attacker([undefined, 40, 220, 265], [{ total: 3, parts: [0, 1, 2] }]).isPossible(0, people),
      ),
    ).toEqual([5]);
  });
});
