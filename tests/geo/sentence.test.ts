import {
  asStale,
  findClusterSentence,
  type Language,
  measured,
  type SentenceInput,
  sentence,
  unknown,
} from '@hazama/geo';
import { describe, expect, it } from 'vitest';
import {
  access,
  busStop,
  coordinator,
  count,
  coverage,
  departures,
  hospital,
  iga,
  meetingsIn,
  nearest,
  perThousand,
  presence,
  reachedOf,
  residents,
  roundTrip,
  travelTime,
} from './sentence-inputs.ts';

const bus = coverage({
  kind: busStop,
  people: residents,
  reach: { by: 'RADIUS', meters: 300 },
  leastDepartures: 8,
  measurement: reachedOf(2366, 4080),
});
const estimated = coverage({ reach: { by: 'WALK', minutes: 15, method: 'straight×1.3' } });

describe('the sentence of a gap, as SPEC §5 and §11 word it', () => {
  it.each<[Language, string]>([
    ['JA', 'この地区の65歳以上 1,240人のうち 430人(35%)は、歩いて15分以内に集いの場がありません(道路に沿って)。'],
    [
      'JA_EASY',
      'この ちくに 65さいより 上の 人が 1,240人 います。430人(35%)は まだ つかえません。歩いて 15分では みんなが あつまる ところに つきません。みちを 歩いた きょりです。',
    ],
    [
      'EN',
      'In this district, 430 of 1,240 people aged 65 and over (35%) have no gathering place within a 15-minute walk yet (along streets).',
    ],
    [
      'PT',
      'Neste bairro, 430 de 1.240 pessoas com 65 anos ou mais (35%) ainda não têm ponto de encontro a até 15 minutos a pé (pelas ruas).',
    ],
  ])('%s', (language, expected) => {
    expect(sentence(coverage(), language)).toBe(expected);
  });

  it('says how the walk was measured where no streets are known', () => {
    expect(sentence(estimated, 'JA')).toBe(
      'この地区の65歳以上 1,240人のうち 430人(35%)は、歩いて15分以内に集いの場がありません(道のりは直線距離の1.3倍として)。',
    );
    expect(sentence(estimated, 'JA_EASY')).toContain('道は まっすぐの 1.3ばいと します。');
    expect(sentence(estimated, 'EN')).toContain('(walk taken as 1.3 times the straight line)');
    expect(sentence(estimated, 'PT')).toContain('(caminho estimado em 1,3 vez a linha reta)');
  });

  it('rounds persons to 10, the percent not from the rounded', () => {
    // 433 of 1,244 is 34.8 %
    expect(sentence(coverage({ measurement: reachedOf(811, 1244) }), 'JA')).toContain('1,240人のうち 430人(35%)');
    // 16 of 36 is 44 %, 20 of 40 would be 50 %
    expect(sentence(coverage({ measurement: reachedOf(20, 36) }), 'JA')).toContain('40人のうち 20人(44%)');
  });

  it('never counts out fewer than 10 people, and does not call next to nothing nothing', () => {
    const four = coverage({ measurement: reachedOf(1236, 1240) });
    expect(sentence(four, 'JA')).toContain('1,240人のうち 10人未満(1%未満)は、');
    expect(sentence(four, 'JA_EASY')).toContain('10人より 少ない 人(1%まで)は');
    expect(sentence(four, 'EN')).toContain('fewer than 10 of 1,240 people aged 65 and over (less than 1%)');
    expect(sentence(four, 'PT')).toContain('menos de 10 de 1.240 pessoas com 65 anos ou mais (menos de 1%)');
    expect(sentence(coverage({ measurement: reachedOf(4, 1240) }), 'JA')).toContain('(99%以上)');
  });

  it('says it when everybody is reached, also by shares of cells that leave a hair', () => {
    const all = coverage({ measurement: reachedOf(1240 - 1e-9, 1240) });
    expect(sentence(all, 'JA')).toBe('どこに住む人も、歩いて15分以内に集いの場があります(道路に沿って)。');
    expect(sentence({ ...all, subject: { name: iga } }, 'JA')).toBe(
      '伊賀市では、どこに住む人も、歩いて15分以内に集いの場があります(道路に沿って)。',
    );
    expect(sentence(all, 'EN')).toBe(
      'Everyone in this district lives within a 15-minute walk of the nearest gathering place (along streets).',
    );
  });

  it('of a plain radius says the share within it, its departures, and that it is a straight line', () => {
    expect(sentence(bus, 'JA')).toBe(
      'この地区の住民の58%は、1日8便以上のバス停まで300m以内です(直線距離)。まだ届いていない人は 1,710人です。',
    );
    expect(sentence(bus, 'EN')).toBe(
      'In this district, 58% of residents live within 300 m of the nearest bus stop with at least 8 departures a day (straight line). Still to be reached: 1,710.',
    );
    expect(sentence(bus, 'PT')).toBe(
      'Neste bairro, 58% (moradores) têm ponto de ônibus com pelo menos 8 partidas por dia a até 300 m (em linha reta). Ainda sem acesso próximo: 1.710.',
    );
  });

  it('names the town where it is about the town', () => {
    expect(sentence(coverage({ subject: { name: iga }, measurement: reachedOf(18_000, 30_450) }), 'JA')).toBe(
      '伊賀市の65歳以上 30,450人のうち 12,450人(41%)は、歩いて15分以内に集いの場がありません(道路に沿って)。',
    );
  });
});

