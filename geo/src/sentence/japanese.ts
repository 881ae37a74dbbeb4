import type { CompassDirection } from '../measure/compass.ts';
import type { UnknownReason } from '../measurement.ts';
import { formatNumber, spokenPeople, spokenPercent } from './numbers.ts';
import type { Phrases } from './phrases.ts';
import type { CoverageInput, SentenceInput, Subject } from './sentence-input.ts';

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

export const japanese: Phrases = {
  present: ({ subject, kind, sinceYear }) =>
    `${place(subject)}には${kind.JA}があります${sinceYear === null ? '' : `(${sinceYear}年から)`}。`,
  absent: ({ subject, kind, isBody }) =>
    isBody
      ? `${place(subject)}では、${kind.JA}の立ち上げは、これからです。`
      : `${place(subject)}の${kind.JA}は、これからです。`,
  presenceShare({ kind, unconfirmedAreas }, present, all) {
    const said =
      present === all
        ? `${all}地区すべてに${kind.JA}があります。`
        : `${all}地区のうち${present}地区に${kind.JA}があります。`;
    return unconfirmedAreas > 0 ? `${said}ほか${unconfirmedAreas}地区は、これから確かめます。` : said;
  },
  allReached({ subject, kind, reach }) {
    const where = subject === 'THIS_AREA' ? '' : `${place(subject)}では、`;
    return reach.by === 'WALK'
      ? `${where}どこに住む人も、歩いて${reach.minutes}分以内に${kind.JA}があります${method(reach)}。`
      : `${where}どこに住む人も、${kind.JA}まで${distance(reach.meters)}以内です${method(reach)}。`;
  },
  notYetReached({ subject, kind, people, reach }, { gap, all }) {
    const who = `${place(subject)}の${people.JA}`;
    if (reach.by === 'WALK')
      return `${who} ${residents(all)}のうち ${residents(gap)}(${percent(gap, all)})は、歩いて${reach.minutes}分以内に${kind.JA}がありません${method(reach)}。`;
    return `${who}の${percent(all - gap, all)}は、${kind.JA}まで${distance(reach.meters)}以内です${method(reach)}。まだ届いていない人は ${residents(gap)}です。`;
  },
  cluster: ({ people, direction }) =>
    `とくに${DIRECTIONS[direction]}に${residents(people)}がまとまって暮らしています。`,
  nearest({ subject, kind, people, statistic }, meters) {
    const who = `${place(subject)}の${people.JA}`;
    if (statistic === 'mean') return `${who}から${kind.JA}までは、平均で${distance(meters)}です(直線距離)。`;
    return `${who}の${statistic === 'median' ? '半数' : '10人に9人'}は、${kind.JA}まで${distance(meters)}以内に暮らしています(直線距離)。`;
  },
  perThousand({ subject, kind, people, unit }, value, toTarget) {
    const counter = { PLACES: 'か所', SEATS: '人分', HOURS_PER_MONTH: '時間' }[unit];
    const what = { PLACES: '', SEATS: 'の席', HOURS_PER_MONTH: 'の開く時間(月)' }[unit];
    const said = `${place(subject)}の${kind.JA}${what}は、${people.JA}1,000人あたり ${number(value, 1)}${counter}です。`;
    if (toTarget === undefined) return said;
    return toTarget === 0
      ? `${said}目標に届いています。`
      : `${said}あと${number(toTarget)}${counter}で目標に届きます。`;
  },
  travelTime({ subject, kind, people, statistic }, minutes) {
    const who = statistic === 'median' ? '半数' : '10人に9人';
    return `${place(subject)}の${people.JA}の${who}は、${kind.JA}まで、バスと徒歩でおよそ${number(minutes)}分以内です。`;
  },
  departures: ({ subject }, departures) =>
    departures === 0
      ? `${place(subject)}のバス停から、この日に出る便はありません。`
      : `${place(subject)}のバス停からは、1日に合わせて${number(departures)}便が出ます。`,
  count({ subject, kind, counts }, count) {
    switch (counts) {
      case 'PEOPLE':
        return count === 0
          ? `${place(subject)}の${kind.JA}は、これからです。`
          : `${place(subject)}には${kind.JA}が${number(count)}人います。`;
      case 'POSTS':
        return `${place(subject)}の${kind.JA}の定数は${number(count)}人です。`;
      case 'VACANCIES':
        return count === 0
          ? `${place(subject)}の${kind.JA}は、定数に届いています。`
          : `${place(subject)}の${kind.JA}は、あと${number(count)}人で定数に届きます。`;
      case 'SESSIONS':
        return count === 0
          ? `${place(subject)}の${kind.JA}は、これからです。`
          : `${place(subject)}では${kind.JA}が${number(count)}回ひらかれました。`;
    }
  },
  unreachable: (input) => {
    const who = input.statistic === 'p90' ? '10人に1人より多くの人' : '半数より多くの人';
    const how = input.measure === 'traveltime' ? 'バスと徒歩で' : '';
    if (input.measure === 'nearest' && input.statistic === 'mean')
      return `${place(input.subject)}には、行ける${input.kind.JA}がまだない人がいます。`;
    return `${place(input.subject)}の${input.people.JA}のうち${who}に、${how}行ける${input.kind.JA}はこれからです。`;
  },
  unknown: (input, reason) => because(input, reason),
  suppressed: () => '10人未満のため、数は出していません。',
  stale: () => '確かめてから日がたった記録をふくみます。',
};

function because(input: SentenceInput, reason: UnknownReason | null): string {
  const { subject, kind } = input;
  const people = 'people' in input ? input.people.JA : '住民';
  switch (reason) {
    case 'NEVER_RECORDED':
      return `${kind.JA}の記録がまだないため、わかりません。`;
    case 'NO_PEOPLE_COLUMN':
      return `${people}の人数のデータがまだないため、わかりません。`;
    case 'PEOPLE_INCOMPLETE':
      return `${place(subject)}は、${people}の人数がまだそろっていないため、わかりません。`;
    case 'NO_CELLS':
      return `${place(subject)}の範囲がまだ登録されていないため、わかりません。`;
    case 'NOBODY':
      return `${place(subject)}の${people}は0人のため、割合はありません。`;
    case 'AMOUNT_INCOMPLETE':
      return `${place(subject)}の${kind.JA}は、定員や時間をまだ確かめていないため、わかりません。`;
    case 'UNCONFIRMED':
      return `${place(subject)}の${kind.JA}は、まだ確かめていません。`;
    default:
      return `${place(subject)}の${kind.JA}は、まだデータがありません。`;
  }
}

function place(subject: Subject): string {
  return subject === 'THIS_AREA' ? 'この地区' : subject.name.JA;
}

function method(reach: CoverageInput['reach']): string {
  if (reach.by === 'RADIUS') return '(直線距離)';
  return reach.method === 'STREET' ? '' : '(道のりは直線距離の1.3倍として)';
}

function residents(people: number): string {
  const said = spokenPeople(people);
  return 'fewerThan' in said ? `${said.fewerThan}人未満` : `${number(said.about)}人`;
}

function percent(part: number, whole: number): string {
  const said = spokenPercent(part, whole);
  if ('lessThan' in said) return '1%未満';
  return 'moreThan' in said ? '99%以上' : `${said.about}%`;
}

function distance(meters: number): string {
  return meters < 995 ? `${number(Math.round(meters / 10) * 10)}m` : `${number(meters / 1000, 1)}km`;
}

function number(value: number, digits = 0): string {
  return formatNumber(value, { thousands: ',', decimal: '.' }, digits);
}
