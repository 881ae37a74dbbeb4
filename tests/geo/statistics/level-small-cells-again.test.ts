import {
  type CellCompany,
  type CellGround,
  isSmallCount,
  type LevelledCells,
  levelSmallCells,
  seededRandom,
  toAreaShares,
  toEarthPoints,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';
import { numbersThatFollow } from '../../support/numbers-that-follow.ts';

// What is told of one publication after the other, to someone who subtracts: what didn't change has to be told the same way again.

/** Cells of 250 m side by side, `width` in a row; `areaOf` gives the areas of a cell with their shares. */
function groundOf(
  count: number,
  width: number,
  areaOf: (cell: number) => readonly (readonly [area: number, share: number])[] = () => [[0, 1]],
): CellGround {
  const rows = Array.from({ length: 4 }, () => ({ cellIndex: [] as number[], share: [] as number[] }));
  for (let cell = 0; cell < count; cell++)
    for (const [area, share] of areaOf(cell)) {
      rows[area]?.cellIndex.push(cell);
      rows[area]?.share.push(share);
    }
  return {
    centres: toEarthPoints({
      longitude: Float64Array.from({ length: count }, (_, cell) => 136.1 + (cell % width) / 320),
      latitude: Float64Array.from({ length: count }, (_, cell) => 34.7 + Math.floor(cell / width) / 480),
    }),
    shares: toAreaShares(rows),
  };
}

/** One publication after the other of a row of cells. */
function publish(publications: readonly (readonly number[])[], inhabited?: readonly number[]): LevelledCells[] {
  const ground = groundOf(publications[0]?.length ?? 0, 100);
  let before: readonly CellCompany[] = [];
  return publications.map((counts) => {
    const levelled = levelSmallCells(Float64Array.from(counts), ground, {
      before,
      ...(inhabited && { inhabited: Uint8Array.from(inhabited) }),
    });
    before = levelled.companies;
    return levelled;
  });
}
const toldOf = (publications: readonly (readonly number[])[], inhabited?: readonly number[]) =>
  publish(publications, inhabited).map(({ people }) => [...people]);
const sumOf = (numbers: Iterable<number>) => [...numbers].reduce((sum, number) => sum + number, 0);

describe('a publication after another', () => {
  it('gives who took others in nobody more than it has room for, once it is small itself', () => {
    const counts = Float64Array.of(8, 9, 0);
    const level = (room: readonly number[], before: readonly CellCompany[]) =>
      levelSmallCells(counts, groundOf(3, 100), {
        hosts: Float64Array.from(room),
        room: Float64Array.from(room),
        before,
      });
    const first = level([10, 10, 40], []);
    expect([...first.people]).toEqual([0, 0, 17]);
    // of 4 people of its own none can be told 6 less
    expect([...level([10, 10, 4], first.companies).people]).toEqual([0, 0, 0]);
  });

  it('leaves groups as they were where one household came', () => {
    // formed anew the first four would be two groups of others: 9, 8, 9 leave too little open and take the fourth in
    expect(
      toldOf([
        [9, 7, 3, 2, 4, 6, 3],
        [9, 8, 9, 2, 4, 6, 3],
      ]).at(-1),
    ).not.toEqual(toldOf([[9, 8, 9, 2, 4, 6, 3]])[0]);
    const [first, second] = publish([
      [4, 2, 6, 5, 4, 6],
      [4, 4, 6, 5, 4, 6],
    ]);
    expect(second?.groups).toEqual(first?.groups);
    expect([...(second?.people ?? [])]).toEqual([14 / 3, 14 / 3, 14 / 3, 5, 5, 5]);
  });

  it('keeps a cell that has grown to 10 among those who would be told by its leaving', () => {
    expect(
      toldOf([
        [9, 2, 3, 50],
        [10, 2, 3, 50],
      ]),
    ).toEqual([
      [14 / 3, 14 / 3, 14 / 3, 50],
      [5, 5, 5, 50],
    ]);
  });

  it('counts a group with the cell that has outgrown it', () => {
    expect(
      toldOf([
        [9, 2, 3, 50],
        [40, 2, 3, 50],
        [38, 2, 4, 50],
      ]).slice(1),
    ).toEqual([
      [45, 0, 0, 50],
      [44, 0, 0, 50],
    ]);
  });

  it('keeps host and guest while both change', () => {
    expect(
      toldOf([
        [60, 7, 30],
        [31, 12, 30],
        [31, 9, 90],
      ]),
    ).toEqual([
      [67, 0, 30],
      [43, 0, 30],
      [40, 0, 90],
    ]);
  });

  it('lets a guest go who has 20', () => {
    expect(
      toldOf([
        [60, 7, 30],
        [60, 20, 30],
      ])[1],
    ).toEqual([60, 20, 30]);
  });

  it('takes others into a group in which too few are left, whole', () => {
    // nobody lives in the third house any more: 4 and 2 alone would tell each other
    const [, second] = publish([
      [4, 2, 6, 5, 4, 6],
      [4, 2, 0, 5, 4, 6],
    ]);
    expect(second?.groups.map((group) => group.toSorted((a, b) => a - b))).toEqual([[0, 1, 3, 4, 5]]);
  });

  it('keeps one in whom nobody is left where others live in the cell', () => {
    expect(
      toldOf(
        [
          [4, 2, 6],
          [4, 0, 6],
        ],
        [1, 1, 1],
      )[1],
    ).toEqual([10 / 3, 10 / 3, 10 / 3]);
  });

  it('forms groups anew over which a border was drawn', () => {
    const counts = Float64Array.of(4, 2, 6, 5, 4, 6);
    const one = groundOf(6, 6);
    const { companies } = levelSmallCells(counts, one);
    const drawn = groundOf(6, 6, (cell) => [[[0, 1, 3].includes(cell) ? 0 : 1, 1]]);
    const { groups } = levelSmallCells(counts, drawn, { before: companies });
    expect(companies.map(({ cells }) => cells)).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(groups).toEqual([
      [0, 1, 3],
      [2, 4, 5],
    ]);
  });
});

const TOWNS = 120;
const MONTHS = 12;

interface Publication {
  readonly counts: Float64Array;
  readonly inhabited: Uint8Array;
  readonly levelled: LevelledCells;
}

/** A town over twelve publications: households come and go, cells empty and fill, outgrow ten and fall below it. */
function* madeTown(seed: number): Generator<{ readonly now: Publication; readonly before: Publication | undefined }> {
  const random = seededRandom(seed);
  const width = 4 + Math.floor(random() * 7);
  const count = width * (3 + Math.floor(random() * 7));
  const density = random();
  const parts = Float64Array.from({ length: count }, () => (random() < 1 / 6 ? random() : 1));
  const home = (cell: number) => (cell % width < width / 2 ? 0 : 1) + (cell < count / 2 ? 0 : 2);
  const ground = groundOf(count, width, (cell) => {
    const part = parts[cell] as number;
    const whole: [number, number] = [home(cell), part];
    return part === 1 ? [whole] : [whole, [(home(cell) + 1) % 4, 1 - part]];
  });
  const counts = Float64Array.from({ length: count }, () => {
    const kind = random();
    if (kind < 0.25) return 0;
    return kind < 0.25 + 0.6 * density ? 1 + Math.floor(random() * 9) : 10 + Math.floor(random() * 30);
  });
  const inhabited = Uint8Array.from(counts, (people) => Number(people > 0 || random() < 0.5));
  const isBare = seed % 3 === 0;
  let before: Publication | undefined;
  for (let month = 0; month < MONTHS; month++) {
    const levelled = levelSmallCells(counts.slice(), ground, {
      ...(!isBare && { inhabited: inhabited.slice() }),
      before: before?.levelled.companies ?? [],
    });
    const now = { counts: counts.slice(), inhabited: isBare ? new Uint8Array(count) : inhabited.slice(), levelled };
    yield { now, before };
    before = now;
    for (const [cell, people] of counts.entries()) {
      const kind = random();
      if (kind < 0.06) counts[cell] = Math.max(0, people + Math.floor(random() * 7) - 3);
      else if (kind < 0.07) counts[cell] = Math.floor(random() * 40);
      if ((counts[cell] as number) > 0) inhabited[cell] = 1;
      else if (random() < 0.05) inhabited[cell] = 0;
    }
  }
}

const companyOf = ({ levelled }: Publication, cell: number): CellCompany | undefined =>
  levelled.companies.find(({ cells }) => cells.includes(cell));

describe(`in ${TOWNS} towns made up by chance, over ${MONTHS} publications`, () => {
  const steps = Array.from({ length: TOWNS }, (_, seed) => [...madeTown(seed + 1)]).flat();
  const later = steps.flatMap(({ now, before }) => (before ? [{ now, before }] : []));

  it('no company comes apart: what a later sum tells, an earlier one told or it is of cells that changed', () => {
    const apart: unknown[] = [];
    let kept = 0;
    for (const { now, before } of later)
      for (const { cells } of before.levelled.companies) {
        const wasOrIsFew = (cell: number) => [now, before].some(({ counts }) => isSmallCount(counts[cell] as number));
        const living = cells.filter(
          (cell) => wasOrIsFew(cell) && now.counts[cell] !== 0 && (now.counts[cell] as number) < 20,
        );
        if (!living.some((cell) => isSmallCount(now.counts[cell] as number))) continue;
        const companies = new Set(living.map((cell) => companyOf(now, cell)));
        // in one, or in none where there is no other to be counted with
        if (companies.size === 1) kept++;
        else apart.push(cells.map((cell) => [before.counts[cell], now.counts[cell]]));
      }
    expect(apart).toEqual([]);
    expect(kept).toBeGreaterThan(5000);
  });

  it('a company in which nothing changed is told the same sum, or with others together', () => {
    const otherwise: unknown[] = [];
    let alike = 0;
    for (const { now, before } of later)
      for (const { cells, host } of before.levelled.companies) {
        const isSame = (cell: number) =>
          now.counts[cell] === before.counts[cell] && now.inhabited[cell] === before.inhabited[cell];
        if (!cells.every(isSame)) continue;
        const company = companyOf(now, cells[0] as number);
        if (!cells.every((cell) => company?.cells.includes(cell))) otherwise.push(cells);
        if (company?.cells.length !== cells.length) continue;
        alike++;
        const isToldSame = (cell: number) => now.levelled.people[cell] === before.levelled.people[cell];
        if (company.host !== host || !cells.every(isToldSame)) otherwise.push(cells);
      }
    expect(otherwise).toEqual([]);
    expect(alike).toBeGreaterThan(3000);
  });

  it('nobody is lost but those who have nobody to be counted with', () => {
    for (const { now } of steps) {
      const counted = new Set(now.levelled.companies.flatMap(({ cells }) => cells));
      const leftOut = sumOf([...now.counts].filter((people, cell) => isSmallCount(people) && !counted.has(cell)));
      expect(sumOf(now.levelled.people)).toBeCloseTo(sumOf(now.counts) - leftOut, 6);
    }
  });

  it('nothing is told of a small cell alone, and of each in a company every number from 1 to 9 remains possible', () => {
    const told: unknown[] = [];
    let few = 0;
    for (const { now } of steps) {
      const { people, companies, groups } = now.levelled;
      const grouped = new Set(groups.flat());
      told.push(...[...people].filter((shown, cell) => !grouped.has(cell) && isSmallCount(shown)));
      for (const { cells, host } of companies) {
        few += cells.length;
        const numbers = cells.map((cell) => now.counts[cell] as number);
        const sum = sumOf(numbers);
        const others = cells.length - 1;
        // the least that each may have: nobody, where some have nobody or not all could have one
        const least = numbers.includes(0) || sum < others + 9 ? 0 : 1;
        const isOpen =
          host === undefined
            ? others >= 2 && sum <= 9 * others + 1 && sum - least * others >= 9
            : (now.counts[host] as number) >= 10 && sum - 10 - (others - 1) >= 9;
        if (!isOpen) told.push(numbers);
      }
    }
    expect(told).toEqual([]);
    expect(few).toBeGreaterThan(15_000);
  });

  it('what is published again without a change is told the same', () => {
    let towns = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const ground = groundOf(60, 10);
      const random = seededRandom(seed);
      const counts = Float64Array.from({ length: 60 }, () => Math.floor(random() * 14));
      const inhabited = Uint8Array.from(counts, () => 1);
      const first = levelSmallCells(counts, ground, { inhabited });
      const again = levelSmallCells(counts, ground, { inhabited, before: first.companies });
      expect(again).toEqual(first);
      towns++;
    }
    expect(towns).toBe(20);
  });
});