describe('findClusterSentence', () => {
  it('says where many of them live together', () => {
    const cluster = { people: 312, direction: 'EAST' } as const;
    expect(findClusterSentence(cluster, 'JA')).toBe('とくに東がわに310人がまとまって暮らしています。');
    expect(findClusterSentence(cluster, 'JA_EASY')).toBe('とくに 東の ほうに 310人 すんで います。');
    expect(findClusterSentence(cluster, 'EN')).toBe('In particular, 310 of them live close together in the east.');
    expect(findClusterSentence(cluster, 'PT')).toBe('Em especial, 310 vivem perto umas das outras no leste.');
  });

  it('does not point at fewer than 10 people', () => {
    expect(findClusterSentence({ people: 9.4, direction: 'EAST' }, 'JA')).toBeUndefined();
  });
});

describe('the sentence of a presence', () => {
  it.each<[SentenceInput, string]>([
    [presence(1, { sinceYear: 2014 }), 'この地区には地域福祉ネットワーク会議があります(2014年から)。'],
    [presence(1), 'この地区には地域福祉ネットワーク会議があります。'],
    [presence(0), 'この地区の地域福祉ネットワーク会議の立ち上げは、これからです。'],
    [presence(0, { mode: 'place' }), 'この地区の地域福祉ネットワーク会議は、これからです。'],
    [presence(1, { mode: 'service', kind: coordinator }), 'この地区には地域福祉コーディネーターの支えがあります。'],
    [
      presence(1, { measurement: unknown('UNCONFIRMED') }),
      'この地区の地域福祉ネットワーク会議は、まだ確かめていません。',
    ],
    [meetingsIn(37, 39), '39地区のうち37地区に地域福祉ネットワーク会議があります。'],
    [meetingsIn(39, 39), '39地区すべてに地域福祉ネットワーク会議があります。'],
    [meetingsIn(0, 39), '39地区の地域福祉ネットワーク会議は、これからです。'],
    [
      meetingsIn(30, 39, 4),
      '39地区のうち30地区に地域福祉ネットワーク会議があります。ほか4地区は、これから確かめます。',
    ],
  ])('%#', (input, expected) => {
    expect(sentence(input, 'JA')).toBe(expected);
  });

  it('in the other languages', () => {
    expect(sentence(meetingsIn(37, 39), 'EN')).toBe(
      '37 of 39 districts have their own community welfare network meeting.',
    );
    expect(sentence(meetingsIn(37, 39), 'PT')).toBe(
      'Em 37 de 39 bairros há reunião da rede de assistência comunitária.',
    );
    expect(sentence(meetingsIn(37, 39), 'JA_EASY')).toBe(
      '39の ちくの うち 37に ちいきの ことを はなしあう 会が あります。',
    );
    expect(sentence(presence(0), 'EN')).toBe('Still to come in this district: community welfare network meeting.');
    expect(sentence(presence(1, { sinceYear: 2014 }), 'EN')).toBe(
      'This district has its own community welfare network meeting (since 2014).',
    );
  });
});

