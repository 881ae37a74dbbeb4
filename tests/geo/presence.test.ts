import {
  addMonths,
  type PresenceRecord,
  type PresenceState,
  presenceOf,
  presenceShare,
  presenceValue,
} from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const TODAY = '2025-11-20';
const there = (confirmedOn: string | null): PresenceRecord => ({ state: 'PRESENT', confirmedOn });
const none = (confirmedOn: string | null): PresenceRecord => ({ state: 'ABSENT', confirmedOn });

function states(present: number, absent: number, unconfirmed: number): PresenceState[] {
  return [
    ...Array<PresenceState>(present).fill('PRESENT'),
    ...Array<PresenceState>(absent).fill('ABSENT'),
    ...Array<PresenceState>(unconfirmed).fill('UNCONFIRMED'),
  ];
}

describe('presenceOf', () => {
  it.each<[string, PresenceRecord[], string]>([
    ['nothing on record', [], 'UNCONFIRMED'],
    ['a place confirmed this spring', [there('2025-04-01')], 'PRESENT'],
    ['a place on the last day of its 12 months', [there('2024-11-20')], 'PRESENT'],
    ['a place one day later', [there('2024-11-19')], 'UNCONFIRMED'],
    ['a place that nobody ever confirmed', [there(null)], 'UNCONFIRMED'],
    ['said this spring that there is none', [none('2025-04-01')], 'ABSENT'],
    ['said long ago that there is none', [none('2023-04-01')], 'UNCONFIRMED'],
    ['none in spring, one in autumn', [none('2025-04-01'), there('2025-10-01')], 'PRESENT'],
    ['one in spring, none in autumn', [none('2025-10-01'), there('2025-04-01')], 'ABSENT'],
    ['both on one day', [none('2025-10-01'), there('2025-10-01')], 'PRESENT'],
    ['an old place beside a new one', [there('2020-01-01'), there('2025-10-01')], 'PRESENT'],
  ])('%s', (_, records, state) => {
    expect(presenceOf(records, 12, TODAY).state).toBe(state);
  });

  it('counts what is on record until someone says it is gone', () => {
    expect(presenceOf([there('2020-01-01'), there(null)], 12, TODAY)).toEqual({
      state: 'UNCONFIRMED',
      count: 2,
      lastConfirmedOn: '2020-01-01',
      stale: true,
    });
    expect(presenceOf([there('2025-04-01'), none('2025-10-01')], 12, TODAY)).toEqual({
      state: 'ABSENT',
      count: 0,
      lastConfirmedOn: '2025-10-01',
      stale: false,
    });
    expect(presenceOf([], 12, TODAY)).toEqual({ state: 'UNCONFIRMED', count: 0, lastConfirmedOn: null, stale: false });
  });

  it('has the shelf life of its kind', () => {
    expect(presenceOf([there('2024-01-01')], 24, TODAY).state).toBe('PRESENT');
    expect(presenceOf([there('2025-08-01')], 3, TODAY).state).toBe('UNCONFIRMED');
  });

  it('does not depend on the order of records', () => {
    const record = fc.record({
      state: fc.constantFrom('PRESENT' as const, 'ABSENT' as const),
      confirmedOn: fc.constantFrom('2023-01-31', '2024-11-19', '2024-11-20', '2025-02-28', null),
    });
    fc.assert(
      fc.property(fc.array(record, { maxLength: 6 }), (records) => {
        expect(presenceOf(records.toReversed(), 12, TODAY)).toEqual(presenceOf(records, 12, TODAY));
      }),
    );
  });
});

describe('addMonths', () => {
  it.each([
    ['2024-11-20', 12, '2025-11-20'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-10-31', 1, '2025-11-30'],
    ['2025-12-01', 1, '2026-01-01'],
    ['2025-01-15', -1, '2024-12-15'],
    ['1999-12-31', 2, '2000-02-29'],
    ['2099-12-31', 2, '2100-02-28'],
  ])('%s + %i is %s', (day, months, later) => {
    expect(addMonths(day, months)).toBe(later);
  });

  it.each(['2025-02-29', '2025-13-01', '2025-1-1', '令和7年11月20日', ''])('refuses "%s"', (day) => {
    expect(() => addMonths(day, 1)).toThrow('is not a day as YYYY-MM-DD');
  });
});

describe('presenceValue', () => {
  it('is 1, 0 or unknown, and never 0 without a record', () => {
    expect(presenceValue('PRESENT', true)).toMatchObject({ state: 'OK', value: 1 });
    expect(presenceValue('ABSENT', true)).toMatchObject({ state: 'OK', value: 0 });
    expect(presenceValue('UNCONFIRMED', true)).toMatchObject({ state: 'UNKNOWN', reason: 'UNCONFIRMED', value: null });
    expect(presenceValue('ABSENT', false)).toMatchObject({ state: 'UNKNOWN', reason: 'NEVER_RECORDED', value: null });
  });
});

describe('presenceShare', () => {
  it('of 伊賀市: 37 of 39 councils have a network meeting, 95 %', () => {
    const share = presenceShare(states(37, 2, 0), true);
    expect(share).toMatchObject({ state: 'OK', numerator: 37, denominator: 39, gapPeople: null });
    expect(share.value).toBeCloseTo(0.9487, 4);
    expect([share.low, share.high]).toEqual([share.value, share.value]);
  });

  it('spans what is not confirmed, from absent to present', () => {
    expect(presenceShare(states(30, 4, 6), true)).toMatchObject({ value: 0.75, low: 0.75, high: 0.9 });
  });

  it('is unknown of a kind never recorded, and of no areas', () => {
    expect(presenceShare(states(0, 0, 39), false)).toMatchObject({ state: 'UNKNOWN', reason: 'NEVER_RECORDED' });
    expect(presenceShare([], true)).toMatchObject({ state: 'UNKNOWN', reason: 'NO_RECORD' });
  });
});
