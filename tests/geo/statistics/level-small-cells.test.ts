import {
  type CellGround,
  isSmallCount,
  type LevelledCells,
  levelledTens,
  levelSmallCells,
  seededRandom,
  toAreaShares,
  toEarthPoints,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';

/** Cells of 250 m side by side, `width` in a row, all in one area unless said otherwise. */
function groundOf(count: number, width: number, areaOf: (cell: number) => readonly (readonly [number, number])[]) {
  const rows = new Map<number, { cellIndex: number[]; share: number[] }>();
  for (let cell = 0; cell < count; cell++)
    for (const [area, share] of areaOf(cell)) {
      const row = rows.get(area) ?? { cellIndex: [], share: [] };
      rows.set(area, row);
      row.cellIndex.push(cell);
      row.share.push(share);
    }
  const areas = Math.max(-1, ...rows.keys()) + 1;
  const ground: CellGround = {
    centres: toEarthPoints({
      longitude: Float64Array.from({ length: count }, (_, cell) => 136.1 + (cell % width) / 320),
      latitude: Float64Array.from({ length: count }, (_, cell) => 34.7 + Math.floor(cell / width) / 480),
    }),
    shares: toAreaShares(Array.from({ length: areas }, (_, area) => rows.get(area) ?? { cellIndex: [], share: [] })),
  };
  return ground;
}

const inOneArea = (count: number) => groundOf(count, count, () => [[0, 1]]);
const level = (counts: readonly number[], inhabited?: readonly number[]) => {
  const options = inhabited ? { inhabited: Uint8Array.from(inhabited) } : {};
  return [...levelSmallCells(Float64Array.from(counts), inOneArea(counts.length), options).people];
};
const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, number) => sum + number, 0);

describe('levelSmallCells', () => {
  it('leaves cells of nobody and of 10 and more as they are', () => {
    expect(level([0, 10, 250, Number.NaN])).toEqual([0, 10, 250, Number.NaN]);
  });

  it('gives three small cells beside each other their mean', () => {
    // 4 + 2 + 6 = 12 in three: each may have 1 (the others 9 and 2) to 9 (the others 1 and 2)
    expect(level([4, 2, 6, 100])).toEqual([4, 4, 4, 100]);
  });

  it('takes a fourth where three leave too little open', () => {
    // 9 + 9 + 8 = 26 of at most 27: none of them could have fewer than 8
    expect(level([9, 9, 8, 1, 100])).toEqual([6.75, 6.75, 6.75, 6.75, 100]);
  });

  it('counts a small cell that has none near with the nearest of 10 and more, the first of equals', () => {
    expect(level([100, 7, 60])).toEqual([107, 0, 60]);
    expect(level([100, 0, 7, 60])).toEqual([100, 0, 0, 67]);
  });

  it('counts no more with a cell than it has room for', () => {
    // 8 and 9 beside a cell with room for 12: the first to come is taken in, the second goes to the next
    const hosts = Float64Array.of(10, 10, 12, 40);
    const peopleWith = (room?: Float64Array) => [
      ...levelSmallCells(Float64Array.of(8, 9, 0, 0), inOneArea(4), { hosts, ...(room && { room }) }).people,
    ];
    expect(peopleWith()).toEqual([0, 0, 17, 0]);
    expect(peopleWith(hosts)).toEqual([0, 0, 8, 9]);
  });

  it('takes inhabited cells of nobody in where so few live that three small cells tell', () => {
    // 1 + 1 + 1 + 8 would leave none of them 9: with the fourth, of nobody, each may have 0 to 9
    expect(level([1, 1, 1, 0, 8], [1, 1, 1, 1, 1])).toEqual([2.2, 2.2, 2.2, 2.2, 2.2]);
    expect(level([1, 0, 8], [1, 1, 1])).toEqual([3, 3, 3]);
  });

  it('leaves out fewer than ten who have nobody to be counted with', () => {
    expect(level([4, 0])).toEqual([0, 0]);
  });

  it('counts few with others of the same areas, so that every area keeps its people', () => {
    const ground = groundOf(6, 6, (cell) => [[cell < 3 ? 0 : 1, 1]]);
    const { people } = levelSmallCells(Float64Array.of(50, 60, 5, 80, 5, 70), ground);
    expect([...people]).toEqual([50, 65, 0, 85, 0, 70]);
  });

  it('tells tens of groups together and of other cells alone', () => {
    // 4 + 3 + 6 = 13: ten together
    const levelled = levelSmallCells(Float64Array.of(4, 3, 6, 106), inOneArea(4));
    expect([...levelledTens(levelled)]).toEqual([10 / 3, 10 / 3, 10 / 3, 110]);
  });
});