describe('the sentences of the other measures', () => {
  it.each<[SentenceInput, string]>([
    [nearest(), 'この地区の65歳以上の半数は、集いの場まで480m以内に暮らしています(道路に沿って)。'],
    [
      nearest({ statistic: 'p90', measurement: measured({ value: 1249 }), method: 'straight×1.3' }),
      'この地区の65歳以上の10人に9人は、集いの場まで1.2km以内に暮らしています(道のりは直線距離の1.3倍として)。',
    ],
    [
      nearest({ statistic: 'mean', method: 'straight' }),
      'この地区の65歳以上からいちばん近い集いの場までは、平均で480mです(直線距離)。',
    ],
    [
      nearest({ measurement: measured({ state: 'UNREACHABLE', denominator: 1240 }) }),
      'この地区の65歳以上の半数より多くは、行ける集いの場がまだありません。',
    ],
    // 29 for 212,403 people: two digits that say something
    [
      perThousand({ measurement: measured({ value: 0.13653, numerator: 29, denominator: 212_403 }) }),
      'この地区の集いの場は、65歳以上1,000人あたり 0.14か所です。',
    ],
    [perThousand(), 'この地区の集いの場は、65歳以上1,000人あたり 3.2か所です。'],
    // 4 per 1,000 of 1,240 people are 4.96 places: one more
    [perThousand({ target: 4 }), 'この地区の集いの場は、65歳以上1,000人あたり 3.2か所です。あと1か所で目標です。'],
    [perThousand({ target: 3 }), 'この地区の集いの場は、65歳以上1,000人あたり 3.2か所です。目標に届いています。'],
    [
      // 4 places may be 0.9 to 8.3 for 1,000: exact Poisson 1.09 to 10.24 of 1,240 people, with the target between
      perThousand({ target: 4, measurement: { ...perThousand().measurement, low: 0.879, high: 8.259 } }),
      'この地区の集いの場は、65歳以上1,000人あたり 3.2か所です。数が少ないため、目標に届いているかどうかは判定できません。',
    ],
    [
      coverage({ reach: { by: 'RADIUS', meters: 500 }, measurement: reachedOf(0) }),
      'この地区の65歳以上には、500m以内に集いの場がまだありません(直線距離)。まだ届いていない人は 1,240人です。',
    ],
    [
      perThousand({ unit: 'SEATS', measurement: measured({ value: 50, numerator: 62, denominator: 1240 }) }),
      'この地区の集いの場の席は、65歳以上1,000人あたり 50席です。',
    ],
    [travelTime('p50'), 'この地区から病院まで、バスと徒歩でおよそ24分です。'],
    [travelTime('p90'), 'この地区から病院まで、10回のうち9回は、バスと徒歩で24分以内に着きます。'],
    [
      travelTime('p50', measured({ state: 'UNREACHABLE' })),
      'この地区の住民の半数より多くは、バスと徒歩で行ける病院がまだありません。',
    ],
    [
      roundTrip(),
      '集いの場のある水曜、バスと徒歩で行って、その日のうちに帰れる65歳以上は、この地区の 1,240人のうち 810人(65%)です。',
    ],
    [
      roundTrip({ weekdays: [0, 4], subject: { name: iga }, measurement: reachedOf(0) }),
      '集いの場のある月曜・金曜、バスと徒歩で行って、その日のうちに帰れる65歳以上は、伊賀市ではこれからです。',
    ],
    [
      roundTrip({ weekdays: [0, 1, 2, 3], measurement: reachedOf(1240) }),
      '集いの場のひらく日、この地区では、どこに住む65歳以上も、バスと徒歩で行って、その日のうちに帰れます。',
    ],
    [
      roundTrip({ measurement: { ...reachedOf(0), state: 'STALE' }, hasRunOut: true }),
      '集いの場のある水曜、バスと徒歩で行って、その日のうちに帰れる65歳以上は、この地区ではこれからです。有効期間の過ぎた時刻表による数です。',
    ],
    [departures(12), 'この地区でいちばん便の多い停留所からは、1日に12便が出ます。'],
    [departures(0), 'この地区の停留所から、この日に出る便はありません。'],
    [count(12, 'PEOPLE'), 'この地区の民生委員児童委員は 12人です。'],
    [count(3, 'RESIDENTS'), 'この地区の民生委員児童委員は 10人未満です。'],
    [count(14, 'POSTS'), 'この地区の民生委員児童委員の定数は 14人です。'],
    [count(2, 'VACANCIES'), 'この地区の民生委員児童委員は、あと2人で定数に届きます。'],
    [count(0, 'VACANCIES'), 'この地区の民生委員児童委員は、定数に届いています。'],
    [count(0, 'PEOPLE'), 'この地区の民生委員児童委員は、これからです。'],
  ])('%#', (input, expected) => {
    expect(sentence(input, 'JA')).toBe(expected);
  });

  it('tell of the way there and back in every language', () => {
    expect(sentence(roundTrip(), 'EN')).toBe(
      'For gathering place on Wednesdays: 810 of 1,240 people aged 65 and over in this district (65%) can get there by bus and on foot and be home the same day.',
    );
    expect(sentence(roundTrip(), 'PT')).toBe(
      'Para ponto de encontro (quarta): neste bairro, 810 de 1.240 pessoas com 65 anos ou mais (65%) conseguem ir de ônibus e a pé e voltar no mesmo dia.',
    );
    expect(sentence(roundTrip({ weekdays: [0, 2] }), 'JA_EASY')).toContain('は 月曜日と 水曜日に あります。');
    expect(sentence(roundTrip(), 'JA_EASY')).toContain('1,240人の うち 810人が できます。');
  });

  it('write numbers as each language does', () => {
    const far = nearest({ measurement: measured({ value: 1249 }) });
    expect(sentence(far, 'EN')).toBe(
      'In this district, half of people aged 65 and over live within 1.2 km of the nearest gathering place (along streets).',
    );
    expect(sentence(far, 'PT')).toBe(
      'Neste bairro, metade (pessoas com 65 anos ou mais) têm ponto de encontro a até 1,2 km (pelas ruas).',
    );
    expect(sentence(perThousand(), 'EN')).toBe(
      'Gathering place: 3.2 per 1,000 people aged 65 and over in this district.',
    );
    expect(sentence(perThousand(), 'PT')).toBe(
      'Ponto de encontro: 3,2 por 1.000 pessoas com 65 anos ou mais neste bairro.',
    );
  });
});

