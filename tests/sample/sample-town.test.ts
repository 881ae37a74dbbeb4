import { createHash } from 'node:crypto';
import { areaSquareMeters } from '@hazama/geo';
import { readCatalogue } from '@hazama/server/catalogue';
import { generateSampleTown } from '@hazama/server/sample';
import { describe, expect, it } from 'vitest';
import { AS_OF, SampleFiles } from './sample-files.ts';

const iga = new SampleFiles('iga');
const isesaki = new SampleFiles('isesaki');
const towns = [iga, isesaki];
/** A town takes half a second on an idle machine, and ten times that on a busy one. */
const SLOW = { timeout: 30_000 };
const digest = (files: SampleFiles) =>
  createHash('sha256')
    .update(Buffer.concat(files.town.files.map((file) => Buffer.from('text' in file ? file.text : file.bytes))))
    .digest('hex');

/** What of a record doesn't depend on the day. */
function lasting(files: SampleFiles) {
  return files.resources().map(({ id, name, longitude, opened_on: openedOn }) => ({ id, name, longitude, openedOn }));
}

describe('the areas', () => {
  it('are 39 住民自治協議会 of 伊賀市 in 6 former municipalities and 3 圏域', () => {
    const councils = iga.reporting();
    expect(councils).toHaveLength(39);
    expect(new Set(councils.map(({ properties }) => properties.parent)).size).toBe(6);
    const former = iga.features('former-municipality.geojson');
    expect(former.map(({ properties }) => properties.name)).toEqual([
      '旧上野市',
      '旧伊賀町',
      '旧島ヶ原村',
      '旧阿山町',
      '旧大山田村',
      '旧青山町',
    ]);
    expect(iga.features('care-sphere.geojson')).toHaveLength(3);
  });

  it('are 11 地区 of 伊勢崎市 in 4 former municipalities', () => {
    const names = isesaki.reporting().map(({ properties }) => properties.name);
    expect(names.join(' ')).toBe('北 南 殖蓮 茂呂 三郷 宮郷 名和 豊受 赤堀 東 境');
    expect(isesaki.features('former-municipality.geojson')).toHaveLength(4);
  });

  it.each(towns)('of $town.municipality.name carry number, kana and a parent that is there', (files) => {
    const names = new Set(
      files.town.files
        .filter(({ command }) => command === 'areas')
        .flatMap(({ name }) => files.features(name).map(({ properties }) => properties.name)),
    );
    for (const { properties } of files.reporting()) {
      expect(properties.kana).toMatch(/^[ぁ-んー]+$/);
      expect(Number(properties.number)).toBeGreaterThan(0);
      expect(names).toContain(properties.parent);
    }
  });

  it.each([
    [iga, '八幡町', 558],
    [isesaki, '茂呂', 139],
  ] as const)('tile the city but for the one without a shape', (files, shapeless, squareKilometers) => {
    const without = files.reporting().filter(({ geometry }) => geometry === null);
    expect(without.map(({ properties }) => properties.name)).toEqual([shapeless]);
    const [outline] = files.features('municipality.geojson');
    const whole = areaSquareMeters(outline?.geometry?.coordinates ?? []) / 1e6;
    expect(whole).toBeGreaterThan(squareKilometers * 0.98);
    expect(whole).toBeLessThan(squareKilometers * 1.02);
    const former = files
      .features('former-municipality.geojson')
      .reduce((sum, { geometry }) => sum + areaSquareMeters(geometry?.coordinates ?? []) / 1e6, 0);
    expect(Math.abs(former - whole)).toBeLessThan(0.01);
    const members = files.rows('membership.csv').filter((row) => row['area'] === shapeless);
    expect(members.length).toBeGreaterThan(0);
  });
});

describe('the people', () => {
  it.each([
    [iga, { 2020: 88_766, 2021: 87_642, 2022: 86_390, 2024: 83_985, 2025: 82_731 }],
    [isesaki, { 2020: 211_850, 2021: 211_604, 2023: 211_927, 2024: 212_186, 2025: 212_403 }],
  ] as const)('add up to the total of every year but the missing one', (files, totals) => {
    const sums: Record<string, number> = {};
    for (const row of files.rows('population.csv'))
      sums[row['year'] ?? ''] = (sums[row['year'] ?? ''] ?? 0) + Number(row['total']);
    expect(sums).toEqual(totals);
  });

  it.each(towns)('of $town.municipality.name are whole, and age groups add up in every cell', (files) => {
    const rows = files.rows('population.csv');
    expect(rows.length).toBeLessThanOrEqual(5 * 3500);
    for (const row of rows) {
      const total = Number(row['total']);
      const child = Number(row['age_0_14']);
      const middle = Number(row['age_15_64']);
      const older = Number(row['age_65_over']);
      const oldest = Number(row['age_75_over']);
      const single = Number(row['single_65_over']);
      expect(
        [total, child, middle, older, oldest, single].every((count) => Number.isInteger(count) && count >= 0),
      ).toBe(true);
      expect(child + middle + older).toBe(total);
      expect(Math.max(oldest, single)).toBeLessThanOrEqual(older);
    }
  });
});

