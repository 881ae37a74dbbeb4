import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ACCESS_METHODS, INDICATOR_UNITS } from '@hazama/geo';
import { DEFAULT_CATALOGUE_DIR, readCatalogue, unitsOf } from '@hazama/server/catalogue';
import { describe, expect, it } from 'vitest';

const catalogue = readCatalogue();
const indicatorIds = catalogue.indicators.map(({ id }) => id);
const indicator = (id: string) => {
  const found = catalogue.indicators.find((one) => one.id === id);
  if (!found) throw new Error(`no indicator ${id}`);
  return found;
};

const unitOf = (id: string) => indicator(id).unit;

describe('the default catalogue', () => {
  it('counts each measure in a unit that suits it: places, seats and hours apart', () => {
    expect(['per1000.salon', 'per1000.salon.seats', 'per1000.salon.hours'].map(unitOf)).toEqual([
      'per1000',
      'seats-per1000',
      'hours-per1000',
    ]);
    expect(unitOf('access.e2sfca.salon.seats')).toBe('seats-per1000');
    const unlike = catalogue.indicators.filter(({ unit, measure, parameters: { statistic } }) => {
      return !unitsOf({ unit, measure, statistic }).includes(unit);
    });
    expect(unlike.map(({ id }) => id)).toEqual([]);
  });

  it.each(['ja', 'en'])('has words on screen (%s) for each unit of its indicators', (language) => {
    const file = path.join(import.meta.dirname, `../../client/src/i18n/${language}.json`);
    const words = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
    const units = new Set(catalogue.indicators.map(({ unit }) => unit));
    expect([...units].filter((unit) => !INDICATOR_UNITS.includes(unit))).toEqual([]);
    const said = ['unit.minutes', 'unit.meters', 'unit.places', 'unit.seats', 'unit.hours'].map((id) => words[id]);
    // each is said by itself: seats and hours are no places
    expect(new Set(said).size).toBe(said.length);
    for (const text of said) expect(text).toContain('{n}');
  });

  it('holds a kind or names a model for every system of the two plans', () => {
    const readme = readFileSync(path.join(DEFAULT_CATALOGUE_DIR, '../README.md'), 'utf8');
    const byModel = [...readme.matchAll(/^\| ([\d, ]+) \|/gm)].flatMap(([, rows]) =>
      (rows ?? '').split(',').map(Number),
    );
    const byKind = catalogue.kinds.flatMap(({ planRows }) => planRows);
    const held = new Set([...byKind, ...byModel]);
    const every = Array.from({ length: 37 }, (_, index) => index + 1);
    expect(every.filter((row) => !held.has(row))).toEqual([]);
    // these have nothing that could be a record of a kind
    expect(every.filter((row) => !byKind.includes(row))).toEqual([24, 26, 27, 29]);
  });

  it.each([
    'network-meeting',
    'network-meeting-liaison',
    'kyogitai-tier1',
    'kyogitai-tier2',
    'salon',
    'ibasho',
    'kayoinoba',
    'hospital',
    'bus-stop',
    'station',
    'food-shop',
  ])('has the kind %s that the documents name', (id) => {
    expect(catalogue.kinds.map((kind) => kind.id)).toContain(id);
  });

  it('gives each of its kinds a group, an indicator and a word in four languages', () => {
    const groups = new Set(catalogue.groups.map(({ id }) => id));
    expect(groups.size).toBe(12);
    for (const kind of catalogue.kinds) {
      expect(groups).toContain(kind.groupId);
      expect(Object.values(kind.names).every((name) => name.length > 0)).toBe(true);
      expect(kind.names.en).not.toMatch(/[ぁ-ん一-龠]/);
      expect(catalogue.indicators.some(({ kindIds }) => kindIds.includes(kind.id))).toBe(true);
    }
  });

  it.each([
    'coverage.gathering',
    'coverage.salon',
    'coverage.salon.500m',
    'coverage.salon.800m',
    'coverage.bus-stop',
    'coverage.bus-stop.500m',
    'coverage.station',
    'coverage.station.1000m',
    'coverage.food-shop',
    'nearest.salon',
    'nearest.salon.mean',
    'nearest.salon.p90',
    'per1000.salon',
    'per1000.salon.seats',
    'per1000.salon.hours',
    'traveltime.hospital',
    'traveltime.hospital.p90',
    'roundtrip.gathering',
    'roundtrip.salon',
    'roundtrip.hospital',
    'presence.network-meeting',
    'presence.kyogitai-tier2',
    'count.gatekeeper',
    'count.welfare-commissioner',
    'count.welfare-commissioner.vacancies',
    'departures',
    'access.e2sfca.gathering',
    'access.e2sfca.gathering.seats',
    'access.e2sfca.salon',
    'access.e2sfca.clinic',
    'access.e2sfca.hospital',
    'access.e2sfca.hospital.transit',
    'access.e2sfca.clinic.transit',
    'access.e2sfca.food-shop.transit',
    'access.cumulative.hospital.transit',
    ...ACCESS_METHODS.map((method) => `access.${method}.gathering`),
  ])('expands to %s', (id) => {
    expect(indicatorIds).toContain(id);
  });

  it('yields every id once and counts each rule for people of one column', () => {
    expect(new Set(indicatorIds).size).toBe(indicatorIds.length);
    expect(indicator('coverage.gathering')).toMatchObject({
      kindIds: ['salon', 'kayoinoba', 'ibasho'],
      people: 'age_65_over',
      parameters: { thresholdMeters: 900, distance: 'walk', opening: 'weekly', group: 'gathering' },
      breaks: [0.1, 0.2, 0.3, 0.4],
      palette: 'akari',
    });
    expect(indicator('coverage.bus-stop')).toMatchObject({
      people: 'total',
      parameters: { thresholdMeters: 300, distance: 'straight', minDepartures: 8 },
    });
    expect(indicator('coverage.salon.500m').parameters).toMatchObject({ thresholdMeters: 500, distance: 'straight' });
    const { parameters } = indicator('access.e2sfca.hospital.transit');
    expect(parameters).toMatchObject({ method: 'e2sfca', distance: 'transit', thresholdMinutes: 60 });
    expect(parameters.thresholdMeters).toBeUndefined();
    expect(indicator('nearest.salon.p90')).toMatchObject({ variant: 'p90', unit: 'meters', higherIsBetter: false });
  });

  it('offers the base map choices first', () => {
    expect(indicatorIds.slice(0, 4)).toEqual([
      'coverage.gathering',
      'coverage.bus-stop',
      'traveltime.hospital',
      'per1000.gathering',
    ]);
  });

  it('leaves no placeholder, wrong article or unwelcome word in what people read', () => {
    for (const { names, definitions } of catalogue.indicators)
      for (const text of [...Object.values(names), ...Object.values(definitions)]) {
        expect(text).not.toMatch(/[{}]/);
        expect(text).not.toMatch(/不足|欠如|問題地区|ワースト|未達|劣る|弱者|空白地帯/);
      }
    for (const { names, definitions } of catalogue.indicators)
      expect(`${names.en} ${definitions.en}`).not.toMatch(/\ba [aeiou]/i);
    expect(indicator('traveltime.emergency-hospital').names.en).toBe('Time to an emergency hospital');
  });

  it('never shows where people in danger live', () => {
    const hidden = catalogue.kinds.filter((kind) => kind.visibility === 'staff').map(({ id }) => id);
    expect(hidden).toEqual(['temporary-housing']);
  });

  it('can be opened by a spreadsheet: UTF-8 with a byte order mark', () => {
    for (const file of readdirSync(DEFAULT_CATALOGUE_DIR))
      expect([...readFileSync(path.join(DEFAULT_CATALOGUE_DIR, file)).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });
});