describe('the sentence of a value that is not to be shown, not known or old', () => {
  it('withholds', () => {
    const withheld = coverage({ measurement: measured({ state: 'SUPPRESSED' }) });
    expect(sentence(withheld, 'JA')).toBe('10人未満のため、数は出していません。');
    expect(sentence(withheld, 'EN')).toBe('Fewer than 10 people, so the number is not shown.');
  });

  it.each<[Parameters<typeof unknown>[0], string]>([
    ['NEVER_RECORDED', '集いの場の記録がまだないため、わかりません。'],
    ['NO_PEOPLE_COLUMN', '65歳以上の人数のデータがまだないため、わかりません。'],
    ['PEOPLE_INCOMPLETE', 'この地区は、65歳以上の人数がまだそろっていないため、わかりません。'],
    ['NO_CELLS', 'この地区の範囲がまだ登録されていないため、わかりません。'],
    ['NOBODY', 'この地区の65歳以上は0人のため、割合はありません。'],
    ['AMOUNT_INCOMPLETE', 'この地区の集いの場は、定員や時間をまだ確かめていないため、わかりません。'],
    ['NO_PLACES', '集いの場の場所をまだ確かめていないため、わかりません。'],
    ['NO_TIMETABLE', '時刻表のデータがまだないため、わかりません。'],
    ['NO_RECORD', 'この地区の集いの場は、まだデータがありません。'],
  ])('gives the reason %s', (reason, expected) => {
    expect(sentence(coverage({ measurement: unknown(reason) }), 'JA')).toBe(expected);
  });

  it('adds that records are old', () => {
    expect(sentence(coverage({ measurement: asStale(reachedOf()) }), 'JA')).toBe(
      'この地区の65歳以上 1,240人のうち 430人(35%)は、歩いて15分以内に集いの場がありません(道路に沿って)。確かめてから日がたった記録をふくみます。',
    );
  });

  it('says no number without a value', () => {
    const without = coverage({ kind: hospital, measurement: measured({}) });
    expect(sentence(without, 'JA')).toBe('この地区の病院は、まだデータがありません。');
  });
});

