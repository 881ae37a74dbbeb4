import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CoverageInput, type Measurement, sentence } from '@hazama/geo';
import { CatalogueError, DEFAULT_CATALOGUE_DIR, type Names, readCatalogue } from '@hazama/server/catalogue';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const KIND_HEADER =
  'id,group,aid,mode,people,shelf_life_months,visibility,measures,plan_rows,position,name_ja,short_ja,name_ja_easy,name_en,name_pt,aliases';
const MARKET =
  'morning-market,shop,互助,place,age_65_over,6,public,presence coverage nearest per1000,6,1250,朝市,,,open-air market,,あさいち|マルシェ';

const TWO_THIRDS: Measurement = {
  state: 'OK',
  reason: null,
  value: 806 / 1240,
  numerator: 806,
  denominator: 1240,
  gapPeople: 434,
  low: 0.62,
  high: 0.68,
  knownShare: null,
};

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'hazama-catalogue-'));
  mkdirSync(path.join(dataDir, 'catalogue'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const write = (name: string, lines: readonly string[], bytes?: (text: string) => Uint8Array) => {
  const text = `${lines.join('\r\n')}\r\n`;
  writeFileSync(path.join(dataDir, 'catalogue', name), bytes?.(text) ?? text);
};
const read = () => readCatalogue([DEFAULT_CATALOGUE_DIR, path.join(dataDir, 'catalogue')]);
const faultsOf = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (error instanceof CatalogueError) return error;
    throw error;
  }
  throw new Error('the catalogue was taken');
};

const RULE_HEADER =
  'id,measure,kinds,threshold_meters,distance,opening,min_departures,statistic,people,unit,higher_is_better,palette,breaks,position,name_ja,name_ja_easy,name_en,name_pt,definition_ja,definition_en,version,decay';
const accessRule = (fields: { id?: string; limit?: string; statistic?: string; decay?: string } = {}) => {
  const { id = 'access.gravity.{kind}', limit = '1500', statistic = 'places', decay = 'power 1.5 100' } = fields;
  return `${id},access,morning-market,${limit},walk,any,,${statistic},kind,places,true,mizu,1 2 4,70,{kind}の近さ,,,,近さ,,1,${decay}`;
};

const transitRule = (
  fields: { measure?: string; meters?: string; decay?: string; minutes?: string; distance?: string } = {},
) => {
  const {
    measure = 'access.gravity',
    meters = '',
    decay = 'gaussian 20',
    minutes = '60',
    distance = 'transit',
  } = fields;
  const name = measure.split('.')[0] ?? '';
  return `${measure}.{kind}.transit,${name},morning-market,${meters},${distance},any,,places,kind,${name === 'access' ? 'places' : 'ratio'},true,mizu,1 2 4,70,{kind}の近さ,,,,近さ,,1,${decay},${minutes}`;
};
const parametersOf = (id: string) => read().indicators.find((one) => one.id === id)?.parameters;

/** As CP932, of these two words and ASCII. */
function cp932(text: string): Uint8Array {
  const kanji: Readonly<Record<string, readonly number[]>> = {
    互助: [0x8c, 0xdd, 0x8f, 0x95],
    朝市: [0x92, 0xa9, 0x8e, 0x73],
  };
  return Uint8Array.from(text.split(/(互助|朝市)/).flatMap((part) => kanji[part] ?? [...Buffer.from(part, 'ascii')]));
}

