import { departureBand } from '@hazama/geo';
import { loadCatalogue } from '@hazama/server/catalogue';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { loadSampleTowns, SampleError } from '@hazama/server/sample';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const services = () => ({ database: place.database, now: () => NOW });

/** Opening, loading and computing take ten seconds on an idle machine, and many times that on a busy one. */
const BUSY_MACHINE_MILLISECONDS = 300_000;

let place: TestDatabase;
let loaded: string[];
const steps: string[] = [];
const milliseconds = { load: 0, compute: 0 };

beforeAll(async () => {
  place = await openTestDatabase();
  await loadCatalogue(place.database, '/nonexistent');
  const from = performance.now();
  loaded = await loadSampleTowns(services(), ['iga', 'isesaki'], (step) => steps.push(step));
  milliseconds.load = performance.now() - from;
  const towns = new Towns(place.database);
  for (const code of loaded) await computeMunicipality({ database: place.database, towns, clock: () => NOW }, code);
  milliseconds.compute = performance.now() - from - milliseconds.load;
  console.log(
    `samples loaded in ${milliseconds.load.toFixed(0)} ms, computed in ${milliseconds.compute.toFixed(0)} ms`,
  );
}, BUSY_MACHINE_MILLISECONDS);
afterAll(() => place.close());

const count = async (sql: string, values: readonly unknown[] = []) =>
  Number((await place.database.query<{ count: string }>(sql, values))[0]?.count);

describe('the sample towns, through the ordinary import', () => {
  it('are both there, marked as a demo, and every step was told', async () => {
    expect(loaded).toEqual(['24216', '10204']);
    expect(
      await place.database.query('SELECT slug, reporting_kind, is_demo FROM municipality ORDER BY code DESC'),
    ).toEqual([
      { slug: 'iga', reporting_kind: 'RESIDENTS_COUNCIL', is_demo: true },
      { slug: 'isesaki', reporting_kind: 'DISTRICT', is_demo: true },
    ]);
    expect(steps).toContain('伊賀市の見本を読みこんでいます 1/20(municipality.geojson)');
  });

  it.each([
    ['24216', 'RESIDENTS_COUNCIL', 39],
    ['10204', 'DISTRICT', 11],
  ])('%s has its %s, one of them without a shape, each with number, kana and parent', async (code, kind, areas) => {
    const rows = await place.database.query(
      `SELECT count(*)::int AS areas, count(geometry)::int AS shapes, count(number)::int AS numbers,
              count(name_kana)::int AS kana, count(parent_id)::int AS parents
       FROM area WHERE municipality_code = $1 AND kind = $2::area_kind AND to_revision IS NULL`,
      [code, kind],
    );
    expect(rows).toEqual([{ areas, shapes: areas - 1, numbers: areas, kana: areas, parents: areas }]);
  });

  it('leave no row rejected or waiting for review', async () => {
    expect(await count('SELECT count(*) FROM import WHERE rows_rejected + rows_review > 0')).toBe(0);
    expect(await count('SELECT count(*) FROM review_row')).toBe(0);
  });

  it('leave no schedule unread and nothing to doubt', async () => {
    // made-up addresses end at the 町字: two salons of one 町字 share theirs; and shapes are estimated: some say another area
    const others = await place.database.query(
      `SELECT * FROM import_issue WHERE code NOT IN ('address-shared', 'area-differs', 'feed_summary', 'expired_calendar')`,
    );
    expect(others).toEqual([]);
    // one timetable of the demo has run out, so that what is said of such a one can be seen
    const expired = await place.database.query(
      `SELECT municipality_code, source FROM import_issue issue JOIN import USING (municipality_code)
       WHERE import.id = issue.import_id AND issue.code = 'expired_calendar'`,
    );
    expect(expired).toEqual([{ municipality_code: '24216', source: '青山高原ハイキングバス(デモ)' }]);
  });

  it('load once: the second time there is nothing to do', async () => {
    const imports = await count('SELECT count(*) FROM import');
    expect(await loadSampleTowns(services(), ['iga', 'isesaki'])).toEqual([]);
    expect(await count('SELECT count(*) FROM import')).toBe(imports);
  });

  it('say which towns there are when another is asked for', async () => {
    await expect(loadSampleTowns(services(), ['atlantis'])).rejects.toThrow(SampleError);
    await expect(loadSampleTowns(services(), ['atlantis'])).rejects.toThrow(/iga,isesaki/);
  });
});

/** Values of one indicator in the reporting areas: the newest year unless another is given. */
const values = (code: string, kind: string, indicator: string, year = 2025) =>
  place.database.query<{ name: string; state: string; value: number | null; gapPeople: number | null }>(
    `SELECT area.name, value.state, value.value, value.gap_people AS "gapPeople"
     FROM indicator_value value
     JOIN area ON area.municipality_code = value.municipality_code AND area.id = value.area_id AND area.to_revision IS NULL
     WHERE value.municipality_code = $1 AND area.kind = $2::area_kind AND value.indicator_id = $3 AND value.year = $4
       AND value.to_revision IS NULL
     ORDER BY area.number`,
    [code, kind, indicator, year],
  );

