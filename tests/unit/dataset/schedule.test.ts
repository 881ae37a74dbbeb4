import { listOpenings, parseSchedule, type Recurrence } from '@hazama/server/dataset';
import { describe, expect, it } from 'vitest';

/** 「MONTHLY;BYDAY=2WE,4WE 10:00-12:00」 and what else a rule says, in words. */
function inWords({ rrule, start, end, holidays, closed, isLoose }: Recurrence): string {
  return [
    rrule.replace('FREQ=', ''),
    start === null ? '' : `${start}-${end ?? ''}`,
    holidays === 'closed' ? 'not on holidays' : holidays === 'only' ? 'on holidays' : '',
    closed ? `rests ${closed.join(' ')}` : '',
    isLoose ? 'loose' : '',
  ]
    .filter(Boolean)
    .join(' ');
}

type Phrase = readonly [text: string, rules: readonly string[], unread?: readonly string[]];

const days = (schedule: string, from: string, to: string) =>
  listOpenings(parseSchedule(schedule).opening?.rules ?? [], from, to);

const in2026 = (schedule: string) => days(schedule, '2026-01-01', '2026-12-31');

const perMonth = (schedule: string) => {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const day of in2026(schedule)) {
    const month = Number(day.slice(5, 7)) - 1;
    counts[month] = (counts[month] ?? 0) + 1;
  }
  return counts;
};