describe('whoever subtracts twelve monthly lists and knows every household that came or went', () => {
  const PLACES = 24;
  const towns = Array.from({ length: PLACES }, (_, seed) => ({
    kept: listsFollowed(seed + 1, true),
    anew: listsFollowed(seed + 1, false),
  }));

  it('works out nobody’s cell of 1 to 9 in which nothing changed', () => {
    expect(sumOf(towns.map(({ kept }) => kept.unchanged))).toBeGreaterThan(1000);
    expect(towns.map(({ kept }) => kept.followed)).toEqual(towns.map(() => 0));
  });

  it('and did where each list was levelled by itself', () => {
    expect(sumOf(towns.map(({ anew }) => anew.followed))).toBeGreaterThan(50);
  });
});

/**
 * Lists of twelve months in which a few households come and go, told one after the other or each by itself: how many small cells stay as they
 * are, and how many of those follow from the sums. Of the others the attacker knows the change, so that each sum is one of the first month's numbers.
 */
function listsFollowed(seed: number, isKept: boolean): { readonly unchanged: number; readonly followed: number } {
  const random = seededRandom(seed);
  const count = 100;
  const ground = groundOf(count, 10);
  const first = Float64Array.from({ length: count }, () =>
    random() < 0.75 ? 1 + Math.floor(random() * 9) : 10 + Math.floor(random() * 60),
  );
  const inhabited = new Uint8Array(count).fill(1);
  const counts = first.slice();
  const changed = new Set<number>();
  const sums: (readonly number[])[] = [];
  let before: readonly CellCompany[] = [];
  for (let month = 0; month < MONTHS; month++) {
    const { companies } = levelSmallCells(counts.slice(), ground, { inhabited, ...(isKept && { before }) });
    before = companies;
    const together = new Set(companies.flatMap(({ cells }) => cells));
    sums.push(...companies.map(({ cells }) => cells));
    sums.push(...[...counts.keys()].filter((cell) => !together.has(cell)).map((cell) => [cell]));
    for (let household = 0; household < 3; household++) {
      const cell = Math.floor(random() * count);
      counts[cell] = Math.max(0, (counts[cell] as number) + (random() < 0.5 ? 1 : -1) * (1 + Math.floor(random() * 2)));
      changed.add(cell);
    }
  }
  const unchanged = [...first.keys()].filter((cell) => isSmallCount(first[cell] as number) && !changed.has(cell));
  const followed = numbersThatFollow(count, sums);
  return { unchanged: unchanged.length, followed: unchanged.filter((cell) => followed.has(cell)).length };
}
