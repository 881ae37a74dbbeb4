import type { CompassDirection } from '../measure/compass.ts';
import type { UnknownReason } from '../measurement.ts';
import type { Phrases, Standing } from './phrases.ts';
import type { AccessReach, CoverageInput, KindMode, RadiusWording, SentenceInput, Subject } from './sentence-input.ts';
import { isFew } from './spoken-day.ts';
import { speakNumbers } from './spoken-numbers.ts';

const { number, amount, residents, percent, distance } = speakNumbers({
  thousands: ',',
  decimal: '.',
  unitGap: '',
  person: '人',
  fewerThanTen: '10人より 少ない 人',
  underOnePercent: '1%まで',
  overNinetyNinePercent: '99%より 上',
});

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

const METHODS: Readonly<Record<AccessReach['method'], string>> = {
  street: 'みちを 歩いた きょりです。',
  'straight×1.3': '道は まっすぐの 1.3ばいと します。',
  straight: 'まっすぐに はかりました。',
  'walk+transit': 'バスと 歩きの 時間で はかりました。',
};

const STANDINGS: Readonly<Record<Standing, string>> = {
  EASIER: 'まちの へいきんより 行きやすいです。',
  SLIGHTLY_EASIER: 'まちの へいきんより 少し 行きやすいです。',
  ALIKE: 'まちの へいきんと おなじくらいです。',
  SLIGHTLY_HARDER: 'まちの へいきんより 少し 行きにくいです。',
  HARDER: 'まちの へいきんより 行きにくいです。',
};

/**
 * やさしい日本語: short sentences in です・ます, words set apart, no kanji beyond the sixth school year.
 * The names of kind, group and area left out, a sentence keeps within 25 characters (SPEC §10).
 */
