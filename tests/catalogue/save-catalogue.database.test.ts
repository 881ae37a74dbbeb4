import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadCatalogue } from '@hazama/server/catalogue';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

let place: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  place = await openTestDatabase();
  dataDir = mkdtempSync(path.join(tmpdir(), 'hazama-catalogue-'));
  mkdirSync(path.join(dataDir, 'catalogue'));
});
afterAll(async () => {
  await place.close();
  rmSync(dataDir, { recursive: true });
});

const stored = () =>
  place.database.query<{ id: string; version: number }>('SELECT id, version FROM indicator ORDER BY position');
const writeRule = (meters: number) =>
  writeFileSync(
    path.join(dataDir, 'catalogue/indicators.csv'),
    [
      'id,measure,kinds,threshold_meters,distance,opening,min_departures,statistic,people,unit,higher_is_better,palette,breaks,position,name_ja,name_ja_easy,name_en,name_pt,definition_ja,definition_en,version',
      `coverage.pharmacy,coverage,pharmacy,${meters},straight,any,,,kind,ratio,true,akari,0.1 0.2 0.3 0.4,900,{kind}が近い,,,,{people}のうち{kind}が近くにある人の割合です。,,1`,
    ].join('\n'),
  );

const kindRow = (id: string) => `${id},shop,互助,place,total,12,public,presence,6,1250,${id},,,,,`;

describe('the catalogue in the database', () => {
  it('holds every row, arrays and names as they are read', async () => {
    const catalogue = await loadCatalogue(place.database, dataDir);
    expect((await stored()).map(({ id }) => id)).toEqual(catalogue.indicators.map(({ id }) => id));
    const [salon] = await place.database.query(
      `SELECT group_id, aid, mode, people, shelf_life_months, visibility, measures, plan_rows, names ->> 'en' AS name
       FROM resource_kind WHERE id = 'salon'`,
    );
    expect(salon).toEqual({
      group_id: 'salon',
      aid: '互助',
      mode: 'PLACE',
      people: 'age_65_over',
      shelf_life_months: 12,
      visibility: 'PUBLIC',
      measures: ['presence', 'coverage', 'nearest', 'per1000', 'roundtrip', 'access'],
      plan_rows: [18],
      name: 'Neighbourhood salon',
    });
    const [coverage] = await place.database.query(
      `SELECT kind_ids, breaks, parameters ->> 'thresholdMeters' AS meters FROM indicator WHERE id = 'coverage.gathering'`,
    );
    expect(coverage).toEqual({
      kind_ids: ['salon', 'kayoinoba', 'ibasho'],
      breaks: [0.1, 0.2, 0.3, 0.4],
      meters: '900',
    });
  });

  it('keeps every version when the same is loaded again', async () => {
    const before = await stored();
    await loadCatalogue(place.database, dataDir);
    expect(await stored()).toEqual(before);
  });

  it('gives a changed definition the next version, and the others keep theirs', async () => {
    writeRule(700);
    await loadCatalogue(place.database, dataDir);
    writeRule(800);
    await loadCatalogue(place.database, dataDir);
    const versions = new Map((await stored()).map(({ id, version }) => [id, version]));
    expect(versions.get('coverage.pharmacy')).toBe(3);
    expect(versions.get('coverage.clinic')).toBe(1);
  });

  it('drops a kind that left the files, but not one that records name', async () => {
    const file = path.join(dataDir, 'catalogue/resource-kinds.csv');
    const header =
      'id,group,aid,mode,people,shelf_life_months,visibility,measures,plan_rows,position,name_ja,short_ja,name_ja_easy,name_en,name_pt,aliases';
    writeFileSync(file, [header, kindRow('unused'), kindRow('used')].join('\n'));
    await loadCatalogue(place.database, dataDir);
    await place.database.query(
      `INSERT INTO presence_record (municipality_code, id, from_revision, dataset_id, area_id, kind_id, present)
       VALUES ('24216', '1', 1, '1', '1', 'used', true)`,
    );
    rmSync(file);
    await loadCatalogue(place.database, dataDir);
    const rows = await place.database.query(`SELECT id FROM resource_kind WHERE id IN ('unused', 'used')`);
    expect(rows).toEqual([{ id: 'used' }]);
  });
});
