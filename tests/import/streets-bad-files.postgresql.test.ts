import { addMunicipality } from '@hazama/server/dataset';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blob, osmPbf } from './fixtures/osm-pbf.ts';
import { RIVER_TOWN, S } from './fixtures/river-town.ts';
import { OUTLINE } from './fixtures/shapes.ts';
import { type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(() => towns.close());

const SOUND = osmPbf(RIVER_TOWN);
const header = blob('OSMHeader', new Uint8Array());

/** Bytes with one of them changed. */
function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] as number) ^ 0xff;
  return copy;
}

function networks(code: string) {
  const sql = 'SELECT meters, junctions FROM street_network WHERE municipality_code = $1';
  return towns.database.query<{ meters: number; junctions: number }>(sql, [code]);
}

async function refusal(bytes: Uint8Array, name = '悪い.osm.pbf') {
  const report = await towns.iga('streets', name, bytes);
  expect(report).toMatchObject({ status: 'rejected', version: null, changes: { added: 0 } });
  expect(await networks('24216')).toEqual([]);
  return report.refusal;
}

describe('a file that is no sound .osm.pbf changes nothing and says why', () => {
  it.each<[string, Uint8Array, string, string]>([
    ['a text', new TextEncoder().encode('id,name\n1,salon\n'), 'file-type', '.osm.pbf ではありません'],
    ['OpenStreetMap as XML', new TextEncoder().encode('<?xml version="1.0"?><osm/>'), 'file-type', '.osm（XML）'],
    ['a zip', Buffer.from('PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaa', 'latin1'), 'file-type', '.osm.pbf ではありません'],
    ['a download that broke off', SOUND.subarray(0, SOUND.length - 40), 'osm-broken', '途中で切れています'],
    ['one that broke off in a length', SOUND.subarray(0, SOUND.length - 1), 'osm-broken', '途中で切れています'],
    [
      'a byte that changed on its way',
      flipped(SOUND, SOUND.length - 30),
      'osm-broken',
      '圧縮されたブロックが壊れています',
    ],
    [
      'a block that is no block',
      Buffer.concat([header, blob('OSMData', Buffer.alloc(50, 0xff))]),
      'osm-broken',
      '読めません',
    ],
    [
      'strings that are not there',
      Buffer.concat([header, blob('OSMData', Buffer.from([0x12, 6, 0x1a, 4, 0x12, 1, 9, 0x1a, 0]))]),
      'osm-broken',
      '読めません',
    ],
    ['a block that grows', osmPbf(RIVER_TOWN, { saidBytes: 10 }), 'osm-broken', '大きさより大きな'],
    ['a block that says it fills the memory', osmPbf(RIVER_TOWN, { saidBytes: 2 ** 31 }), 'osm-broken', '上限'],
    ['an unknown packing', osmPbf(RIVER_TOWN, { packing: 'zstd' }), 'osm-unsupported', 'zlib 以外'],
    [
      'a history',
      osmPbf(RIVER_TOWN, { requiredFeatures: ['OsmSchema-V0.6', 'HistoricalInformation'] }),
      'osm-unsupported',
      '履歴つきではない',
    ],
    [
      'what is to come',
      osmPbf(RIVER_TOWN, { requiredFeatures: ['Lane.Geometry'] }),
      'osm-unsupported',
      'Lane.Geometry',
    ],
  ])('%s', async (_, bytes, code, todo) => {
    const found = await refusal(bytes);
    expect(found?.code).toBe(code);
    expect(found?.message).toContain(todo);
  });

  it('a header of 2 GB', async () => {
    expect((await refusal(Buffer.from([0x7f, 0xff, 0xff, 0xff, 1, 2, 3])))?.code).toBe('file-type');
    const later = Buffer.concat([header, Buffer.from([0x7f, 0xff, 0xff, 0xff, 1, 2, 3])]);
    expect((await refusal(later))?.message).toContain('ブロックの長さ');
  });

  it('no bytes at all', async () => {
    expect((await refusal(new Uint8Array()))?.code).toBe('file-empty');
  });
});

describe('a sound file', () => {
  it('of another place says that no street leads through the town', async () => {
    const elsewhere = {
      nodes: RIVER_TOWN.nodes.filter(({ id }) => id === 8 || id === 9),
      ways: RIVER_TOWN.ways.slice(-1),
    };
    expect((await refusal(osmPbf(elsewhere)))?.message).toContain('この市町村を含む範囲');
  });

  it('without a street says that none is walked', async () => {
    const river = { nodes: RIVER_TOWN.nodes, ways: RIVER_TOWN.ways.filter(({ tags }) => tags['waterway']) };
    expect((await refusal(osmPbf(river)))?.message).toContain('歩ける道が1本もありません');
  });

  it('waits for the area where nobody knows where the town is', async () => {
    await addMunicipality(towns, { code: '24201', name: '津市' });
    const file = { name: 'a.osm.pbf', bytes: SOUND };
    const report = await towns.import({ dataset: 'streets', municipality: '24201', file });
    expect(report.refusal?.code).toBe('town-unplaced');
    expect(report.refusal?.message).toContain('hazama import areas');
  });

  it('of a part of the town is refused where too many of its people would have no street, and says how many have none', async () => {
    await addMunicipality(towns, { code: '24202', name: '四日市市' });
    const file = { name: 'a.osm.pbf', bytes: SOUND };
    const bring = async (far: number) => {
      // 1,100 m south of the southern bank
      const rows = [`S,${S.join()},2025,${1000 - far}`, `far,${S[0]},${S[1] - 0.01},2025,${far}`];
      const bytes = new TextEncoder().encode(`code,longitude,latitude,year,total\n${rows.join('\n')}\n`);
      await towns.import({ dataset: 'population', municipality: '24202', file: { name: 'p.csv', bytes } });
      return towns.import({ dataset: 'streets', municipality: '24202', file });
    };
    expect((await bring(201)).refusal).toMatchObject({
      code: 'streets-partial',
      message: expect.stringContaining('20%'),
    });
    const report = await bring(200);
    expect(report.status).toBe('published');
    expect(issueOf(report, 'people-without-street')).toMatchObject({ value: '200' });
  });

  it('is refused by the other commands, which say whose it is', async () => {
    const report = await towns.iga('resources', 'a.osm.pbf', SOUND);
    expect(report.refusal?.message).toContain('hazama import streets');
  });

  it('is not published by a dry run', async () => {
    const file = { name: 'a.osm.pbf', bytes: SOUND };
    const report = await towns.import({ dataset: 'streets', municipality: '24216', file, dryRun: true });
    expect(report.refusal).toBeNull();
    expect(report).toMatchObject({ status: 'dry-run', rows: { accepted: 4 }, changes: { added: 1 } });
    expect(await networks('24216')).toEqual([]);
  });

  it('finds the town by its people where it has no area yet, and reads coarser and finer units alike', async () => {
    const file = { name: 'a.osm.pbf', bytes: osmPbf(RIVER_TOWN, { granularity: 1, dense: false }) };
    const people = `code,longitude,latitude,year,total\nS,${S.join()},2025,9\n`;
    const bytes = new TextEncoder().encode(people);
    await towns.import({ dataset: 'population', municipality: '24201', file: { name: 'p.csv', bytes } });
    const report = await towns.import({ dataset: 'streets', municipality: '24201', file });
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 4 } });
    const [network] = await networks('24201');
    expect(network).toMatchObject({ meters: expect.closeTo(2100, 0), junctions: 6 });
  });
});
