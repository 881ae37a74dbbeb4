import type { Day } from '../presence/day.ts';
import { ENGLISH_MONTHS, NUMBERS } from './language-words.ts';
import type { Language } from './sentence-input.ts';
import { type SpokenDay, spokenDay } from './spoken-day.ts';
import type { SpokenNumbers } from './spoken-numbers.ts';

/** How the times of a surface are to be read. */
export interface TravelWindow {
  /** 運行日 */
  readonly day: Day;
  /** Minutes after midnight of the day; past 1,440 in the night that follows. */
  readonly fromMinutes: number;
  readonly untilMinutes: number;
  /** 50: half of the departures arrive so soon. */
  readonly percentile: number;
  readonly method: 'street' | 'straight×1.3';
  /** Whether the timetable has run out by today. */
  readonly hasRunOut: boolean;
}

/** People within some minutes of a place by bus and on foot; null where not known. */
export interface TravelBand {
  /** FROM: the people live where one gets to. TO: they get there. */
  readonly direction: 'FROM' | 'TO';
  readonly minutes: number;
  readonly residents: number | null;
  readonly older: number | null;
  /** All aged 65 and over of the town, of whom `older` are a part. */
  readonly allOlder: number | null;
}

interface TravelPhrases {
  readonly meaning: (window: TravelWindow, day: SpokenDay) => string;
  readonly from: (minutes: number, residents: number, older: number | null) => string;
  readonly fromNobody: (minutes: number) => string;
  readonly to: (minutes: number, older: number, all: number) => string;
  readonly toNobody: (minutes: number) => string;
  readonly withheld: string;
  readonly unknown: string;
}

/** What a surface's minutes mean, read out: the day, the window, how often one is there so soon, and how walks are measured. */
export function travelMeaning(window: TravelWindow, language: Language): string {
  return PHRASES[language].meaning(window, spokenDay(window.day));
}

/** The people of one band in plain words, rounded to 10. `isWithheld`: the number may not be shown. */
export function travelSentence(
  { direction, minutes, residents, older, allOlder }: TravelBand,
  language: Language,
  isWithheld = false,
): string {
  const phrases = PHRASES[language];
  if (isWithheld) return phrases.withheld;
  if (direction === 'FROM') {
    if (residents === null) return phrases.unknown;
    return residents > 0 ? phrases.from(minutes, residents, older) : phrases.fromNobody(minutes);
  }
  if (older === null || allOlder === null) return phrases.unknown;
  return older > 0 ? phrases.to(minutes, older, allOlder) : phrases.toNobody(minutes);
}

