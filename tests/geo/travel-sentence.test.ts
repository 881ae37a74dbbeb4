import {
  type Language,
  type LineReach,
  lineSentence,
  type TravelBand,
  type TravelWindow,
  travelMeaning,
  travelSentence,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';

const LANGUAGES: readonly Language[] = ['JA', 'JA_EASY', 'EN', 'PT'];

const window: TravelWindow = {
  day: '2026-11-25',
  fromMinutes: 540,
  untilMinutes: 660,
  percentile: 50,
  method: 'street',
  hasRunOut: false,
};
const band: TravelBand = { direction: 'TO', minutes: 30, residents: 1304, older: 433, allOlder: 1238 };

const line: LineReach = { meters: 300, residents: 1304, older: 433, isWithheld: false, day: '2026-11-25', runs: 12 };

describe('what the minutes mean', () => {
  it('is said of a window by any minute of which half of the departures arrive', () => {
    expect(travelMeaning(window, 'JA')).toBe(
      '11月25日(水)の9時から11時のあいだのどの分に出ても、半分の場合は、書かれた分数のうちに着きます。待つ時間をふくみ、徒歩は道路に沿って1分に60mです。',
    );
    expect(travelMeaning({ ...window, untilMinutes: 690, percentile: 90, method: 'straight×1.3' }, 'EN')).toBe(
      'Whichever minute you leave between 9:00 and 11:30 on 25 November, 90 times out of 100 you arrive within the minutes written. Waiting counts; walks are measured as straight lines × 1.3, 60 m a minute.',
    );
  });

  it('names the year of a timetable that has run out', () => {
    expect(travelMeaning({ ...window, day: '2020-04-23', hasRunOut: true }, 'JA')).toMatch(
      /^有効期間の過ぎた時刻表の、2020年4月23日\(木\)の/,
    );
  });
});

describe('how many people that is', () => {
  it.each([
    [{}, '65歳以上 1,240人のうち 430人(35%)は、バスと徒歩で30分以内にここへ着きます。'],
    [{ direction: 'FROM' }, 'バスと徒歩で30分以内に着くところに、1,300人(うち65歳以上 430人)が暮らしています。'],
    [{ direction: 'FROM', older: null }, 'バスと徒歩で30分以内に着くところに、1,300人が暮らしています。'],
    [{ older: 4 }, '65歳以上 1,240人のうち 10人未満(1%未満)は、バスと徒歩で30分以内にここへ着きます。'],
    [{ older: 0 }, 'バスと徒歩で30分以内にここへ着く65歳以上の人は、これからです。'],
    [{ allOlder: null }, '人口のデータがまだないため、人数はわかりません。'],
  ] as const)('with %o', (changed, said) => {
    expect(travelSentence({ ...band, ...changed }, 'JA')).toBe(said);
  });

  it('is not said where it is withheld', () => {
    expect(travelSentence(band, 'JA', true)).toBe('10人未満のため、数は出していません。');
  });
});

describe('who lives near the stops of a line', () => {
  it('is said with what runs that day', () => {
    expect(lineSentence(line, 'JA')).toBe(
      'この路線の停留所から300m以内に、1,300人(うち65歳以上 430人)が暮らしています(直線距離)。11月25日(水)は 12便が走ります。',
    );
    expect(lineSentence({ ...line, runs: null }, 'EN')).toBe(
      '1,300 people live within 300 m of its stops in a straight line, 430 of them aged 65 and over. How often it runs on 25 November is not known, as no timetable speaks of that day.',
    );
  });
});

describe('in every language', () => {
  const said = LANGUAGES.flatMap((language) => [
    ...[window, { ...window, percentile: 90, method: 'straight×1.3' as const, hasRunOut: true }].map(
      (each) => [language, travelMeaning(each, language)] as const,
    ),
    ...(['FROM', 'TO'] as const).flatMap((direction) =>
      [{}, { residents: 0, older: 0 }, { residents: null, older: null }].map(
        (changed) => [language, travelSentence({ ...band, ...changed, direction }, language)] as const,
      ),
    ),
    [language, travelSentence(band, language, true)] as const,
    ...[{}, { runs: 0 }, { runs: null, residents: null }, { isWithheld: true }].map(
      (changed) => [language, lineSentence({ ...line, ...changed }, language)] as const,
    ),
  ]);

  it('is filled in, ends as a sentence, and shames nobody', () => {
    for (const [language, text] of said) {
      expect(text).not.toMatch(/undefined|null|NaN|Infinity|\{|\}/);
      expect(text).not.toMatch(/不足|欠如|問題|ワースト|最下位|未達|劣|弱者|空白/);
      expect(text).toMatch(language === 'JA' || language === 'JA_EASY' ? /。$/ : /\.$/);
    }
  });

  it('keeps easy Japanese to 25 characters a sentence and kanji of the first six school years', () => {
    const easy = said.filter(([language]) => language === 'JA_EASY').map(([, text]) => text);
    for (const one of easy.flatMap((text) => text.split('。'))) expect(one.replaceAll(' ', '')).toMatch(/^.{0,25}$/u);
    // 教育漢字 that these sentences use (文部科学省 学年別漢字配当表)
    const taught = new Set('一人上中出日年月入少歩行時分数間所道着古回近走');
    const kanji = new Set(easy.join('').match(/\p{Script=Han}/gu) ?? []);
    expect([...kanji].filter((one) => !taught.has(one))).toEqual([]);
  });
});
