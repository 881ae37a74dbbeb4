import { type Language, measured, type SentenceInput, sentence, unknown } from '@hazama/geo';
import { describe, expect, it } from 'vitest';
import {
  access,
  busStop,
  commissioner,
  count,
  coverage,
  departures,
  gathering,
  hospital,
  iga,
  meeting,
  meetingsIn,
  nearest,
  older,
  perThousand,
  presence,
  reachedOf,
  residents,
  roundTrip,
  travelTime,
} from './sentence-inputs.ts';

const LANGUAGES: readonly Language[] = ['JA', 'JA_EASY', 'EN', 'PT'];
const COUNTS = ['PEOPLE', 'RESIDENTS', 'POSTS', 'VACANCIES', 'SESSIONS', 'THINGS'] as const;
const REASONS = [
  'NEVER_RECORDED',
  'NO_PEOPLE_COLUMN',
  'PEOPLE_INCOMPLETE',
  'NO_CELLS',
  'NOBODY',
  'AMOUNT_INCOMPLETE',
  'NO_PLACES',
  'NO_TIMETABLE',
  'OUTSIDE_TIMETABLE',
  'NO_OPENING',
  'UNCONFIRMED',
  'NO_RECORD',
] as const;

/** Every branch of every phrase. */
const inputs: readonly SentenceInput[] = [
  ...(['body', 'place', 'service', 'count'] as const).flatMap((mode) => [
    presence(1, { mode, sinceYear: 2014 }),
    presence(0, { mode }),
  ]),
  meetingsIn(37, 39, 2),
  meetingsIn(39, 39),
  meetingsIn(0, 39),
  ...[reachedOf(), reachedOf(1240), reachedOf(1238), reachedOf(2)].flatMap((measurement) => [
    coverage({ measurement }),
    coverage({ measurement, subject: { name: iga }, reach: { by: 'WALK', minutes: 15, method: 'straight×1.3' } }),
    coverage({ measurement, reach: { by: 'RADIUS', meters: 1000 }, leastDepartures: 8 }),
  ]),
  ...(['mean', 'median', 'p90'] as const).flatMap((statistic) => [
    nearest({ statistic }),
    nearest({ statistic, measurement: measured({ state: 'UNREACHABLE' }) }),
  ]),
  ...([true, false] as const).flatMap((isShared) => [
    ...[0, 1, 2.5, 3, 4, 9].map((value) => access({ isShared }, value)),
    access(
      { isShared, unit: 'SEATS_PER_MONTH', reach: { meters: 6000, minutes: null, method: 'straight×1.3' } },
      0.065,
    ),
    access({ isShared, reach: { meters: 6000, minutes: null, method: 'straight×1.3' } }, 0),
    access({ isShared, subject: { name: iga }, townValue: null }),
    access({ unit: 'INDEX' }),
  ]),
  ...(['PLACES', 'SEATS', 'HOURS_PER_MONTH'] as const).flatMap((unit) =>
    [null, 3, 4].map((target) => perThousand({ unit, target })),
  ),
  travelTime('p50'),
  travelTime('p90'),
  travelTime('p50', measured({ state: 'UNREACHABLE' })),
  ...[reachedOf(), reachedOf(0), reachedOf(1240)].flatMap((measurement) =>
    [[2], [0, 2, 4], [0, 1, 2, 3]].map((weekdays) => roundTrip({ measurement, weekdays })),
  ),
  roundTrip({ measurement: { ...reachedOf(), state: 'STALE' }, hasRunOut: true }),
  roundTrip({ measurement: { ...reachedOf(), state: 'STALE' }, hasRunOut: false }),
  departures(12),
  departures(0),
  ...COUNTS.flatMap((counts) => [count(12, counts), count(0, counts)]),
  ...REASONS.map((reason) => coverage({ measurement: unknown(reason) })),
  coverage({ measurement: measured({ state: 'SUPPRESSED' }) }),
  coverage({ measurement: { ...reachedOf(), state: 'STALE' } }),
];
const said = LANGUAGES.flatMap((language) => inputs.map((input) => [language, sentence(input, language)] as const));

describe('every sentence in every language', () => {
  it('shames nobody', () => {
    for (const [, text] of said) expect(text).not.toMatch(/不足|欠如|欠員|問題|ワースト|最下位|未達|劣|弱者|空白|\d位/);
  });

  it('is filled in and ends as a sentence', () => {
    for (const [language, text] of said) {
      expect(text).not.toMatch(/undefined|null|NaN|Infinity|\{|\}|\[object/);
      expect(text).toMatch(language === 'JA' || language === 'JA_EASY' ? /。$/ : /\.$/);
      expect(text).not.toMatch(/ {2}|^ | $|\.\./);
    }
  });

  it('counts out no 4 residents, of a gap or of a count', () => {
    for (const language of LANGUAGES)
      for (const input of [coverage({ measurement: reachedOf(1236, 1240) }), count(4, 'RESIDENTS')])
        expect(sentence(input, language)).not.toMatch(/(?<!\d)4(?!\d)/);
  });
});

describe('やさしい日本語', () => {
  it('keeps each sentence within 25 characters beside the names in it (SPEC §10)', () => {
    for (const [language, text] of said) {
      if (language !== 'JA_EASY') continue;
      const names = [busStop, commissioner, gathering, hospital, iga, meeting, older, residents]
        .map(({ ja_easy }) => ja_easy)
        .join('|');
      for (const one of text.split('。')) {
        const own = one.replaceAll(new RegExp(names, 'g'), '').replaceAll(' ', '');
        expect(own).toMatch(/^.{0,25}$/u);
      }
    }
  });

  it('uses kanji of the first six school years only', () => {
    const own = said.filter(([language]) => language === 'JA_EASY').map(([, text]) => text.replaceAll('伊賀市', ''));
    const kanji = new Set(own.join('').match(/\p{Script=Han}/gu) ?? []);
    // 教育漢字 that these sentences use, by the year in which they are learnt (文部科学省 学年別漢字配当表)
    const taught = new Set(
      '一人上中出日年手名本月入東南西北外半多少近遠歩行時分数目地所合回会古形道話方間前後住図決進度着火水木金土曜家帰',
    );
    expect([...kanji].filter((one) => !taught.has(one))).toEqual([]);
  });
});