/** 9:00, 25:30 */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** 9時, 9時30分 */
function spokenClock(minutes: number): string {
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)}時${rest === 0 ? '' : `${rest}分`}`;
}

function japanesePhrases({ residents, percent }: SpokenNumbers): TravelPhrases {
  return {
    meaning: ({ fromMinutes, untilMinutes, percentile, method, hasRunOut }, { year, month, day, weekday }) => {
      const often = percentile === 50 ? '半分の場合は' : `100回のうち${percentile}回は`;
      const walk = method === 'street' ? '道路に沿って' : '直線距離の1.3倍として';
      const when = hasRunOut ? `有効期間の過ぎた時刻表の、${year}年` : '';
      return `${when}${month}月${day}日(${'月火水木金土日'.charAt(weekday)})の${spokenClock(fromMinutes)}から${spokenClock(untilMinutes)}のあいだのどの分に出ても、${often}、書かれた分数のうちに着きます。待つ時間をふくみ、徒歩は${walk}1分に60mです。`;
    },
    from: (minutes, people, older) =>
      `バスと徒歩で${minutes}分以内に着くところに、${residents(people)}${older === null ? '' : `(うち65歳以上 ${residents(older)})`}が暮らしています。`,
    fromNobody: (minutes) => `バスと徒歩で${minutes}分以内に着くところに、暮らしている人の記録はありません。`,
    to: (minutes, older, all) =>
      `65歳以上 ${residents(all)}のうち ${residents(older)}(${percent(older, all)})は、バスと徒歩で${minutes}分以内にここへ着きます。`,
    toNobody: (minutes) => `バスと徒歩で${minutes}分以内にここへ着く65歳以上の人は、これからです。`,
    withheld: '10人未満のため、数は出していません。',
    unknown: '人口のデータがまだないため、人数はわかりません。',
  };
}

function easyJapanesePhrases({ residents, percent }: SpokenNumbers): TravelPhrases {
  return {
    meaning: ({ fromMinutes, untilMinutes, percentile, method, hasRunOut }, { year, month, day }) => {
      const when = hasRunOut ? `${year}年の 古い バスの 時間です。` : '';
      const often = percentile === 50 ? '2回に 1回は' : `100回の うち ${percentile}回は`;
      const walk = method === 'street' ? 'みちを 歩いた 時間です。' : '道は まっすぐの 1.3ばいと します。';
      return `${when}${month}月${day}日の ことです。${spokenClock(fromMinutes)}から ${spokenClock(untilMinutes)}の あいだに 出ます。${often} その 分までに 着きます。まつ 時間も 入って います。${walk}`;
    },
    from: (minutes, people) => `${minutes}分で 着く ところに ${residents(people)} います。`,
    fromNobody: (minutes) => `${minutes}分で 着く ところの 人は まだ わかりません。`,
    to: (minutes, older, all) =>
      `65さいより 上の 人は ${residents(all)} います。${residents(older)}(${percent(older, all)})は ${minutes}分で ここに 着きます。`,
    toNobody: (minutes) => `${minutes}分で ここに 着く 人は これからです。`,
    withheld: '10人より 少ないので 出しません。',
    unknown: '人の 数は まだ わかりません。',
  };
}

function englishPhrases({ residents, percent }: SpokenNumbers): TravelPhrases {
  return {
    meaning: ({ fromMinutes, untilMinutes, percentile, method, hasRunOut }, { year, month, day }) => {
      const when = hasRunOut ? ` ${year}, by a timetable that has run out` : '';
      const often = percentile === 50 ? 'half of the time' : `${percentile} times out of 100`;
      const walk = method === 'street' ? 'along streets' : 'as straight lines × 1.3';
      return `Whichever minute you leave between ${clock(fromMinutes)} and ${clock(untilMinutes)} on ${day} ${ENGLISH_MONTHS[month - 1]}${when}, ${often} you arrive within the minutes written. Waiting counts; walks are measured ${walk}, 60 m a minute.`;
    },
    from: (minutes, people, older) =>
      `Where one arrives within ${minutes} minutes by bus and on foot, ${residents(people)} people live${older === null ? '' : `, ${residents(older)} of them aged 65 and over`}.`,
    fromNobody: (minutes) =>
      `Nobody is recorded to live where one arrives within ${minutes} minutes by bus and on foot.`,
    to: (minutes, older, all) =>
      `Of ${residents(all)} residents aged 65 and over, ${residents(older)} (${percent(older, all)}) arrive here within ${minutes} minutes by bus and on foot.`,
    toNobody: (minutes) =>
      `No resident aged 65 and over arrives here within ${minutes} minutes by bus and on foot yet.`,
    withheld: 'Fewer than 10, so the number is not shown.',
    unknown: 'How many people that are is not known yet, as there is no data on residents.',
  };
}

function portuguesePhrases({ residents, percent }: SpokenNumbers): TravelPhrases {
  return {
    meaning: ({ fromMinutes, untilMinutes, percentile, method, hasRunOut }, { year, month, day }) => {
      const when = hasRunOut ? `/${year}, conforme horários já vencidos` : '';
      const often = percentile === 50 ? 'metade das vezes' : `${percentile} de cada 100 vezes`;
      const walk = method === 'street' ? 'pelas ruas' : 'em linha reta × 1,3';
      return `Saindo em qualquer minuto entre ${clock(fromMinutes)} e ${clock(untilMinutes)} de ${String(day).padStart(2, '0')}/${String(month).padStart(2, '0')}${when}, ${often} chega-se dentro dos minutos indicados. A espera conta; a caminhada é medida ${walk}, 60 m por minuto.`;
    },
    from: (minutes, people, older) =>
      `Onde se chega em até ${minutes} minutos, de ônibus e a pé, moram ${residents(people)} pessoas${older === null ? '' : `, das quais ${residents(older)} com 65 anos ou mais`}.`,
    fromNobody: (minutes) => `Não há registro de moradores onde se chega em até ${minutes} minutos, de ônibus e a pé.`,
    to: (minutes, older, all) =>
      `Dos ${residents(all)} moradores com 65 anos ou mais, ${residents(older)} (${percent(older, all)}) chegam aqui em até ${minutes} minutos, de ônibus e a pé.`,
    toNobody: (minutes) =>
      `Ainda nenhum morador com 65 anos ou mais chega aqui em até ${minutes} minutos, de ônibus e a pé.`,
    withheld: 'Menos de 10 pessoas, por isso o número não é mostrado.',
    unknown: 'Ainda não se sabe quantas pessoas são, pois não há dados de moradores.',
  };
}

const PHRASES: Readonly<Record<Language, TravelPhrases>> = {
  JA: japanesePhrases(NUMBERS.JA),
  JA_EASY: easyJapanesePhrases(NUMBERS.JA_EASY),
  EN: englishPhrases(NUMBERS.EN),
  PT: portuguesePhrases(NUMBERS.PT),
};