interface Town {
  readonly counts: Float64Array;
  readonly inhabited: Uint8Array;
  readonly ground: CellGround;
}

/** Up to a hundred cells, empty, few or many, in four areas; one cell in six lies in two of them. */
function madeTown(seed: number): Town {
  const random = seededRandom(seed);
  const width = 4 + Math.floor(random() * 7);
  const count = width * (3 + Math.floor(random() * 7));
  const density = random();
  const counts = Float64Array.from({ length: count }, () => {
    const kind = random();
    if (kind < 0.25) return 0;
    return kind < 0.25 + 0.6 * density ? 1 + Math.floor(random() * 9) : 10 + Math.floor(random() * 90);
  });
  const home = (cell: number) => (cell % width < width / 2 ? 0 : 1) + (cell < count / 2 ? 0 : 2);
  const parts = counts.map(() => (random() < 1 / 6 ? random() : 1));
  const ground = groundOf(count, width, (cell) => {
    const part = parts[cell] as number;
    return part === 1
      ? [[home(cell), 1]]
      : [
          [home(cell), part],
          [(home(cell) + 1) % 4, 1 - part],
        ];
  });
  const inhabited = counts.map((people) => Number(people > 0 || random() < 0.5));
  return { counts, ground, inhabited: Uint8Array.from(inhabited) };
}

const TOWNS = 300;
const told = ({ ground, inhabited }: Town, counts: Float64Array): LevelledCells =>
  levelSmallCells(counts, ground, { inhabited });

describe(`in ${TOWNS} towns made up by chance`, () => {
  const towns = Array.from({ length: TOWNS }, (_, seed) => {
    const town = madeTown(seed + 1);
    return { ...town, levelled: told(town, town.counts) };
  });

  it('nobody is lost, and what is told of a small cell is told of three at least', () => {
    let few = 0;
    for (const { counts, levelled } of towns) {
      expect(sumOf(levelled.people)).toBeCloseTo(sumOf(counts), 6);
      const grouped = new Set(levelled.groups.flat());
      few += grouped.size;
      for (const group of levelled.groups) expect(group.length).toBeGreaterThanOrEqual(3);
      expect([...levelled.people].filter((people, cell) => !grouped.has(cell) && isSmallCount(people))).toEqual([]);
    }
    expect(few).toBeGreaterThan(2000);
  });

  it('the attacker who knows every group and its sum can’t tell any of 1–9 from another', () => {
    for (const { counts, levelled } of towns)
      for (const group of levelled.groups) {
        const people = sumOf(group.map((cell) => levelled.people[cell] as number));
        expect(people).toBeCloseTo(sumOf(group.map((cell) => counts[cell] as number)), 6);
        const least = group.some((cell) => counts[cell] === 0) || people < group.length + 8 ? 0 : 1;
        // the least and the most that one may have while all others have from `least` to 9
        expect(Math.max(least, people - 9 * (group.length - 1))).toBeLessThanOrEqual(1);
        expect(Math.min(9, people - least * (group.length - 1))).toBeGreaterThanOrEqual(9 - 1e-9);
      }
  });

  it('for nearly every small cell there is a town with another number there that is told the same', () => {
    let cells = 0;
    let alike = 0;
    for (const town of towns) {
      for (const [cell, people] of town.counts.entries()) {
        if (!isSmallCount(people)) continue;
        cells++;
        if (findTwin(town, cell)) alike++;
      }
    }
    expect(cells).toBeGreaterThan(3000);
    expect(alike / cells).toBeGreaterThan(0.99);
  });
});

/** Whether a town with one person moved to or from the cell is told the same. */
function findTwin(town: Town & { readonly levelled: LevelledCells }, cell: number): boolean {
  const { counts, levelled } = town;
  const group = levelled.groups.find((members) => members.includes(cell));
  const others = group ?? [...counts.keys()].filter((other) => (levelled.people[other] as number) >= 10);
  return others.some(
    (other) =>
      other !== cell &&
      [1, -1].some((moved) => {
        const twin = counts.slice();
        twin[cell] = (twin[cell] as number) + moved;
        twin[other] = (twin[other] as number) - moved;
        if ([cell, other].some((at) => (twin[at] ?? 0) < 0)) return false;
        const result = told(town, twin).people;
        return result.every((people, at) => Math.abs(people - (levelled.people[at] as number)) < 1e-9);
      }),
  );
}