describe('access beside the mean of the town', () => {
  it.each([
    [1, 'より届きにくい'],
    [1.5, 'より少し届きにくい'],
    [2.69, 'より少し届きにくい'],
    [2.7, 'と同じくらい届きやすい'],
    [3.3, 'と同じくらい届きやすい'],
    [3.31, 'より少し届きやすい'],
    [6, 'より少し届きやすい'],
    [6.1, 'より届きやすい'],
  ])('%s of 3 is %s', (value, standing) => {
    expect(sentence(access({}, value), 'JA')).toContain(
      `集いの場の混みぐあいも考えると、市の平均${standing}地区です。`,
    );
  });

  it.each<[Language, string]>([
    [
      'JA',
      '集いの場の混みぐあいも考えると、市の平均より少し届きにくい地区です。65歳以上1,000人あたり 1.5か所(市の平均は 3か所)です(道路に沿って)。',
    ],
    [
      'JA_EASY',
      'この ちくの みんなが あつまる ところの ことです。つかう 人の 数も 入れました。まちの へいきんより 少し 行きにくいです。65さいより 上の 人 1,000人に 1.5か所です。まちの へいきんは 3か所です。みちを 歩いた きょりです。',
    ],
    [
      'EN',
      'Taking into account how many people share each gathering place, getting to one from this district is a little harder than on average in the town. It has 1.5 places for 1,000 people aged 65 and over (town average: 3) (along streets).',
    ],
    [
      'PT',
      'Considerando quantas pessoas dividem cada ponto de encontro, neste bairro o acesso é um pouco mais difícil do que na média da cidade. Por 1.000 pessoas com 65 anos ou mais: 1,5 locais (média da cidade: 3) (pelas ruas).',
    ],
  ])('in %s', (language, expected) => {
    expect(sentence(access(), language)).toBe(expected);
  });

  it('says a small number by two digits, seats as seats, and nothing within reach as still to come', () => {
    expect(sentence(access({ townValue: 0.072 }, 0.0651), 'JA')).toContain('0.065か所(市の平均は 0.072か所)');
    expect(sentence(access({ unit: 'SEATS_PER_MONTH' }, 12), 'JA')).toContain('ひと月に 12席');
    expect(sentence(access({}, 0), 'JA')).toBe('この地区から歩いて30分以内の集いの場は、これからです(道路に沿って)。');
  });

  it.each<[Language, string, string]>([
    ['JA', '(バスと徒歩で行く時間で)', 'バスと徒歩で60分以内の集いの場は、これからです。'],
    ['JA_EASY', 'バスと 歩きの 時間で はかりました。', 'バスと 歩きで 60分で 行ける'],
    ['EN', '(by minutes on foot and by bus)', 'Still to come within 60 minutes of this district by bus and on foot'],
    ['PT', '(por minutos de ônibus e a pé)', 'a até 60 minutos de ônibus e a pé'],
  ])('says minutes on foot and by bus in %s', (language, by, within) => {
    const reach = { method: 'walk+transit', minutes: 60 } as const;
    expect(sentence(access({ reach }), language)).toContain(by);
    expect(sentence(access({ reach }, 0), language)).toContain(within);
  });

  it('says a number that is there to compare by as no number of places', () => {
    expect(sentence(access({ unit: 'INDEX' }, 0.43), 'JA')).toContain('くらべるための数で 0.43(市の平均は 3)です');
  });

  it('needs no town to stand beside where that has none itself', () => {
    expect(sentence(access({ townValue: 0 }), 'JA')).toContain('届きやすさは、65歳以上1,000人あたり 1.5か所です');
  });
});