describe("a city's own catalogue", () => {
  it('gets icon, names, indicators and search words for a new kind by one row', () => {
    write('resource-kinds.csv', [KIND_HEADER, MARKET]);
    const { kinds, groups, indicators } = read();
    const kind = kinds.find(({ id }) => id === 'morning-market');
    expect(kind).toMatchObject({
      names: { ja: '朝市', ja_easy: '朝市', en: 'Open-air market', pt: '朝市' },
      shortNames: { ja: '朝市' },
      shelfLifeMonths: 6,
      aliases: ['あさいち', 'マルシェ'],
    });
    expect(groups.find(({ id }) => id === kind?.groupId)).toMatchObject({ icon: 'shop', color: '#604b00' });
    const own = indicators.filter(({ kindIds }) => kindIds.includes('morning-market'));
    expect(own.map(({ id }) => id)).toEqual([
      'presence.morning-market',
      'coverage.morning-market',
      'nearest.morning-market',
      'nearest.morning-market.mean',
      'nearest.morning-market.p90',
      'per1000.morning-market',
    ]);
    const coverage = own.find(({ id }) => id === 'coverage.morning-market');
    expect(coverage?.names).toMatchObject({ ja: '朝市に歩いて行ける', en: 'Open-air market within a walk' });
    expect(coverage?.definitions.en).toContain(
      'people aged 65 and over with an open-air market within a 15-minute walk',
    );
    expect(coverage?.parameters).toMatchObject({ thresholdMeters: 900, distance: 'walk' });
    const input: CoverageInput = {
      measure: 'coverage',
      subject: 'THIS_AREA',
      kind: coverage?.parameters.subject as Names,
      people: coverage?.parameters.peopleWords as Names,
      reach: { by: 'WALK', minutes: 15, method: 'straight×1.3' },
      measurement: TWO_THIRDS,
      leastDepartures: null,
    };
    expect(sentence(input, 'JA')).toContain('65歳以上');
    expect(sentence(input, 'JA')).toContain('朝市');
    expect(sentence(input, 'EN')).toContain('open-air market');
  });

  it('replaces a kind of the same id and leaves the others', () => {
    const before = readCatalogue();
    write('resource-kinds.csv', [KIND_HEADER, MARKET.replace('morning-market', 'salon').replace('shop', 'salon')]);
    const after = read();
    expect(after.kinds).toHaveLength(before.kinds.length);
    expect(after.kinds.find(({ id }) => id === 'salon')?.names.ja).toBe('朝市');
  });

  it('reads what a Japanese spreadsheet saves as CP932', () => {
    write('resource-kinds.csv', [KIND_HEADER, MARKET.replace('あさいち|マルシェ', '')], cp932);
    expect(read().kinds.find(({ id }) => id === 'morning-market')?.names.ja).toBe('朝市');
  });

  it('names file, line, field, value and what to write, all faults of a file at once', () => {
    write('resource-kinds.csv', [
      KIND_HEADER,
      MARKET,
      MARKET.replace('morning-market', 'Night Market').replace('age_65_over', 'age_65'),
    ]);
    const { issues, message } = faultsOf(read);
    expect(issues).toEqual([
      expect.objectContaining({ file: 'catalogue/resource-kinds.csv', line: 3, field: 'id', value: 'Night Market' }),
      expect.objectContaining({ file: 'catalogue/resource-kinds.csv', line: 3, field: 'people', value: 'age_65' }),
    ]);
    expect(message).toContain('catalogue/resource-kinds.csv 3行目 people「age_65」: total・age_0_14');
  });

  it.each([
    ['a group that is nowhere', MARKET.replace('shop', 'shopping'), 'group', 'shopping'],
    ['a measure that is none', MARKET.replace('nearest', 'closest'), 'measures', 'presence coverage closest per1000'],
    ['an empty name', MARKET.replace('朝市', ''), 'name_ja', ''],
  ])('refuses %s', (_, row, field, value) => {
    write('resource-kinds.csv', [KIND_HEADER, row]);
    expect(faultsOf(read).issues).toEqual([expect.objectContaining({ line: 2, field, value })]);
  });

  it('refuses the same id twice, a missing column and a file that is no table', () => {
    write('resource-kinds.csv', [KIND_HEADER, MARKET, MARKET]);
    expect(faultsOf(read).issues[0]).toMatchObject({ line: 3, field: 'id', value: 'morning-market' });
    write('resource-kinds.csv', [KIND_HEADER.replace(',mode', ''), MARKET.replace(',place', '')]);
    expect(faultsOf(read).issues[0]).toMatchObject({ line: 2, field: 'mode', value: undefined });
    write('resource-kinds.csv', [KIND_HEADER, 'a,b,c']);
    expect(faultsOf(read).issues[0]).toMatchObject({ line: 2, message: expect.stringContaining('表として読めません') });
  });

  it('takes a rule of its own, with its own distance', () => {
    write('resource-kinds.csv', [KIND_HEADER, MARKET]);
    write('indicators.csv', [
      'id,measure,kinds,threshold_meters,distance,opening,min_departures,statistic,people,unit,higher_is_better,palette,breaks,position,name_ja,name_ja_easy,name_en,name_pt,definition_ja,definition_en,version',
      'coverage.morning-market,coverage,morning-market,1500,straight,any,,,kind,ratio,TRUE,akari,0.1 0.2 0.3 0.4,1,{kind}が1.5km以内,,,,{people}のうち、{kind}が直線で1.5km以内にある人の割合です。,,1',
    ]);
    const rule = read().indicators.find(({ id }) => id === 'coverage.morning-market');
    expect(rule).toMatchObject({ names: { ja: '朝市が1.5km以内' }, parameters: { thresholdMeters: 1500 } });
  });

  it('counts seats for 1,000 people in seats, also by a table from before there was the unit; and refuses minutes of them', () => {
    const seats = 'per1000.{kind}.seats,per1000,morning-market,,,,,seats,kind,per1000,true,mizu,1 2,5,席,,,,席,,1,';
    write('resource-kinds.csv', [KIND_HEADER, MARKET]);
    write('indicators.csv', [RULE_HEADER, seats]);
    expect(read().indicators.find(({ id }) => id === 'per1000.morning-market.seats')?.unit).toBe('seats-per1000');
    write('indicators.csv', [RULE_HEADER, seats.replace('kind,per1000', 'kind,minutes')]);
    expect(faultsOf(read).issues).toEqual([
      expect.objectContaining({ line: 2, field: 'unit', message: expect.stringContaining('seats-per1000') }),
    ]);
  });

  describe('asks for measures of access', () => {
    it('of a kind of its own: by listing it, or by a row for any other way', () => {
      write('resource-kinds.csv', [KIND_HEADER, MARKET.replace('per1000', 'per1000 access')]);
      expect(parametersOf('access.e2sfca.morning-market')).toMatchObject({ method: 'e2sfca', thresholdMeters: 1800 });
      write('resource-kinds.csv', [KIND_HEADER, MARKET]);
      write('indicators.csv', [RULE_HEADER, accessRule(), accessRule({ id: 'access.cumulative.{kind}', decay: '' })]);
      expect(parametersOf('access.gravity.morning-market')).toMatchObject({
        method: 'gravity',
        decay: { shape: 'POWER', exponent: 1.5, least: 100, limit: 1500 },
      });
      expect(parametersOf('access.cumulative.morning-market')?.decay).toEqual({
        shape: 'STEP',
        steps: [{ upTo: 1500, weight: 1 }],
      });
      expect(read().indicators.find(({ id }) => id === 'access.gravity.morning-market')?.variant).toBeUndefined();
    });

    it.each([
      [
        'zones',
        'step 500=1 1500=0.4',
        [
          { upTo: 500, weight: 1 },
          { upTo: 1500, weight: 0.4 },
        ],
      ],
    ])('reads %s', (_, decay, steps) => {
      write('resource-kinds.csv', [KIND_HEADER, MARKET]);
      write('indicators.csv', [RULE_HEADER, accessRule({ decay })]);
      expect(parametersOf('access.gravity.morning-market')?.decay).toEqual({ shape: 'STEP', steps });
    });

    it.each([
      ['a way that is none', { id: 'access.5sfca.{kind}' }, 'id', 'cumulative gravity 2sfca'],
      ['no catchment', { limit: '' }, 'threshold_meters', '距離(m)'],
      ['a catchment of 0', { limit: '0' }, 'threshold_meters', '0より大きい'],
      ['neither places nor seats', { statistic: 'hours' }, 'statistic', 'seats'],
      ['no decay', { decay: '' }, 'decay', 'gaussian 600'],
      ['a decay of no shape', { decay: 'cubic 3' }, 'decay', 'gaussian 600'],
      ['a bandwidth of 0', { decay: 'gaussian 0' }, 'decay', '0より大きい'],
      ['a number that is none', { decay: 'exponential NaN' }, 'decay', '0より大きい'],
      ['negative weights', { decay: 'step 500=1 1500=-0.2' }, 'decay', '1500=-0.2'],
      ['weights that rise', { decay: 'step 500=0.4 1500=0.8' }, 'decay', '1500=0.8'],
      ['zones that end before the catchment', { decay: 'step 500=1 1000=0.5' }, 'decay', 'threshold_meters(1500)'],
      ['a decay where all counts alike', { id: 'access.2sfca.{kind}', decay: 'gaussian 600' }, 'decay', '空のまま'],
    ])('refuses %s and says what to write', (_, fields, field, message) => {
      write('resource-kinds.csv', [KIND_HEADER, MARKET]);
      write('indicators.csv', [RULE_HEADER, accessRule(fields)]);
      expect(faultsOf(read).issues).toEqual([
        expect.objectContaining({ line: 2, field, message: expect.stringContaining(message) }),
      ]);
    });

    it('by minutes on foot and by transit, whatever the way', () => {
      write('resource-kinds.csv', [KIND_HEADER, MARKET]);
      write('indicators.csv', [
        `${RULE_HEADER},threshold_minutes`,
        transitRule(),
        transitRule({ measure: 'access.2sfca', decay: '', minutes: '30' }),
      ]);
      expect(parametersOf('access.gravity.morning-market.transit')).toMatchObject({
        distance: 'transit',
        thresholdMinutes: 60,
        decay: { shape: 'GAUSSIAN', bandwidth: 20, limit: 60 },
      });
      expect(parametersOf('access.2sfca.morning-market.transit')?.decay).toEqual({
        shape: 'STEP',
        steps: [{ upTo: 30, weight: 1 }],
      });
      expect(read().indicators.find(({ id }) => id === 'access.gravity.morning-market.transit')?.variant).toBe(
        'transit',
      );
    });

    it.each([
      ['no minutes', { minutes: '' }, 'threshold_minutes', '180までの分'],
      ['minutes of more than any journey', { minutes: '181' }, 'threshold_minutes', '180までの分'],
      ['metres beside minutes', { meters: '1800' }, 'threshold_meters', '空のまま'],
      ['zones that do not end there', { decay: 'step 20=1 40=0.5' }, 'decay', 'threshold_minutes(60)'],
      ['minutes of a walk', { meters: '60', distance: 'walk' }, 'threshold_minutes', 'transit のときだけ'],
      ['a share of people by transit', { measure: 'coverage', decay: '' }, 'distance', 'access だけ'],
    ])('by minutes refuses %s and says what to write', (_, fields, field, message) => {
      write('resource-kinds.csv', [KIND_HEADER, MARKET]);
      write('indicators.csv', [`${RULE_HEADER},threshold_minutes`, transitRule(fields)]);
      expect(faultsOf(read).issues).toEqual([
        expect.objectContaining({ line: 2, field, message: expect.stringContaining(message) }),
      ]);
    });

    it('starts with a table from before there was the column, and with kinds of its own that know nothing of access', () => {
      write('resource-kinds.csv', [
        KIND_HEADER,
        MARKET.replace('morning-market', 'hospital').replace('nearest', 'nearest traveltime'),
      ]);
      write('indicators.csv', [
        RULE_HEADER.replace(',decay', ''),
        'coverage.hospital,coverage,hospital,2000,walk,any,,,kind,ratio,true,akari,0.1 0.2,5,病院,,,,病院,,1',
      ]);
      expect(parametersOf('coverage.hospital')).toMatchObject({ thresholdMeters: 2000 });
      expect(parametersOf('access.e2sfca.hospital')).toMatchObject({ thresholdMeters: 6000 });
    });
  });
});
