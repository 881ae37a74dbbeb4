import { isOpenOn } from '@hazama/server/resource';
import { describe, expect, it } from 'vitest';

// 29 April is 昭和の日: no 平日
// April 2026 begins on a Wednesday: 1 We, 6 Mo, 8 the 2nd We, 12 the 2nd Su, 22 the 4th We, 29 the 5th We
const april = (date: number) => `2026-04-${String(date).padStart(2, '0')}`;
const DATES = Array.from({ length: 30 }, (_, index) => index + 1);
const openDates = (schedule: string) => DATES.filter((date) => isOpenOn(schedule, april(date)));

describe('the days on which a place is open', () => {
  it.each<[string, number[]]>([
    ['第2・第4水曜 10:00-12:00', [8, 22]],
    ['第2・4水曜日 10時～12時', [8, 22]],
    ['毎月第1月曜', [6]],
    ['第1週の月曜', [6]],
    ['毎週月・木 13時～15時', [2, 6, 9, 13, 16, 20, 23, 27, 30]],
    ['月、木曜', [2, 6, 9, 13, 16, 20, 23, 27, 30]],
    ['月〜水', [1, 6, 7, 8, 13, 14, 15, 20, 21, 22, 27, 28, 29]],
    ['金〜日曜日', [3, 4, 5, 10, 11, 12, 17, 18, 19, 24, 25, 26]],
    ['平日 9:00〜17:00', [1, 2, 3, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 20, 21, 22, 23, 24, 27, 28, 30]],
    ['土日', [4, 5, 11, 12, 18, 19, 25, 26]],
    ['毎日', DATES],
    ['年中無休', DATES],
    ['毎月5日、15日', [5, 15]],
    ['毎日(月曜休み)', DATES.filter((date) => ![6, 13, 20, 27].includes(date))],
    ['火〜日 月曜定休', DATES.filter((date) => ![6, 13, 20, 27].includes(date))],
    ['第3木曜 午後1時30分〜', [16]],
    ['第１・３土曜　１０：００～', [4, 18]],
    ['第5水曜', [29]],
    ['月2回(第1・第3金曜)', [3, 17]],
    ['4月〜10月の水曜', [1, 8, 15, 22, 29]],
    ['5月〜10月の水曜', []],
    ['水曜(祝日を除く)', [1, 8, 15, 22]],
    ['最終金曜', [24]],
    ['第2・第4水曜(4月休み)', []],
  ])('%s', (schedule, expected) => {
    expect(openDates(schedule)).toEqual(expected);
  });

  it.each(['月2回', '週1回', '隔週水曜', '不定期', '要予約', '', '10:00-12:00', '年4回'])(
    'are not told by %j',
    (schedule) => {
      expect(openDates(schedule)).toEqual([]);
    },
  );

  it('leave out the end of the year where the schedule says so', () => {
    expect(isOpenOn('毎日(年末年始を除く)', '2026-12-28')).toBe(true);
    expect(isOpenOn('毎日(年末年始を除く)', '2026-12-31')).toBe(false);
    expect(isOpenOn('毎日(年末年始を除く)', '2027-01-03')).toBe(false);
    expect(isOpenOn('毎日', '2026-12-31')).toBe(true);
  });
});
