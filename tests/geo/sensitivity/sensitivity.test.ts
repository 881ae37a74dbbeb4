import {
  type AssumptionChoices,
  concludeMostPeople,
  concludeTarget,
  concludeTown,
  holdingOf,
  MOST_SETTINGS,
  parameterGrid,
  seededRandom,
  spansOf,
  stabilityOf,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';

// By hand: 100 people, of whom 40 live 400 m, 30 live 600 m and 30 live 950 m from a salon; the target is 65 % within reach.
//
//   500 m: 40 %   800 m: 70 % (today)   1,000 m: 100 %      as the crow flies
//   the same × 1.3, so that 520, 780 and 1,235 m are walked: 500 m: 0 %   800 m: 70 %   1,000 m: 70 %
const METERS = [400, 600, 950];
const PEOPLE = [40, 30, 30];
const REACHES = [500, 800, 1000];
const DETOURS = [1, 1.3];
const valueOf = (reach: number, detour: number) =>
  METERS.reduce((sum, meters, at) => sum + (meters * detour <= reach ? (PEOPLE[at] ?? 0) : 0), 0) / 100;

describe('a conclusion re-run over a grid', () => {
  const grid = parameterGrid([
    { count: REACHES.length, base: 1 },
    { count: DETOURS.length, base: 0 },
  ]);
  const values = grid.map(({ choice }) => valueOf(REACHES[choice[0] ?? 0] ?? 0, DETOURS[choice[1] ?? 0] ?? 1));
  const conclusions = values.map((value) => concludeTarget({ value, low: null, high: null }, 0.65, true));

  it('is drawn from each setting, today’s among them', () => {
    expect(values).toEqual([0.4, 0, 0.7, 0.7, 1, 0.7]);
    expect(grid.map(({ changed }) => changed)).toEqual([[0], [0, 1], [], [1], [0], [0, 1]]);
    expect(conclusions).toEqual(['ATTENTION', 'ATTENTION', 'ACHIEVED', 'ACHIEVED', 'ACHIEVED', 'ACHIEVED']);
  });

  it('holds in three of the five other settings', () => {
    const others = conclusions.filter((_, row) => grid[row]?.changed.length !== 0);
    expect(stabilityOf('ACHIEVED', others)).toEqual({
      total: 5,
      holding: 3,
      changing: 2,
      undecided: 0,
      changes: [{ conclusion: 'ATTENTION', count: 2 }],
    });
  });

  it('is moved from 40 to 100 % by the reach alone, and not at all by the detour alone', () => {
    expect(spansOf(grid, values, 2)).toEqual([
      { low: 0.4, high: 1 },
      { low: 0.7, high: 0.7 },
    ]);
  });
});

describe('parameterGrid', () => {
  it('has one setting where nothing can be changed', () => {
    expect(parameterGrid([])).toEqual([{ choice: [], changed: [] }]);
    expect(parameterGrid([{ count: 1, base: 0 }])).toEqual([{ choice: [0], changed: [] }]);
  });

  it.each<[string, readonly AssumptionChoices[]]>([
    ['without a value', [{ count: 0, base: 0 }]],
    ['whose base is none of its values', [{ count: 2, base: 2 }]],
    ['whose base is before the first', [{ count: 2, base: -1 }]],
    ['of NaN values', [{ count: Number.NaN, base: 0 }]],
    ['of more settings than can be looked through', Array.from({ length: 11 }, () => ({ count: 2, base: 0 }))],
  ])('refuses an assumption %s', (_, assumptions) => {
    expect(() => parameterGrid(assumptions)).toThrow(RangeError);
  });

  it('has every setting once, one of them today’s, and as many that change one assumption as there are other values', () => {
    const random = seededRandom(7);
    for (let town = 0; town < 200; town++) {
      const assumptions = Array.from({ length: 1 + Math.floor(random() * 4) }, (): AssumptionChoices => {
        const count = 1 + Math.floor(random() * 5);
        return { count, base: Math.floor(random() * count) };
      });
      const grid = parameterGrid(assumptions);
      expect(grid.length).toBe(assumptions.reduce((product, { count }) => product * count, 1));
      expect(grid.length).toBeLessThanOrEqual(MOST_SETTINGS);
      expect(new Set(grid.map(({ choice }) => choice.join())).size).toBe(grid.length);
      expect(grid.filter(({ changed }) => changed.length === 0).length).toBe(1);
      const alone = grid.filter(({ changed }) => changed.length === 1).length;
      expect(alone).toBe(assumptions.reduce((sum, { count }) => sum + count - 1, 0));
    }
  });
});

describe('stabilityOf', () => {
  it('holds nothing where today’s conclusion is undecided: what the others say are changes', () => {
    const { holding, changing, undecided, changes } = stabilityOf(undefined, ['MORE', undefined, 'LESS', 'MORE']);
    expect({ holding, changing, undecided }).toEqual({ holding: 0, changing: 3, undecided: 1 });
    expect(changes).toEqual([
      { conclusion: 'MORE', count: 2 },
      { conclusion: 'LESS', count: 1 },
    ]);
    expect(holdingOf(undefined, 'MORE')).toBe('CHANGES');
    expect(holdingOf(undefined, undefined)).toBe('UNDECIDED');
  });

  it('counts every setting once, in whatever order they come', () => {
    const random = seededRandom(11);
    const answers = ['A', 'B', 'C', undefined];
    for (let town = 0; town < 200; town++) {
      const others = Array.from({ length: Math.floor(random() * 30) }, () => answers[Math.floor(random() * 4)]);
      const stability = stabilityOf('A', others);
      expect(stability.holding + stability.changing + stability.undecided).toBe(others.length);
      expect(stability.changes.reduce((sum, { count }) => sum + count, 0)).toBe(stability.changing);
      expect(stabilityOf('A', others.toReversed())).toEqual(stability);
    }
  });

  it('has no span of values that are not known', () => {
    const grid = parameterGrid([{ count: 2, base: 0 }]);
    expect(spansOf(grid, [null, Number.NaN], 1)).toEqual([{ low: null, high: null }]);
    expect(spansOf(grid, [0.5, null], 1)).toEqual([{ low: 0.5, high: 0.5 }]);
  });
});

describe('what can be concluded', () => {
  it('is undecided of a value against its target where the interval spans it, or nothing is known', () => {
    expect(concludeTarget({ value: 0.66, low: 0.6, high: 0.7 }, 0.65, true)).toBeUndefined();
    expect(concludeTarget({ value: null, low: null, high: null }, 0.65, true)).toBeUndefined();
    expect(concludeTarget({ value: Number.NaN, low: null, high: null }, 0.65, true)).toBeUndefined();
    expect(concludeTarget({ value: 600, low: null, high: null }, 500, false)).toBe('ON_TRACK');
    expect(concludeTarget({ state: 'UNREACHABLE', value: null, low: null, high: null }, 30, false)).toBe('ATTENTION');
  });

  it('sets an area apart from the town by more than its interval', () => {
    const town = { value: 0.5 };
    expect(concludeTown({ value: 0.6, low: 0.55, high: 0.65 }, town)).toBe('MORE');
    expect(concludeTown({ value: 0.4, low: 0.35, high: 0.45 }, town)).toBe('LESS');
    expect(concludeTown({ value: 0.52, low: 0.47, high: 0.57 }, town)).toBeUndefined();
    expect(concludeTown({ value: 420, low: null, high: null }, { value: 400 })).toBe('MORE');
    expect(concludeTown({ value: 0.6, low: 0.55, high: 0.65 }, { value: null })).toBeUndefined();
    expect(concludeTown({ value: Number.NaN, low: null, high: null }, town)).toBeUndefined();
    const noWay = { state: 'UNREACHABLE', value: null, low: null, high: null } as const;
    expect(concludeTown(noWay, { value: 400 })).toBe('MORE');
    expect(concludeTown({ value: 400, low: null, high: null }, noWay)).toBe('LESS');
    expect(concludeTown(noWay, noWay)).toBeUndefined();
  });

  it('names the areas with most people in their own order, not by how many', () => {
    expect(concludeMostPeople([10, 500, 40, 300, 90], 3)).toEqual([1, 3, 4]);
  });

  it('names none where the last of them is not set apart, or a number is missing', () => {
    expect(concludeMostPeople([10, 500, 90, 300, 90], 3)).toBeUndefined();
    expect(concludeMostPeople([10, null, 90], 1)).toBeUndefined();
    expect(concludeMostPeople([10, Number.NaN, 90], 1)).toBeUndefined();
    expect(concludeMostPeople([0, 0, 0], 1)).toBeUndefined();
    // two areas with people, three to be named: the third would be one where nobody is left
    expect(concludeMostPeople([10, 20, 0, 0], 3)).toBeUndefined();
    expect(concludeMostPeople([], 1)).toBeUndefined();
    expect(() => concludeMostPeople([1, 2], 0)).toThrow(RangeError);
  });
});
