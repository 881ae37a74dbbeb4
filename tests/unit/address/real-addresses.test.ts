import { readFileSync } from 'node:fs';
import { distanceMeters, type LngLat } from '@hazama/geo';
import { type AddressLevel, Gazetteer } from '@hazama/server/address';
import { describe, expect, it } from 'vitest';
import { testData } from '../../support/test-data.ts';

interface Row {
  readonly address: string;
  readonly lngLat: LngLat | null;
}

const json = (file: string): unknown => JSON.parse(readFileSync(testData(file), 'utf8'));

const TOWNS = {
  iga: ['24216-iga', '伊賀市', ['上野', '伊賀', '島ヶ原', '阿山', '大山田', '青山']],
  isesaki: ['10204-isesaki', '伊勢崎市', []],
} as const;

function gazetteerOf(town: keyof typeof TOWNS): Gazetteer {
  const [file, name, formerNames] = TOWNS[town];
  const towns = json(`addresses/${file}-towns.json`) as { town: string; koaza: string; lat: number; lng: number }[];
  const entries = towns.map((row) => ({
    name: row.town,
    koaza: row.koaza || null,
    block: null,
    level: null,
    lngLat: [row.lng, row.lat] as const,
  }));
  return new Gazetteer(entries, { name, formerNames });
}

function shelters(file: string): Row[] {
  const { features } = json(`shelters/${file}.json`) as {
    features: { properties: Record<string, string>; geometry: { coordinates: LngLat } }[];
  };
  return features.map(({ properties, geometry }) => ({
    address: properties['住所'] ?? '',
    lngLat: geometry.coordinates,
  }));
}

function careAndMedical(town: string): Row[] {
  const rows = json(`facilities/${town}_care_medical.json`) as {
    address: string;
    lat: number | null;
    lng: number | null;
  }[];
  return rows.map(({ address, lat, lng }) => ({ address, lngLat: lat && lng ? [lng, lat] : null }));
}

/** Of a CSV without quoted commas. */
function careFacilities(file: string, city: string): Row[] {
  const [header = '', ...lines] = readFileSync(testData(`facilities/${file}`), 'utf8')
    .replace('\uFEFF', '')
    .split(/\r?\n/);
  const at = (name: string) => header.split(',').indexOf(name);
  const rows = lines.map((line) => line.split(','));
  return rows
    .filter((cells) => cells[at('市区町村名')] === city)
    .map((cells) => ({
      address: cells[at('住所')] ?? '',
      lngLat: [Number(cells[at('経度')]), Number(cells[at('緯度')])],
    }));
}

/** How many addresses lead somewhere, and how far from their coordinates, metres, by level. */
function measure(rows: readonly Row[], gazetteer: Gazetteer) {
  const meters: Record<AddressLevel, number[]> = { BLOCK: [], TOWN: [], OAZA: [] };
  let matched = 0;
  for (const { address, lngLat } of rows) {
    const match = gazetteer.find(address);
    if (!match) continue;
    matched++;
    if (lngLat) meters[match.level].push(distanceMeters(lngLat, match.lngLat));
  }
  const quantile = (level: AddressLevel, share: number) => {
    const sorted = meters[level].toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length * share)] ?? 0;
  };
  return { share: matched / rows.length, count: rows.length, quantile };
}

describe('of real lists', () => {
  it.each([
    ['iga', 'care and medical', () => careAndMedical('iga'), 203, 1],
    ['isesaki', 'care and medical', () => careAndMedical('isesaki'), 529, 0.998],
    ['iga', '特養', () => careFacilities('510_tokuyou_20250601-mie-gunma.csv', '伊賀市'), 15, 1],
    ['isesaki', '特養', () => careFacilities('510_tokuyou_20250601-mie-gunma.csv', '伊勢崎市'), 16, 1],
    ['iga', '老健', () => careFacilities('520_rouken_20250601-mie-gunma.csv', '伊賀市'), 4, 1],
    ['isesaki', '老健', () => careFacilities('520_rouken_20250601-mie-gunma.csv', '伊勢崎市'), 6, 1],
    ['iga', '指定避難所', () => shelters('evacuation_242161'), 118, 1],
    ['iga', '指定緊急避難場所', () => shelters('emergency_242161'), 192, 1],
    ['isesaki', '指定避難所', () => shelters('evacuation_102041'), 149, 1],
    ['isesaki', '指定緊急避難場所', () => shelters('emergency_102041'), 97, 1],
  ] as const)('%s, %s: addresses lead to a 町字, near their coordinates', (town, _list, read, count, leastShare) => {
    const measured = measure(read(), gazetteerOf(town));
    expect(measured.count).toBe(count);
    expect(measured.share).toBeGreaterThanOrEqual(leastShare);
    // small lists have a few rows of a level: what holds of all of them is asked below
    expect(measured.quantile('TOWN', 0.5)).toBeLessThan(1200);
    expect(measured.quantile('OAZA', 0.5)).toBeLessThan(800);
  });

  it('a 町丁目 is known far better than a 大字, as coverage needs it', () => {
    const iga = measure([...careAndMedical('iga'), ...shelters('evacuation_242161')], gazetteerOf('iga'));
    const isesaki = measure([...careAndMedical('isesaki'), ...shelters('evacuation_102041')], gazetteerOf('isesaki'));
    for (const { quantile } of [iga, isesaki]) {
      expect(quantile('TOWN', 0.5)).toBeLessThan(450);
      expect(quantile('TOWN', 0.9)).toBeLessThan(1150);
      expect(quantile('TOWN', 0.5)).toBeLessThan(quantile('OAZA', 0.5));
    }
    expect(iga.quantile('OAZA', 0.9)).toBeGreaterThan(1500);
  });
});
