import type { CompassDirection } from '../measure/compass.ts';
import type { UnknownReason } from '../measurement.ts';
import { formatNumber, spokenPeople, spokenPercent } from './numbers.ts';
import type { Phrases } from './phrases.ts';
import type { SentenceInput, Subject } from './sentence-input.ts';

const DIRECTIONS: Readonly<Record<CompassDirection | 'CENTRE', string>> = {
  NORTH: '北の ほう',
  NORTH_EAST: '北東の ほう',
  EAST: '東の ほう',
  SOUTH_EAST: '南東の ほう',
  SOUTH: '南の ほう',
  SOUTH_WEST: '南西の ほう',
  WEST: '西の ほう',
  NORTH_WEST: '北西の ほう',
  CENTRE: 'まん中の あたり',
};

/**
 * やさしい日本語: short sentences in です・ます, words apart, no hard kanji.
 * A sentence without its kind's name stays within 25 characters (SPEC §10).
 */
export const easyJapanese: Phrases = {
  present: ({ subject, kind, sinceYear }) =>
    `${place(subject)}には ${kind.JA_EASY}が あります。${sinceYear === null ? '' : `${sinceYear}年から あります。`}`,
  absent: ({ subject, kind }) => `${place(subject)}の ${kind.JA_EASY}は これからです。`,
  presenceShare({ kind, unconfirmedAreas }, present, all) {
    const said = `ちくは ${all} あります。${kind.JA_EASY}が ある ちくは ${present}です。`;
    return unconfirmedAreas > 0 ? `${said}${unconfirmedAreas}の ちくは これから たしかめます。` : said;
  },
  allReached({ subject, kind, reach }) {
    const near =
      reach.by === 'WALK'
        ? `歩いて ${reach.minutes}分で ${kind.JA_EASY}に 行けます。`
        : `${kind.JA_EASY}まで ${distance(reach.meters)}より 近いです。`;
    return `${place(subject)}は どこからでも 近いです。${near}${method(reach)}`;
  },
  notYetReached({ subject, kind, people, reach }, { gap, all }) {
    const who = `${place(subject)}に ${people.JA_EASY}は ${residents(all)} います。`;
    const notYet = `${residents(gap)}(${percent(gap, all)})は まだ つかえません。`;
    const why =
      reach.by === 'WALK'
        ? `歩いて 15分では ${kind.JA_EASY}に 行けません。`.replace('15', String(reach.minutes))
        : `${kind.JA_EASY}まで ${distance(reach.meters)}より 遠いです。`;
    return `${who}${notYet}${why}${method(reach)}`;
  },
  cluster: ({ people, direction }) => `${DIRECTIONS[direction]}に ${residents(people)}が 住んで います。`,
  nearest({ kind, people, statistic }, meters) {
    if (statistic === 'mean') return `${kind.JA_EASY}まで まっすぐ ${distance(meters)}ぐらいです。`;
    const who = statistic === 'median' ? '半分の 人' : '10人の うち 9人';
    return `${people.JA_EASY}の 話です。${who}は ${kind.JA_EASY}まで まっすぐ ${distance(meters)}より 近いです。`;
  },
  perThousand({ kind, people, unit }, value, toTarget) {
    const counter = { PLACES: 'か所', SEATS: '人分の せき', HOURS_PER_MONTH: '時間(1か月)' }[unit];
    const said = `${people.JA_EASY} 1,000人に、${kind.JA_EASY}は ${number(value, 1)}${counter}です。`;
    if (toTarget === undefined) return said;
    return toTarget === 0
      ? `${said}目ひょうまで できました。`
      : `${said}あと ${number(toTarget)}${counter}で 目ひょうです。`;
  },
  travelTime({ kind, people, statistic }, minutes) {
    const who = statistic === 'median' ? '半分の 人' : '10人の うち 9人';
    return `${people.JA_EASY}の 話です。${who}は ${kind.JA_EASY}まで バスと 歩きで ${number(minutes)}分ぐらいです。`;
  },
  departures: (_, departures) =>
    departures === 0 ? 'この 日に 出る バスは ありません。' : `1日に ${number(departures)}回 バスが 出ます。`,
  count({ subject, kind, counts }, count) {
    if (count === 0 && counts === 'VACANCIES') return `${place(subject)}の ${kind.JA_EASY}は みんな そろって います。`;
    if (count === 0 && counts !== 'POSTS') return `${place(subject)}の ${kind.JA_EASY}は これからです。`;
    switch (counts) {
      case 'PEOPLE':
        return `${place(subject)}に ${kind.JA_EASY}が ${number(count)}人 います。`;
      case 'POSTS':
        return `${place(subject)}の ${kind.JA_EASY}は ${number(count)}人に きまって います。`;
      case 'VACANCIES':
        return `${place(subject)}の ${kind.JA_EASY}は あと ${number(count)}人で そろいます。`;
      case 'SESSIONS':
        return `${place(subject)}で ${kind.JA_EASY}が ${number(count)}回 ありました。`;
    }
  },
  unreachable: ({ subject, kind }) => `${place(subject)}から 行ける ${kind.JA_EASY}は これからです。`,
  unknown: (input, reason) => because(input, reason),
  suppressed: () => '10人より 少ないので、数は 出して いません。',
  stale: () => '古い きろくも 入って います。',
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  switch (reason) {
    case 'NOBODY':
      return `${place(subject)}には ${'people' in input ? input.people.JA_EASY : '人'}が いません。`;
    case 'UNCONFIRMED':
      return `${kind.JA_EASY}は まだ たしかめて いません。`;
    case 'NO_CELLS':
      return `${place(subject)}の 形は まだ わかりません。`;
    case 'NO_PEOPLE_COLUMN':
    case 'PEOPLE_INCOMPLETE':
      return `${place(subject)}の 人の 数は まだ わかりません。`;
    default:
      return `${kind.JA_EASY}の ことは まだ わかりません。`;
  }
}

function place(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'この ちく' : subject.name.JA_EASY;
}

function method(reach: { readonly by: 'WALK' | 'RADIUS'; readonly method?: string }): string {
  return reach.by === 'WALK' && reach.method !== 'STREET' ? '道は まっすぐの 1.3ばいと します。' : '';
}

function residents(people: number): string {
  const said = spokenPeople(people);
  return 'fewerThan' in said ? `${said.fewerThan}人より 少ない 人` : `${number(said.about)}人`;
}

function percent(part: number, whole: number): string {
  const said = spokenPercent(part, whole);
  if ('lessThan' in said) return '1%より 少ない';
  return 'moreThan' in said ? '99%より 多い' : `${said.about}%`;
}

function distance(meters: number): string {
  return meters < 995 ? `${number(Math.round(meters / 10) * 10)}m` : `${number(meters / 1000, 1)}km`;
}

function number(value: number, digits = 0): string {
  return formatNumber(value, { thousands: ',', decimal: '.' }, digits);
}