/** As lists of real towns write them; the last column is what is left to a person. */
const PHRASES: readonly Phrase[] = [
  ['第2・第4水曜 10時～12時（8月休み）', ['MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=2WE,4WE 10:00-12:00']],
  ['第2・第4水曜 10:00-12:00', ['MONTHLY;BYDAY=2WE,4WE 10:00-12:00']],
  ['第２・４水曜日　１０：００～１２：００', ['MONTHLY;BYDAY=2WE,4WE 10:00-12:00']],
  ['毎週月・木 13時～15時', ['WEEKLY;BYDAY=MO,TH 13:00-15:00']],
  ['月～金 9:00～17:00', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 9:00-17:00']],
  ['月曜日から金曜日 9:00-17:00', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 9:00-17:00']],
  ['平日 9時-17時', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 9:00-17:00 not on holidays']],
  ['土日 10時-16時', ['WEEKLY;BYDAY=SA,SU 10:00-16:00']],
  ['土日祝 10:00～16:00', ['WEEKLY;BYDAY=SA,SU 10:00-16:00', 'DAILY 10:00-16:00 on holidays']],
  ['毎日', ['DAILY']],
  ['毎日 9:00～21:00（月曜休み）', ['WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU 9:00-21:00']],
  ['毎月第1土曜日 10時～12時', ['MONTHLY;BYDAY=1SA 10:00-12:00']],
  ['第1,3火曜日 午前10時～11時30分', ['MONTHLY;BYDAY=1TU,3TU 10:00-11:30']],
  ['第5日曜 9:00~11:00', ['MONTHLY;BYDAY=5SU 9:00-11:00']],
  ['隔週火曜 13:30-15:30', ['WEEKLY;INTERVAL=2;BYDAY=TU 13:30-15:30 loose']],
  ['毎月1日・15日 10時～11時', ['MONTHLY;BYMONTHDAY=1,15 10:00-11:00']],
  ['毎月15日 13時30分～', ['MONTHLY;BYMONTHDAY=15 13:30-']],
  ['月2回', []],
  ['月2回（第2・第4木曜） 10:00〜12:00', ['MONTHLY;BYDAY=2TH,4TH 10:00-12:00']],
  ['月2回 水曜日 10時～12時', ['WEEKLY;BYDAY=WE 10:00-12:00 loose']],
  ['週1回 10:00〜12:00', []],
  ['年4回', []],
  ['偶数月第2水曜 10:00-12:00', ['MONTHLY;BYMONTH=2,4,6,8,10,12;BYDAY=2WE 10:00-12:00']],
  ['奇数月の第1・第3月曜 13時～15時', ['MONTHLY;BYMONTH=1,3,5,7,9,11;BYDAY=1MO,3MO 13:00-15:00']],
  ['隔月の第1月曜 13時～15時', ['MONTHLY;INTERVAL=2;BYDAY=1MO 13:00-15:00 loose']],
  ['第2水曜 10:00-12:00、第4金曜 13:00-16:00', ['MONTHLY;BYDAY=2WE 10:00-12:00', 'MONTHLY;BYDAY=4FR 13:00-16:00']],
  ['毎週火曜日 10:00-12:00 13:00-15:00', ['WEEKLY;BYDAY=TU 10:00-12:00', 'WEEKLY;BYDAY=TU 13:00-15:00']],
  ['午後1時半から3時まで 毎週水曜', ['WEEKLY;BYDAY=WE 13:30-15:00']],
  ['毎週金曜日 午前10時から正午', ['WEEKLY;BYDAY=FR 10:00-12:00']],
  ['木曜日（祝日を除く）9:30～11:30', ['WEEKLY;BYDAY=TH 9:30-11:30 not on holidays']],
  ['毎週（月）（木）10:00～12:00', ['WEEKLY;BYDAY=MO,TH 10:00-12:00']],
  ['4月～10月の毎週土曜', ['WEEKLY;BYMONTH=4,5,6,7,8,9,10;BYDAY=SA']],
  ['4月～11月 第3日曜 9時～12時', ['MONTHLY;BYMONTH=4,5,6,7,8,9,10,11;BYDAY=3SU 9:00-12:00']],
  ['最終金曜 18時～20時', ['MONTHLY;BYDAY=-1FR 18:00-20:00']],
  ['毎月最終日曜日 10:00～15:00', ['MONTHLY;BYDAY=-1SU 10:00-15:00']],
  ['毎月末日', ['MONTHLY;BYMONTHDAY=-1']],
  ['第3木曜 午後1時30分〜', ['MONTHLY;BYDAY=3TH 13:30-']],
  ['火～日 9:00～17:00 月曜定休', ['WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU 9:00-17:00']],
  ['9:00～17:00（月曜定休）', ['WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU 9:00-17:00']],
  [
    '10時～16時　休館日：月曜日、祝日、年末年始',
    ['WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU 10:00-16:00 not on holidays rests 12-29/01-03'],
  ],
  ['毎日9時～22時（12/29～1/3を除く）', ['DAILY 9:00-22:00 rests 12-29/01-03']],
  [
    '月曜日～土曜日 9:00～17:00（日曜・祝日・年末年始を除く）',
    ['WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA 9:00-17:00 not on holidays rests 12-29/01-03'],
  ],
  [
    '月火水木金 8:30-17:15 祝日、12/29～1/3を除く',
    ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 8:30-17:15 not on holidays rests 12-29/01-03'],
  ],
  ['月水木金土日 9:00-17:00 第１・第３火曜日除く', ['WEEKLY;BYDAY=MO,WE,TH,FR,SA,SU 9:00-17:00']],
  ['毎週水曜（第5水曜は休み）13:30～15:30', ['MONTHLY;BYDAY=1WE,2WE,3WE,4WE 13:30-15:30']],
  ['毎週水曜日 10:00～11:30 お盆・年末年始休み', ['WEEKLY;BYDAY=WE 10:00-11:30 rests 08-13/08-16 12-29/01-03']],
  ['毎週木曜日10:00～12:00（7月・8月は休み）', ['WEEKLY;BYMONTH=1,2,3,4,5,6,9,10,11,12;BYDAY=TH 10:00-12:00']],
  ['第1・3土曜（1月、8月を除く） 10:00～11:30', ['MONTHLY;BYMONTH=2,3,4,5,6,7,9,10,11,12;BYDAY=1SA,3SA 10:00-11:30']],
  [
    '4月～9月 毎週土曜 9:00～11:00、10月～3月 第1土曜 10:00～12:00',
    ['WEEKLY;BYMONTH=4,5,6,7,8,9;BYDAY=SA 9:00-11:00', 'MONTHLY;BYMONTH=1,2,3,10,11,12;BYDAY=1SA 10:00-12:00'],
  ],
  ['毎週日曜日 7:00～8:00（4月～11月）', ['WEEKLY;BYMONTH=4,5,6,7,8,9,10,11;BYDAY=SU 7:00-8:00']],
  ['12月～2月は休み 毎週土曜 10時～12時', ['WEEKLY;BYMONTH=3,4,5,6,7,8,9,10,11;BYDAY=SA 10:00-12:00']],
  ['4月15日～10月20日 毎週土曜 9:00～12:00', ['WEEKLY;BYMONTH=4,5,6,7,8,9,10;BYDAY=SA 9:00-12:00 rests 10-21/04-14']],
  ['24時間', ['DAILY 0:00-24:00']],
  ['毎日 24時間', ['DAILY 0:00-24:00']],
  [
    '月～金 9:00～12:00、14:00～18:00 土 9:00～12:00',
    ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 9:00-12:00', 'WEEKLY;BYDAY=MO,TU,WE,TH,FR 14:00-18:00', 'WEEKLY;BYDAY=SA 9:00-12:00'],
  ],
  ['月・水・金 9:30～15:00', ['WEEKLY;BYDAY=MO,WE,FR 9:30-15:00']],
  ['火・木曜日 10時半～12時', ['WEEKLY;BYDAY=TU,TH 10:30-12:00']],
  ['毎週火・金曜日の午後1時～4時', ['WEEKLY;BYDAY=TU,FR 13:00-16:00']],
  ['毎月第2日曜日（8月を除く）午前9時～', ['MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=2SU 9:00-']],
  ['毎月第1・第2・第3水曜日', ['MONTHLY;BYDAY=1WE,2WE,3WE']],
  ['第1から第4火曜日 10時～12時', ['MONTHLY;BYDAY=1TU,2TU,3TU,4TU 10:00-12:00']],
  ['毎月5日、15日、25日', ['MONTHLY;BYMONTHDAY=5,15,25']],
  ['毎月5のつく日 9時～12時', ['MONTHLY;BYMONTHDAY=5,15,25 9:00-12:00']],
  ['第2土曜日・第4土曜日 13:00～16:00', ['MONTHLY;BYDAY=2SA 13:00-16:00', 'MONTHLY;BYDAY=4SA 13:00-16:00']],
  ['第2土・第4日曜 10時～15時', ['MONTHLY;BYDAY=2SA 10:00-15:00', 'MONTHLY;BYDAY=4SU 10:00-15:00']],
  ['毎月第2月曜日の13時～14時30分', ['MONTHLY;BYDAY=2MO 13:00-14:30']],
  ['水曜、祝日は休み 10時～12時', ['WEEKLY;BYDAY=WE 10:00-12:00 not on holidays']],
  ['毎週土曜日 祝日も開催 10:00～12:00', ['WEEKLY;BYDAY=SA 10:00-12:00']],
  ['祝日 10:00～16:00', ['DAILY 10:00-16:00 on holidays']],
  ['土・日・祝日 9:00～17:00', ['WEEKLY;BYDAY=SA,SU 9:00-17:00', 'DAILY 9:00-17:00 on holidays']],
  ['月～金曜日 18:00～24:00', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 18:00-24:00']],
  ['月～金曜日 9時～24時', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 9:00-24:00']],
  ['毎週水曜日 夜7時～9時', ['WEEKLY;BYDAY=WE 19:00-21:00']],
  ['毎週水曜 19時～21時半', ['WEEKLY;BYDAY=WE 19:00-21:30']],
  ['毎週火曜日 AM10:00～11:30', ['WEEKLY;BYDAY=TU 10:00-11:30']],
  ['毎週火曜日 PM1:30～3:00', ['WEEKLY;BYDAY=TU 13:30-15:00']],
  ['毎週月曜 10:00～', ['WEEKLY;BYDAY=MO 10:00-']],
  ['随時', [], ['随時']],
  ['要相談', [], ['要相談']],
  ['不定期', [], ['不定期']],
  ['毎週水曜 10:00-12:00 雨天中止', ['WEEKLY;BYDAY=WE 10:00-12:00'], ['雨天中止']],
  ['毎週水曜 10時～3時', ['WEEKLY;BYDAY=WE 10:00-']],
  ['月1回程度（不定期）', [], ['不定期']],
  ['月4回 月曜 10:00～11:30', ['WEEKLY;BYDAY=MO 10:00-11:30 loose']],
  ['週2回（火・木） 9:30～11:00', ['WEEKLY;BYDAY=TU,TH 9:30-11:00']],
  ['週2回 9:30～11:00', []],
  ['第4日曜日（12月は第3日曜日）10時～12時', ['MONTHLY;BYDAY=4SU 10:00-12:00'], ['12月は第3日曜日']],
  ['毎月第3水曜（祝日の場合は第4水曜） 13:30～15:00', ['MONTHLY;BYDAY=3WE 13:30-15:00'], ['祝日の場合は第4水曜']],
  ['平日（祝日除く）9:00～16:00', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 9:00-16:00 not on holidays']],
  [
    '月曜～金曜（祝祭日・年末年始を除く）8:30～17:15',
    ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 8:30-17:15 not on holidays rests 12-29/01-03'],
  ],
  ['年中無休 10:00～20:00', ['DAILY 10:00-20:00']],
  ['日曜日、第2・第4土曜日休み 9:00～18:00', ['MONTHLY;BYDAY=MO,TU,WE,TH,FR,1SA,3SA,5SA 9:00-18:00']],
  [
    '毎月第2火曜日（ただし8月・1月は休み）10:00〜12:00',
    ['MONTHLY;BYMONTH=2,3,4,5,6,7,9,10,11,12;BYDAY=2TU 10:00-12:00'],
  ],
  ['第2木曜 10:00～12:00', ['MONTHLY;BYDAY=2TH 10:00-12:00']],
  ['第4木曜 13:00～15:00', ['MONTHLY;BYDAY=4TH 13:00-15:00']],
  ['第１火曜日／第３金曜日　10時～11時半', ['MONTHLY;BYDAY=1TU 10:00-11:30', 'MONTHLY;BYDAY=3FR 10:00-11:30']],
  ['毎月10日 10:00～14:00（土日の場合は翌平日）', ['MONTHLY;BYMONTHDAY=10 10:00-14:00'], ['土日の場合は翌平日']],
  ['毎週金曜日（第1週を除く） 10時～', ['MONTHLY;BYDAY=2FR,3FR,4FR,5FR 10:00-']],
  ['開館時間 9:00～21:00 休館日 毎週月曜日', ['WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU 9:00-21:00']],
  ['利用時間：9時～21時、定休日：第3火曜', ['MONTHLY;BYDAY=MO,1TU,2TU,4TU,5TU,WE,TH,FR,SA,SU 9:00-21:00']],
  ['10：00～15：00（水・土・日・祝日休み）', ['WEEKLY;BYDAY=MO,TU,TH,FR 10:00-15:00 not on holidays']],
  ['毎週月曜日～木曜日 10:00-15:00', ['WEEKLY;BYDAY=MO,TU,WE,TH 10:00-15:00']],
  ['金～日 11:00～17:00', ['WEEKLY;BYDAY=FR,SA,SU 11:00-17:00']],
  ['毎週火水木 10時～14時', ['WEEKLY;BYDAY=TU,WE,TH 10:00-14:00']],
  ['月曜日と木曜日 10:00～12:00', ['WEEKLY;BYDAY=MO,TH 10:00-12:00']],
  ['第2と第4の金曜日 13:00～15:00', ['MONTHLY;BYDAY=2FR,4FR 13:00-15:00']],
  ['毎月 第2・4 火曜日 13:30~15:30', ['MONTHLY;BYDAY=2TU,4TU 13:30-15:30']],
  ['第2、4火曜日 13:30～15:30', ['MONTHLY;BYDAY=2TU,4TU 13:30-15:30']],
  ['第2・4(火) 13:30～15:30', ['MONTHLY;BYDAY=2TU,4TU 13:30-15:30']],
  ['毎月第３（水）　13：30～15：30', ['MONTHLY;BYDAY=3WE 13:30-15:30']],
  ['(火)(金) 9:00-12:00', ['WEEKLY;BYDAY=TU,FR 9:00-12:00']],
  ['月～金（祝日を除く） 午前8時30分～午後5時15分', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 8:30-17:15 not on holidays']],
  [
    '月・火・木・金 9:00～12:00/15:00～18:00',
    ['WEEKLY;BYDAY=MO,TU,TH,FR 9:00-12:00', 'WEEKLY;BYDAY=MO,TU,TH,FR 15:00-18:00'],
  ],
  ['木曜午後・日曜・祝日休診 9:00～18:00', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA 9:00-18:00 not on holidays'], ['木曜午後']],
  ['8月13日～8月16日を除く毎日 9:00～17:00', ['DAILY 9:00-17:00 rests 08-13/08-16']],
  [
    '毎週土曜日（8/13～8/16、12/28～1/4は休み）10:00～12:00',
    ['WEEKLY;BYDAY=SA 10:00-12:00 rests 08-13/08-16 12-28/01-04'],
  ],
  ['5月5日 10:00～15:00', ['MONTHLY;BYMONTH=5;BYMONTHDAY=5 10:00-15:00']],
  ['3月～11月の第2・第4日曜日 8:00～10:00', ['MONTHLY;BYMONTH=3,4,5,6,7,8,9,10,11;BYDAY=2SU,4SU 8:00-10:00']],
  ['6月・9月・12月・3月の第2土曜日 10:00～12:00', ['MONTHLY;BYMONTH=3,6,9,12;BYDAY=2SA 10:00-12:00']],
  ['4・7・10・1月の第1水曜 13:30～', ['MONTHLY;BYMONTH=1,4,7,10;BYDAY=1WE 13:30-']],
  ['冬季（12月～3月）は休み　毎週日曜 9:00～11:00', ['WEEKLY;BYMONTH=4,5,6,7,8,9,10,11;BYDAY=SU 9:00-11:00'], ['冬季']],
  ['夏休み期間中の平日 10:00～16:00', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 10:00-16:00 not on holidays'], ['夏休み期間中']],
  ['毎週水曜 10時～12時（昼食会は第4週のみ）', ['WEEKLY;BYDAY=WE 10:00-12:00'], ['昼食会は第4週のみ']],
  [
    '第2水曜日 10:00～11:30（体操）13:00～15:00（茶話会）',
    ['MONTHLY;BYDAY=2WE 10:00-11:30', 'MONTHLY;BYDAY=2WE 13:00-15:00'],
    ['体操', '茶話会'],
  ],
  ['毎月第1日曜 7時～（雨天順延）', ['MONTHLY;BYDAY=1SU 7:00-'], ['雨天順延']],
  ['月～土 10:00～18:00 ※木曜は13:00から', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA 10:00-18:00'], ['木曜は13:00から']],
  ['隔週土曜日', ['WEEKLY;INTERVAL=2;BYDAY=SA loose']],
  ['土曜日隔週 13:00～', ['WEEKLY;INTERVAL=2;BYDAY=SA 13:00- loose']],
  ['毎月最終週の水曜日 14時～16時', ['MONTHLY;BYDAY=-1WE 14:00-16:00']],
  ['月末の金曜 10時～12時', ['MONTHLY;BYDAY=-1FR 10:00-12:00']],
  ['毎月20日ごろ', [], ['20日ごろ']],
  ['1時間程度 毎週月曜', ['WEEKLY;BYDAY=MO']],
  ['毎週火曜・第2土曜 10:00～12:00', ['WEEKLY;BYDAY=TU 10:00-12:00', 'MONTHLY;BYDAY=2SA 10:00-12:00']],
  [
    '月～金 8:30～17:15（土・日・祝日・年末年始を除く）',
    ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 8:30-17:15 not on holidays rests 12-29/01-03'],
  ],
  ['第2・第4水曜日（祝日の場合は休み）', ['MONTHLY;BYDAY=2WE,4WE'], ['祝日の場合は休み']],
  ['毎月第4土曜日 11:30～13:30（8月は第3土曜日）', ['MONTHLY;BYDAY=4SA 11:30-13:30'], ['8月は第3土曜日']],
  ['毎月第2土曜 正午～14時', ['MONTHLY;BYDAY=2SA 12:00-14:00']],
  [
    '月曜・水曜・金曜 10:00～14:00（お盆、年末年始は休み）',
    ['WEEKLY;BYDAY=MO,WE,FR 10:00-14:00 rests 08-13/08-16 12-29/01-03'],
  ],
  ['令和8年4月から毎週水曜', ['WEEKLY;BYDAY=WE'], ['令和8年4月から']],
  ['毎日（12月29日～1月3日を除く） 8:30～17:15', ['DAILY 8:30-17:15 rests 12-29/01-03']],
  ['毎月8日・18日・28日 9:30～', ['MONTHLY;BYMONTHDAY=8,18,28 9:30-']],
  ['火曜日、金曜日 13:00～16:00', ['WEEKLY;BYDAY=TU,FR 13:00-16:00']],
  ['4月から毎週水曜', ['WEEKLY;BYDAY=WE'], ['4月から']],
  ['火〜日 月曜定休', ['WEEKLY;BYDAY=TU,WE,TH,FR,SA,SU']],
  ['日曜・祝日休み 9:00～17:00', ['WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA 9:00-17:00 not on holidays']],
  ['第1～第3火曜 10時～12時', ['MONTHLY;BYDAY=1TU,2TU,3TU 10:00-12:00']],
  ['2・4火曜 10時～12時', ['MONTHLY;BYDAY=2TU,4TU 10:00-12:00']],
  [
    '平日10時～16時（12:00～13:00を除く）',
    ['WEEKLY;BYDAY=MO,TU,WE,TH,FR 10:00-16:00 not on holidays'],
    ['12:00~13:00を除く'],
  ],
  ['毎週水・木曜 14:00～16:00 年末年始を除く', ['WEEKLY;BYDAY=WE,TH 14:00-16:00 rests 12-29/01-03']],
];

describe('schedules as towns write them', () => {
  it.each(PHRASES.map(([text, rules, unread = []]) => ({ text, rules, unread })))(
    '$text',
    ({ text, rules, unread }) => {
      const read = parseSchedule(text);
      expect((read.opening?.rules ?? []).map(inWords)).toEqual(rules);
      expect(read.unread).toEqual(unread);
      expect(read.isComplete).toBe(unread.length === 0);
    },
  );
});

describe('the days of a year', () => {
  it('are those of the calendar', () => {
    // Wednesdays of August 2026: 5, 12, 19, 26
    expect(days('第2・第4水曜 10時～12時', '2026-08-01', '2026-08-31')).toEqual(['2026-08-12', '2026-08-26']);
    expect(days('第2・第4水曜 10時～12時（8月休み）', '2026-08-01', '2026-08-31')).toEqual([]);
    // Fridays of May 2026: 1, 8, 15, 22, 29
    expect(days('最終金曜', '2026-05-01', '2026-05-31')).toEqual(['2026-05-29']);
    expect(days('毎月末日', '2026-02-01', '2026-03-31')).toEqual(['2026-02-28', '2026-03-31']);
  });

  it('add up month by month', () => {
    expect(perMonth('第2・第4水曜（8月休み）')).toEqual([2, 2, 2, 2, 2, 2, 2, 0, 2, 2, 2, 2]);
    expect(perMonth('毎月15日')).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]);
    expect(perMonth('4月～11月 第3日曜')).toEqual([0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    // Thursdays of 2026, which begins with one
    expect(perMonth('毎週木曜')).toEqual([5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 5]);
    expect(perMonth('第5木曜')).toEqual([1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1]);
    expect(perMonth('毎週木曜（第5木曜を除く）')).toEqual([4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]);
  });

  it('leave out national holidays, or are those alone', () => {
    // 22 September 2026 lies between two holidays, and is one by that
    expect(days('平日', '2026-09-21', '2026-09-25')).toEqual(['2026-09-24', '2026-09-25']);
    expect(days('祝日', '2026-05-01', '2026-05-31')).toEqual(['2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06']);
    expect(days('土・日・祝日', '2026-05-04', '2026-05-10')).toEqual([
      '2026-05-04',
      '2026-05-05',
      '2026-05-06',
      '2026-05-09',
      '2026-05-10',
    ]);
  });

  it('stop at the end of the year and of a season', () => {
    expect(days('毎日（年末年始を除く）', '2026-12-27', '2027-01-05')).toEqual([
      '2026-12-27',
      '2026-12-28',
      '2027-01-04',
      '2027-01-05',
    ]);
    const market = in2026('4月15日～10月20日 毎週土曜');
    expect([market.at(0), market.at(-1)]).toEqual(['2026-04-18', '2026-10-17']);
  });

  it('are not told where nobody says which week', () => {
    expect(in2026('隔週火曜')).toEqual([]);
    expect(in2026('月2回 水曜日')).toEqual([]);
  });

  const exact = PHRASES.filter(([text]) => {
    const rules = parseSchedule(text).opening?.rules ?? [];
    return rules.length === 1 && rules.every(({ isLoose, holidays, closed }) => !isLoose && !holidays && !closed);
  });
  it.each(exact.map(([text]) => text))('of %s are as many as it is counted with', (text) => {
    // the mean of 28 years, after which the calendar comes round
    const mean = days(text, '2001-01-01', '2028-12-31').length / (28 * 12);
    expect(Math.abs(mean - (parseSchedule(text).opening?.openingsPerMonth ?? 0))).toBeLessThan(0.16);
  });
});