export const easyJapanese: Phrases = {
  present: ({ subject, kind, mode, sinceYear }) =>
    `${place(subject)}に ${kind.ja_easy}${being(mode)}。${sinceYear === null ? '' : `${sinceYear}年から です。`}`,
  absent: ({ subject, kind }) => `${place(subject)}の ${kind.ja_easy}は これからです。`,
  presenceShare({ kind, mode, unconfirmedAreas }, present, all) {
    const where = present === all ? `${all}の ちく ぜんぶ` : `${all}の ちくの うち ${present}`;
    const said = present === 0 ? `${kind.ja_easy}は これからです。` : `${where}に ${kind.ja_easy}${being(mode)}。`;
    return unconfirmedAreas > 0 ? `${said}ほかの ${unconfirmedAreas}は これから たしかめます。` : said;
  },
  allReached(input) {
    const { subject, reach } = input;
    return reach.by === 'WALK'
      ? `${place(subject)}の どこからでも 行けます。歩いて ${reach.minutes}分で ${placesOf(input)}に つきます。${METHODS[reach.method]}`
      : `${place(subject)}の どこからでも 近いです。${placesOf(input)}まで ${radius(reach)}より 近いです。${METHODS.straight}`;
  },
  notYetReached(input, { gap, all }) {
    const { subject, people, reach } = input;
    const who = `${place(subject)}に ${people.ja_easy}が ${residents(all)} います。`;
    const notYet = `${residents(gap)}(${percent(gap, all)})は まだ つかえません。`;
    return reach.by === 'WALK'
      ? `${who}${notYet}歩いて ${reach.minutes}分では ${placesOf(input)}に つきません。${METHODS[reach.method]}`
      : `${who}${notYet}${placesOf(input)}まで ${radius(reach)}より 遠いです。${METHODS.straight}`;
  },
  cluster: ({ people, direction }) => `とくに ${DIRECTIONS[direction]}に ${residents(people)} すんで います。`,
  nearest({ subject, kind, people, statistic, method }, meters) {
    const whose = `${place(subject)}の ${people.ja_easy}の ことです。`;
    if (statistic === 'mean') return `${whose}${kind.ja_easy}まで だいたい ${distance(meters)}です。${METHODS[method]}`;
    const part = statistic === 'median' ? '半分の 人' : '10人の うち 9人';
    return `${whose}${part}は ${kind.ja_easy}まで ${distance(meters)}より 近いです。${METHODS[method]}`;
  },
  perThousand({ subject, kind, people, unit }, value, toTarget) {
    const counter = { PLACES: 'か所', SEATS: 'せき', HOURS_PER_MONTH: '時間' }[unit];
    const what = { PLACES: '', SEATS: 'の せき', HOURS_PER_MONTH: 'が 1か月に あく 時間' }[unit];
    const whose = `${place(subject)}の ${people.ja_easy}の ことです。`;
    const said = `${whose}1,000人に ${kind.ja_easy}${what}は ${amount(value)}${counter}です。`;
    if (toTarget === undefined) return said;
    if (toTarget === 'UNDETERMINED') return `${said}数が 少ないので、目ひょうに とどいたか わかりません。`;
    return toTarget === 0
      ? `${said}目ひょうに とどきました。`
      : `${said}あと ${number(toTarget)}${counter}で 目ひょうです。`;
  },
  noAccess({ subject, kind, reach }) {
    if (reach.method === 'walk+transit')
      return `${place(subject)}の ことです。バスと 歩きで ${number(reach.minutes)}分で 行ける ${kind.ja_easy}は これからです。`;
    const { meters, minutes, method } = reach;
    const within = minutes === null ? `${distance(meters)}より 近い` : `歩いて ${minutes}分で 行ける`;
    return `${place(subject)}の ことです。${within} ${kind.ja_easy}は これからです。${METHODS[method]}`;
  },
  access({ subject, kind, people, unit, isShared, reach }, value, town) {
    const counter = { PLACES: 'か所', SEATS_PER_MONTH: 'せき', INDEX: '' }[unit];
    const about = `${place(subject)}の ${kind.ja_easy}の ことです。`;
    const crowding = isShared ? 'つかう 人の 数も 入れました。' : '';
    const whom = isShared ? '1,000人に' : '1人の 近くに';
    const month = unit === 'SEATS_PER_MONTH' ? ' 1か月' : '';
    const each = unit === 'INDEX' ? 'くらべる 数は' : `${people.ja_easy} ${whom}${month}`;
    const said = `${each} ${amount(value)}${counter}です。`;
    const average = town ? `まちの へいきんは ${amount(town.value)}${counter}です。` : '';
    return `${about}${crowding}${town ? STANDINGS[town.standing] : ''}${said}${average}${METHODS[reach.method]}`;
  },
  travelTime: ({ subject, kind, statistic }, minutes) =>
    statistic === 'p50'
      ? `${place(subject)}から ${kind.ja_easy}に 行きます。バスと 歩きで ${number(minutes)}分くらいです。`
      : `${place(subject)}から ${kind.ja_easy}に 行きます。10回の うち 9回は ${number(minutes)}分までに つきます。`,
  roundTrip({ subject, kind, people, weekdays }, { gap, all }) {
    const whose = `${place(subject)}の ${people.ja_easy}の ことです。`;
    const named = weekdays.map((weekday) => `${'月火水木金土日'.charAt(weekday)}曜日`).join('と ');
    const open = isFew(weekdays) ? `${kind.ja_easy}は ${named}に あります。` : '';
    const go = `${open}${kind.ja_easy}に バスと 歩きで 行きます。その 日に 家に 帰ります。`;
    if (gap === 0) return `${whose}${go}みんな できます。`;
    return gap >= all
      ? `${whose}${go}できる 人は これからです。`
      : `${whose}${go}${residents(all)}の うち ${residents(all - gap)}が できます。`;
  },
  departures: ({ subject }, departures) =>
    departures === 0
      ? `${place(subject)}から この日に 出る バスは ありません。`
      : `${place(subject)}で バスが 多い ところです。1日に ${number(departures)}回 出ます。`,
  count({ subject, kind, counts }, count) {
    const what = `${place(subject)}の ${kind.ja_easy}`;
    if (count === 0 && counts !== 'POSTS')
      return counts === 'VACANCIES' ? `${what}は みんな きまって います。` : `${what}は これからです。`;
    switch (counts) {
      case 'PEOPLE':
        return `${what}は ${number(count)}人です。`;
      case 'RESIDENTS':
        return `${what}は ${residents(count)}です。`;
      case 'POSTS':
        return `${what}は ぜんぶで ${number(count)}人と きめて います。`;
      case 'VACANCIES':
        return `${what}は あと ${number(count)}人で そろいます。`;
      case 'SESSIONS':
        return `${what}に なる べんきょうは ${number(count)}回 ありました。`;
      case 'THINGS':
        return `${what}は ${number(count)}です。`;
    }
  },
  unreachable: ({ kind, measure }) =>
    `${measure === 'traveltime' ? 'バスと 歩きで ' : ''}行ける ${kind.ja_easy}は これからです。`,
  unknown: (input, reason) => because(input, reason),
  suppressed: () => '10人より 少ないので、数は 出して いません。',
  stale: () => '古い きろくも 入って います。',
  serviceDay: ({ year, month, day }, hasRunOut) =>
    `${year}年${month}月${day}日の ${hasRunOut ? '古い ' : ''}バスの 時間です。`,
  oldTimetable: () => 'バスの 時間は 古いです。',
  outsideTimetable: ({ year, month, day }) => `${year}年${month}月${day}日の バスの 時間は、まだ わかりません。`,
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  switch (reason) {
    case 'NO_PEOPLE_COLUMN':
    case 'PEOPLE_INCOMPLETE':
      return `${place(subject)}の 人の 数は まだ わかりません。`;
    case 'NO_CELLS':
      return `${place(subject)}の 形は まだ わかりません。`;
    case 'NOBODY':
      return `${place(subject)}に ${'people' in input ? input.people.ja_easy : '人'}は いません。`;
    case 'AMOUNT_INCOMPLETE':
      return `${kind.ja_easy}の せきや 時間は まだ わかりません。`;
    case 'NO_PLACES':
      return `${kind.ja_easy}が どこに あるか まだ わかりません。`;
    case 'NO_TIMETABLE':
    case 'OUTSIDE_TIMETABLE':
      return 'バスの 時間は まだ わかりません。';
    case 'NO_OPENING':
      return `${kind.ja_easy}が いつ あくか まだ わかりません。`;
    case 'UNCONFIRMED':
      return `${kind.ja_easy}は まだ たしかめて いません。`;
    case 'NEVER_RECORDED':
    case 'NO_RECORD':
    case null:
      return `${kind.ja_easy}の ことは まだ わかりません。`;
  }
}

function being(mode: KindMode): string {
  return mode === 'service' ? 'の たすけが あります' : 'が あります';
}

function placesOf({ kind, leastDepartures }: CoverageInput): string {
  return leastDepartures === null ? kind.ja_easy : `1日に ${leastDepartures}回いじょう 出る ${kind.ja_easy}`;
}

function place(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'この ちく' : subject.name.ja_easy;
}

/** The radius, and the one that counts in the thinly settled parts of an area, where it has such. */
function radius({ meters, ruralMeters }: RadiusWording): string {
  return ruralMeters === undefined
    ? distance(meters)
    : `${distance(meters)}(家が 少ない ところは ${distance(ruralMeters)})`;
}
