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
  fewerThanTen: '10人未満',
  underOnePercent: '1%未満',
  overNinetyNinePercent: '99%以上',
});

const DIRECTIONS: Readonly<Record<CompassDirection | 'CENTRE', string>> = {
  NORTH: '北がわ',
  NORTH_EAST: '北東がわ',
  EAST: '東がわ',
  SOUTH_EAST: '南東がわ',
  SOUTH: '南がわ',
  SOUTH_WEST: '南西がわ',
  WEST: '西がわ',
  NORTH_WEST: '北西がわ',
  CENTRE: 'まんなかあたり',
};

const METHODS: Readonly<Record<AccessReach['method'], string>> = {
  street: '(道路に沿って)',
  'straight×1.3': '(道のりは直線距離の1.3倍として)',
  straight: '(直線距離)',
  'walk+transit': '(バスと徒歩で行く時間で)',
};

const STANDINGS: Readonly<Record<Standing, string>> = {
  EASIER: 'より届きやすい',
  SLIGHTLY_EASIER: 'より少し届きやすい',
  ALIKE: 'と同じくらい届きやすい',
  SLIGHTLY_HARDER: 'より少し届きにくい',
  HARDER: 'より届きにくい',
};

const WEEKDAYS = '月火水木金土日';

export const japanese: Phrases = {
  present: ({ subject, kind, mode, sinceYear }) =>
    `${place(subject)}には${kind.ja}${being(mode)}${sinceYear === null ? '' : `(${sinceYear}年から)`}。`,
  absent: ({ subject, kind, mode }) =>
    mode === 'body'
      ? `${place(subject)}の${kind.ja}の立ち上げは、これからです。`
      : `${place(subject)}の${kind.ja}は、これからです。`,
  presenceShare({ kind, mode, unconfirmedAreas }, present, all) {
    const where = present === all ? `${all}地区すべて` : `${all}地区のうち${present}地区`;
    const said = present === 0 ? `${all}地区の${kind.ja}は、これからです。` : `${where}に${kind.ja}${being(mode)}。`;
    return unconfirmedAreas > 0 ? `${said}ほか${unconfirmedAreas}地区は、これから確かめます。` : said;
  },
  allReached(input) {
    const { subject, reach } = input;
    const where = subject === 'THIS_AREA' ? '' : `${place(subject)}では、`;
    return reach.by === 'WALK'
      ? `${where}どこに住む人も、歩いて${reach.minutes}分以内に${placesOf(input)}があります${METHODS[reach.method]}。`
      : `${where}どこに住む人も、${placesOf(input)}まで${radius(reach)}以内です${METHODS.straight}。`;
  },
  notYetReached(input, { gap, all }) {
    const { subject, people, reach } = input;
    const who = `${place(subject)}の${people.ja}`;
    if (reach.by === 'RADIUS' && gap === all)
      return `${who}には、${radius(reach)}以内に${placesOf(input)}がまだありません${METHODS.straight}。まだ届いていない人は ${residents(gap)}です。`;
    return reach.by === 'WALK'
      ? `${who} ${residents(all)}のうち ${residents(gap)}(${percent(gap, all)})は、歩いて${reach.minutes}分以内に${placesOf(input)}がありません${METHODS[reach.method]}。`
      : `${who}の${percent(all - gap, all)}は、${placesOf(input)}まで${radius(reach)}以内です${METHODS.straight}。まだ届いていない人は ${residents(gap)}です。`;
  },
  cluster: ({ people, direction }) =>
    `とくに${DIRECTIONS[direction]}に${residents(people)}がまとまって暮らしています。`,
  nearest({ subject, kind, people, statistic, method }, meters) {
    const who = `${place(subject)}の${people.ja}`;
    if (statistic === 'mean')
      return `${who}からいちばん近い${kind.ja}までは、平均で${distance(meters)}です${METHODS[method]}。`;
    const part = statistic === 'median' ? '半数' : '10人に9人';
    return `${who}の${part}は、${kind.ja}まで${distance(meters)}以内に暮らしています${METHODS[method]}。`;
  },
  perThousand({ subject, kind, people, unit }, value, toTarget) {
    const counter = { PLACES: 'か所', SEATS: '席', HOURS_PER_MONTH: '時間' }[unit];
    const what = { PLACES: '', SEATS: 'の席', HOURS_PER_MONTH: 'がひと月にひらく時間' }[unit];
    const said = `${place(subject)}の${kind.ja}${what}は、${people.ja}1,000人あたり ${amount(value)}${counter}です。`;
    if (toTarget === undefined) return said;
    if (toTarget === 'UNDETERMINED') return `${said}数が少ないため、目標に届いているかどうかは判定できません。`;
    return toTarget === 0 ? `${said}目標に届いています。` : `${said}あと${number(toTarget)}${counter}で目標です。`;
  },
  noAccess({ subject, kind, reach }) {
    if (reach.method === 'walk+transit')
      return `${place(subject)}からバスと徒歩で${number(reach.minutes)}分以内の${kind.ja}は、これからです。`;
    const { meters, minutes, method } = reach;
    const within = minutes === null ? `道のりで${distance(meters)}` : `歩いて${minutes}分`;
    return `${place(subject)}から${within}以内の${kind.ja}は、これからです${METHODS[method]}。`;
  },
  access({ subject, kind, people, unit, isShared, townKind, reach }, value, town) {
    const counter = { PLACES: 'か所', SEATS_PER_MONTH: '席', INDEX: '' }[unit];
    const each = isShared ? `${people.ja}1,000人あたり` : `${people.ja}ひとりの近くに、平均で`;
    const whom = { PLACES: each, SEATS_PER_MONTH: `${each}ひと月に`, INDEX: 'くらべるための数で' }[unit];
    const said = `${whom} ${amount(value)}${counter}`;
    if (!town) {
      const crowding = isShared ? '混みぐあいも考えた' : '';
      return `${place(subject)}の${kind.ja}への${crowding}届きやすさは、${said}です${METHODS[reach.method]}。`;
    }
    const by = isShared ? 'の混みぐあいも考えると' : 'の数と近さでは';
    return `${kind.ja}${by}、${townKind}の平均${STANDINGS[town.standing]}地区です。${said}(${townKind}の平均は ${amount(town.value)}${counter})です${METHODS[reach.method]}。`;
  },
  travelTime: ({ subject, kind, statistic }, minutes) =>
    statistic === 'p50'
      ? `${place(subject)}から${kind.ja}まで、バスと徒歩でおよそ${number(minutes)}分です。`
      : `${place(subject)}から${kind.ja}まで、10回のうち9回は、バスと徒歩で${number(minutes)}分以内に着きます。`,
  roundTrip({ subject, kind, people, weekdays }, { gap, all }) {
    const named = weekdays.map((weekday) => `${WEEKDAYS.charAt(weekday)}曜`).join('・');
    const when = isFew(weekdays) ? `${kind.ja}のある${named}` : `${kind.ja}のひらく日`;
    const can = 'バスと徒歩で行って、その日のうちに帰れ';
    if (gap === 0) return `${when}、${place(subject)}では、どこに住む${people.ja}も、${can}ます。`;
    const who = `${when}、${can}る${people.ja}は、${place(subject)}`;
    if (gap >= all) return `${who}ではこれからです。`;
    return `${who}の ${residents(all)}のうち ${residents(all - gap)}(${percent(all - gap, all)})です。`;
  },
  departures: ({ subject }, departures) =>
    departures === 0
      ? `${place(subject)}の停留所から、この日に出る便はありません。`
      : `${place(subject)}でいちばん便の多い停留所からは、1日に${number(departures)}便が出ます。`,
  count({ subject, kind, counts }, count) {
    const what = `${place(subject)}の${kind.ja}`;
    if (count === 0 && counts !== 'POSTS')
      return counts === 'VACANCIES' ? `${what}は、定数に届いています。` : `${what}は、これからです。`;
    switch (counts) {
      case 'PEOPLE':
        return `${what}は ${number(count)}人です。`;
      case 'RESIDENTS':
        return `${what}は ${residents(count)}です。`;
      case 'POSTS':
        return `${what}の定数は ${number(count)}人です。`;
      case 'VACANCIES':
        return `${what}は、あと${number(count)}人で定数に届きます。`;
      case 'SESSIONS':
        return `${what}の講座は、これまでに ${number(count)}回ひらかれました。`;
      case 'THINGS':
        return `${what}は ${number(count)}です。`;
    }
  },
  unreachable({ subject, kind, people, measure, statistic }) {
    const how = measure === 'traveltime' ? 'バスと徒歩で' : '';
    if (statistic === 'mean') return `${place(subject)}には、行ける${kind.ja}がこれからの人がいます。`;
    const who = measure === 'nearest' && statistic === 'p90' ? '10人に1人より多く' : '半数より多く';
    return `${place(subject)}の${people.ja}の${who}は、${how}行ける${kind.ja}がまだありません。`;
  },
  unknown: (input, reason) => because(input, reason),
  suppressed: () => '10人未満のため、数は出していません。',
  stale: () => '確かめてから日がたった記録をふくみます。',
  serviceDay: ({ year, month, day, weekday }, hasRunOut) => {
    const named = `${year}年${month}月${day}日(${WEEKDAYS.charAt(weekday)})`;
    return hasRunOut ? `有効期間の過ぎた時刻表の、${named}の便です。` : `${named}の時刻表による数です。`;
  },
  oldTimetable: () => '有効期間の過ぎた時刻表による数です。',
  outsideTimetable: ({ year, month, day, weekday }) =>
    `${year}年${month}月${day}日(${WEEKDAYS.charAt(weekday)})は、どの時刻表の有効期間にも入っていないため、わかりません。`,
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  const people = 'people' in input ? input.people.ja : '住民';
  switch (reason) {
    case 'NEVER_RECORDED':
      return `${kind.ja}の記録がまだないため、わかりません。`;
    case 'NO_PEOPLE_COLUMN':
      return `${people}の人数のデータがまだないため、わかりません。`;
    case 'PEOPLE_INCOMPLETE':
      return `${place(subject)}は、${people}の人数がまだそろっていないため、わかりません。`;
    case 'NO_CELLS':
      return `${place(subject)}の範囲がまだ登録されていないため、わかりません。`;
    case 'NOBODY':
      return `${place(subject)}の${people}は0人のため、割合はありません。`;
    case 'AMOUNT_INCOMPLETE':
      return `${place(subject)}の${kind.ja}は、定員や時間をまだ確かめていないため、わかりません。`;
    case 'NO_PLACES':
      return `${kind.ja}の場所をまだ確かめていないため、わかりません。`;
    case 'NO_TIMETABLE':
    case 'OUTSIDE_TIMETABLE':
      return '時刻表のデータがまだないため、わかりません。';
    case 'NO_OPENING':
      return `${kind.ja}がひらく日と時間の記録がまだないため、わかりません。`;
    case 'UNCONFIRMED':
      return `${place(subject)}の${kind.ja}は、まだ確かめていません。`;
    case 'NO_RECORD':
    case null:
      return `${place(subject)}の${kind.ja}は、まだデータがありません。`;
  }
}

/** 会議があります, but コーディネーターの支えがあります: a service is often a person. */
function being(mode: KindMode): string {
  return mode === 'service' ? 'の支えがあります' : 'があります';
}

function placesOf({ kind, leastDepartures }: CoverageInput): string {
  return leastDepartures === null ? kind.ja : `1日${leastDepartures}便以上の${kind.ja}`;
}

function place(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'この地区' : subject.name.ja;
}

/** The radius, and the one that counts in the thinly settled parts of an area, where it has such. */
function radius({ meters, ruralMeters }: RadiusWording): string {
  return ruralMeters === undefined
    ? distance(meters)
    : `${distance(meters)}(家のまばらな地区では${distance(ruralMeters)})`;
}
