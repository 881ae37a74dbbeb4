import { findReferenceDay } from '@hazama/server/transit';
import { describe, expect, it } from 'vitest';

// November 2026: Sunday the 22nd is no holiday, Monday the 23rd is 勤労感謝の日. In 2026 the 29th of December is a Tuesday.

const YEAR = [{ validFrom: '2026-04-01', validTo: '2027-03-31' }];

describe('the day that stands for', () => {
  it.each([
    ['the workdays is the next, beyond the holiday', '2026-11-22', 'WEEKDAY', '2026-11-24'],
    ['the workdays is today where today is one', '2026-11-24', 'WEEKDAY', '2026-11-24'],
    ['the Saturdays is the next', '2026-11-22', 'SATURDAY', '2026-11-28'],
    [
      'the Saturdays is no holiday: 2026-05-02 and not a week of holidays later',
      '2026-05-01',
      'SATURDAY',
      '2026-05-02',
    ],
    [
      'the Sundays may be a holiday, on which buses run the same: こどもの日 was on Tuesday, 憲法記念日 on this Sunday',
      '2026-05-01',
      'SUNDAY',
      '2026-05-03',
    ],
    ['the workdays is none between 29 December and 3 January', '2026-12-29', 'WEEKDAY', '2027-01-04'],
    ['the Saturdays is none there either: 2 January', '2026-12-27', 'SATURDAY', '2027-01-09'],
    ['the Sundays is none there either: 3 January', '2026-12-28', 'SUNDAY', '2027-01-10'],
  ] as const)('%s', (_, today, kind, expected) => {
    expect(findReferenceDay(YEAR, today, kind)).toBe(expected);
  });

  it.each([
    ['the last workday of timetables that have run out', '2027-04-05', 'WEEKDAY', '2027-03-31'],
    ['their last Saturday', '2027-04-05', 'SATURDAY', '2027-03-27'],
    ['their last Sunday', '2027-04-05', 'SUNDAY', '2027-03-28'],
    [
      'the last Sunday where the timetable ends before the next one, not a later one of nobody’s',
      '2027-03-30',
      'SUNDAY',
      '2027-03-28',
    ],
  ] as const)('is %s', (_, today, kind, expected) => {
    expect(findReferenceDay(YEAR, today, kind)).toBe(expected);
  });

  it('is of the first timetable that is still to come where none is valid yet', () => {
    expect(findReferenceDay(YEAR, '2026-03-01', 'SATURDAY')).toBe('2026-04-04');
  });

  it('is there of no kind that a short timetable has no day of', () => {
    const monday = [{ validFrom: '2026-11-24', validTo: '2026-11-26' }];
    expect(findReferenceDay(monday, '2026-11-22', 'SUNDAY')).toBeUndefined();
    expect(findReferenceDay([], '2026-11-22')).toBeUndefined();
  });
});