describe('the records', () => {
  it('show every kind of the catalogue in at least one town', () => {
    const shown = new Set(
      towns.flatMap((files) => [...files.resources(), ...files.rows('counts.csv')].map((row) => row['kind'])),
    );
    expect(
      readCatalogue()
        .kinds.filter(({ id }) => !shown.has(id))
        .map(({ id }) => id),
    ).toEqual([]);
  });

  it('hold a network meeting in 37 of the 39 councils, one said to have none and one of which nothing is known', () => {
    const meetings = iga.resources().filter((row) => row['kind'] === 'network-meeting');
    expect(new Set(meetings.map((row) => row['serves_area'])).size).toBe(37);
    const said = iga.rows('presence.csv').filter((row) => row['kind'] === 'network-meeting');
    expect(said).toEqual([expect.objectContaining({ area: '矢持', state: 'absent' })]);
    const known = new Set([...meetings.map((row) => row['serves_area']), ...said.map((row) => row['area'])]);
    expect(iga.reporting().flatMap(({ properties }) => (known.has(properties.name) ? [] : [properties.name]))).toEqual([
      '諏訪',
    ]);
  });

  it('name the 11 協議体 of the plan', () => {
    const kyogitai = isesaki.resources().filter((row) => row['kind'] === 'kyogitai-tier2');
    expect(Object.fromEntries(kyogitai.map((row) => [row['serves_area'], row['name']]))).toEqual({
      北: '北のきずな',
      南: '南十字星',
      殖蓮: '殖蓮地域支え合い協議体',
      茂呂: '茂呂支え合い=絆づくり=',
      三郷: 'みさとほほえみクラブ',
      宮郷: '地域支え合い宮郷協議体',
      名和: '名和ささえあいネット',
      豊受: 'ささえ愛ネット豊受',
      赤堀: 'あかぼり地域支え合い協議体',
      東: 'あずま地区協議体',
      境: 'さかい支え合い協議体',
    });
  });

  it.each(towns)('of $town.municipality.name have unique ids, a source, and no day that is still to come', (files) => {
    const rows = files.resources();
    expect(rows.length).toBeGreaterThan(600);
    expect(rows.length).toBeLessThan(1100);
    expect(new Set(rows.map((row) => row['id'])).size).toBe(rows.length);
    for (const row of rows) {
      expect(row['source']).not.toBe('');
      for (const column of ['opened_on', 'closed_on', 'confirmed_on']) expect((row[column] ?? '') <= AS_OF).toBe(true);
      expect((row['opened_on'] ?? '') <= (row['confirmed_on'] ?? '')).toBe(true);
    }
    expect(rows.some((row) => row['closed_on'] !== '')).toBe(true);
    const opened = new Set(rows.map((row) => row['opened_on']?.slice(0, 4)));
    for (const year of [2021, 2022, 2023, 2024, 2025]) expect(opened).toContain(String(year));
  });

  it('never say where people in danger live', () => {
    const hidden = iga.resources().filter((row) => row['kind'] === 'temporary-housing');
    expect(hidden.length).toBeGreaterThan(0);
    for (const row of hidden)
      expect(row).toMatchObject({ visibility: 'staff', address: '', longitude: '', latitude: '' });
  });
});

describe('the making', () => {
  it.each(towns)('gives the same bytes of $town.municipality.name for the same day', SLOW, (files) => {
    expect(digest(new SampleFiles(files.town.municipality.slug))).toBe(digest(files));
  });

  it('moves confirmations, and nothing else of a record, with the day', SLOW, () => {
    const later = new SampleFiles('iga', '2026-11-22');
    expect(lasting(later)).toEqual(lasting(iga));
    expect(later.resources().map((row) => row['confirmed_on'])).not.toEqual(
      iga.resources().map((row) => row['confirmed_on']),
    );
  });

  it('says which towns there are when asked for another', () => {
    expect(() => generateSampleTown('atlantis', AS_OF)).toThrow(/iga、isesaki/);
  });
});
