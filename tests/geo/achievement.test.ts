import { type AchievementInput, achievementOf } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

const input = (fields: Partial<AchievementInput>): AchievementInput => ({
  value: null,
  low: null,
  high: null,
  target: 0.75,
  higherIsBetter: true,
  ...fields,
});

describe('achievementOf', () => {
  it.each<[string, Partial<AchievementInput>, string]>([
    ['above the target', { value: 0.8 }, 'ACHIEVED'],
    ['exactly at the target', { value: 0.75 }, 'ACHIEVED'],
    ['81 % of the way: 0.6075 ÷ 0.75', { value: 0.6075 }, 'ON_TRACK'],
    ['exactly 80 % of the way is not above it', { value: 0.6 }, 'ATTENTION'],
    ['far away', { value: 0.1 }, 'ATTENTION'],
    ['an interval that ends on both sides of the target', { value: 0.76, low: 0.7, high: 0.8 }, 'UNDETERMINED'],
    ['the same just short of it', { value: 0.74, low: 0.7, high: 0.8 }, 'UNDETERMINED'],
    ['an interval that begins at the target', { value: 0.8, low: 0.75, high: 0.9 }, 'ACHIEVED'],
    ['an interval wholly below', { value: 0.65, low: 0.6, high: 0.7 }, 'ON_TRACK'],
    ['no value', {}, 'UNDETERMINED'],
    ['no target', { value: 0.8, target: null }, 'NO_TARGET'],
  ])('%s', (_, fields, expected) => {
    expect(achievementOf(input(fields))).toBe(expected);
  });

  it.each<[string, Partial<AchievementInput>, string]>([
    ['24 minutes of at most 30', { value: 24 }, 'ACHIEVED'],
    ['exactly 30 minutes', { value: 30 }, 'ACHIEVED'],
    // target ÷ value: 30 ÷ 37 = 0.81, 30 ÷ 37.5 = 0.8
    ['37 minutes', { value: 37 }, 'ON_TRACK'],
    ['37.5 minutes', { value: 37.5 }, 'ATTENTION'],
    ['an interval over the target', { value: 28, low: 25, high: 31 }, 'UNDETERMINED'],
    ['no way to get there is further than any target', { state: 'UNREACHABLE' }, 'ATTENTION'],
    ['a number that nobody knows', { state: 'UNKNOWN' }, 'UNDETERMINED'],
    ['one that is withheld', { state: 'SUPPRESSED' }, 'UNDETERMINED'],
  ])('where lower is better: %s', (_, fields, expected) => {
    expect(achievementOf(input({ target: 30, higherIsBetter: false, ...fields }))).toBe(expected);
  });

  it('has a target of 0 that only 0 reaches', () => {
    expect(achievementOf(input({ target: 0, higherIsBetter: false, value: 0 }))).toBe('ACHIEVED');
    expect(achievementOf(input({ target: 0, higherIsBetter: false, value: 1 }))).toBe('ATTENTION');
  });
});