describe.each([
  ['24216', 'RESIDENTS_COUNCIL', 2023],
  ['10204', 'DISTRICT', 2022],
] as const)('the values of %s', (code, kind, missingYear) => {
  it('are known for every area, the one without a shape too', async () => {
    const known = await values(code, kind, 'coverage.gathering');
    expect(known).toHaveLength(kind === 'DISTRICT' ? 11 : 39);
    expect(known.every(({ value }) => value !== null && value >= 0 && value <= 1)).toBe(true);
  });

  it('rest on old confirmations in a few areas: STALE', async () => {
    const stale = (await values(code, kind, 'coverage.gathering')).filter(({ state }) => state === 'STALE');
    expect(stale.length).toBeGreaterThan(0);
    expect(stale.length).toBeLessThan(6);
  });

  it('leave 1 to 9 people without a gathering place somewhere: withheld outside staff', async () => {
    const few = (await values(code, kind, 'coverage.gathering')).filter(
      ({ gapPeople }) => gapPeople !== null && gapPeople >= 0.5 && gapPeople < 10,
    );
    expect(few.length).toBeGreaterThan(0);
  });

  it('differ over five years, and the missing year is unknown', async () => {
    const shares = new Set<number>();
    for (const year of [2020, 2021, 2024, 2025]) {
      const known = await values(code, kind, 'coverage.gathering', year);
      shares.add(known.reduce((sum, { value }) => sum + (value ?? 0), 0));
    }
    expect(shares.size).toBe(4);
    const missing = await values(code, kind, 'coverage.gathering', missingYear);
    expect(missing.filter(({ value }) => value !== null)).toEqual([]);
  });

  it('say ある, ない and 未確認', async () => {
    const known = await values(code, kind, 'presence.community-kitchen');
    expect(new Set(known.flatMap(({ value }) => value ?? []))).toEqual(new Set([1, 0]));
    // what is not known has no value, never 0
    expect(known.filter(({ value }) => value !== null).length).toBeLessThan(kind === 'DISTRICT' ? 11 : 39);
  });
});

describe('the network meetings of 伊賀市', () => {
  it('are in 37 of 39 councils, one has none and of one nothing is known', async () => {
    const meetings = await values('24216', 'RESIDENTS_COUNCIL', 'presence.network-meeting');
    expect(meetings.filter(({ value }) => value === 1)).toHaveLength(37);
    expect(meetings.filter(({ value }) => value === 0).map(({ name }) => name)).toEqual(['矢持']);
    const known = new Set(meetings.filter(({ value }) => value !== null).map(({ name }) => name));
    expect(known.has('諏訪')).toBe(false);
  });
});

const BANDS = ['0', '1–3', '4–7', '8–15', '16–29', '30+'];

/** Names of the areas in each band of departures. */
async function bandsOf(code: string, kind: string): Promise<Record<string, string>> {
  const known = await values(code, kind, 'departures');
  const named = BANDS.map((band, number) => [
    band,
    known.flatMap(({ name, value }) => (value !== null && departureBand(value) === number ? [name] : [])).join(' '),
  ]);
  return Object.fromEntries(named) as Record<string, string>;
}

describe('the timetables of the sample towns', () => {
  it('show every band of departures, and nothing of the area that has no shape', async () => {
    const iga = await bandsOf('24216', 'RESIDENTS_COUNCIL');
    const isesaki = await bandsOf('10204', 'DISTRICT');
    console.log(`departures on the next workday\n${JSON.stringify({ iga, isesaki }, null, 2)}`);
    expect(iga).toEqual({
      '0': '諏訪 丸柱 布引 博要 高尾',
      '1–3': '比自岐 花垣 鞆田 玉滝 阿波',
      '4–7': '小田 花之木 長田 新居 きじが台 古山 阿保 上津',
      '8–15': '中瀬 友生 柘植 壬生野 島ヶ原 河合 山田 矢持',
      '16–29': '久米 三田 府中 猪田 依那古 神戸 ゆめが丘 西柘植 桐ヶ丘',
      '30+': '上野東部 上野西部 上野南部',
    });
    expect(isesaki).toEqual({
      '0': '豊受',
      '1–3': '名和',
      '4–7': '赤堀',
      '8–15': '三郷 東',
      '16–29': '殖蓮 宮郷',
      '30+': '北 南 境',
    });
    const told = [...Object.values(iga), ...Object.values(isesaki)].join(' ');
    for (const shapeless of ['八幡町', '茂呂']) expect(told).not.toContain(shapeless);
  });

  it('leave to a demand taxi every area that no bus comes to on a workday', async () => {
    const zones = await place.database.query<{ code: string; area: string }>(
      `SELECT DISTINCT area.municipality_code AS code, area.name AS area
       FROM transit_zone zone
       JOIN area ON area.municipality_code = zone.municipality_code AND area.to_revision IS NULL
         AND area.kind IN ('RESIDENTS_COUNCIL', 'DISTRICT') AND ST_Covers(zone.geometry, ST_PointOnSurface(area.geometry))
       WHERE zone.to_revision IS NULL`,
    );
    for (const [code, kind] of [
      ['24216', 'RESIDENTS_COUNCIL'],
      ['10204', 'DISTRICT'],
    ] as const) {
      const served = new Set(zones.filter((zone) => zone.code === code).map(({ area }) => area));
      const { '0': without = '' } = await bandsOf(code, kind);
      expect(without.split(' ').filter((name) => !served.has(name))).toEqual([]);
    }
  });

  it('make known how many live near a stop with eight departures', async () => {
    const shares = await Promise.all(
      ['24216', '10204'].map(async (code) => (await values(code, 'MUNICIPALITY', 'coverage.bus-stop'))[0]),
    );
    expect(shares).toEqual([
      expect.objectContaining({ name: '伊賀市', state: 'OK', value: expect.closeTo(0.306, 2) as number }),
      expect.objectContaining({ name: '伊勢崎市', state: 'OK', value: expect.closeTo(0.243, 2) as number }),
    ]);
  });
});
