import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { recogniseFile, undoImport } from '@hazama/server/dataset';
import { parseExportRequest, writeExport } from '@hazama/server/export';
import { Towns } from '@hazama/server/indicator';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  busRouteGeojson,
  busRouteZip,
  FAR_AWAY,
  route2011,
  route2022,
  shuffled,
  THROUGH_TOWN,
} from './fixtures/bus-routes.ts';
import { OUTLINE } from './fixtures/shapes.ts';
import { codes, type ImportTowns, issueOf, NOW, openImportTowns } from './support.ts';

// 国土数値情報 バスルート (N07): its licence forbids the file itself here, so records of both editions are made with its columns.

const dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-lines-test-'));
let towns: ImportTowns;
beforeEach(async () => {
  await towns?.close();
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(async () => {
  await towns?.close();
  rmSync(dir, { recursive: true, force: true });
});

const OF_2011 = [
  [route2011(1, '三重交通（株）', '青山線', [12.5, 8, 6]), THROUGH_TOWN],
  [route2011(3, '伊賀市', '廃止代替線', [999.9, 999.9, 0]), THROUGH_TOWN],
  [route2011(1, '三重交通（株）', '津駅線', [40, 30, 30]), FAR_AWAY],
] as const;

function lines() {
  return towns.database.query<Record<string, unknown>>(
    `SELECT operator, name, kind, weekday_trips AS weekday, saturday_trips AS saturday, sunday_trips AS sunday, year,
       ST_NumGeometries(geometry) AS pieces
     FROM bus_line WHERE municipality_code = '24216' AND to_revision IS NULL ORDER BY operator, name`,
  );
}

const READ_2011 = [
  {
    operator: '三重交通（株）',
    name: '青山線',
    kind: 'private',
    weekday: 12.5,
    saturday: 8,
    sunday: 6,
    year: 2011,
    pieces: 1,
  },
  {
    operator: '伊賀市',
    name: '廃止代替線',
    kind: 'community',
    weekday: null,
    saturday: null,
    sunday: 0,
    year: 2011,
    pieces: 1,
  },
];

describe('N07 バスルート', () => {
  it('of 2011: lines with how often buses run, 999.9 as not known, and no stop or departure', async () => {
    const report = await towns.iga('lines', 'N07-11_24_GML.zip', busRouteZip('N07-11_24', OF_2011));
    expect(report).toMatchObject({
      format: 'ksj-n07-bus-route-2011',
      status: 'published',
      rows: { read: 3, accepted: 2, review: 0, rejected: 1 },
    });
    expect(codes(report)).toMatchObject({ 'other-municipality': 1 });
    expect(await lines()).toEqual(READ_2011);
    const [dataset] = await towns.database.query(`SELECT name, license FROM dataset WHERE name = 'lines'`);
    expect(dataset).toEqual({ name: 'lines', license: '国土数値情報（国土交通省）　非商用に限る' });
    const counted = await towns.database.query(
      `SELECT (SELECT count(*)::int FROM transit_stop) AS stops, (SELECT count(*)::int FROM resource) AS resources`,
    );
    expect(counted).toEqual([{ stops: 0, resources: 0 }]);
  });

  it('of 2022: the pieces of one company are one record, and those far away are left and told', async () => {
    const bytes = busRouteGeojson([
      [route2022('三重交通（株）'), THROUGH_TOWN],
      [route2022('三重交通（株）'), THROUGH_TOWN],
      [route2022('三重交通（株）'), FAR_AWAY],
      [route2022('津市'), FAR_AWAY],
    ]);
    const report = await towns.iga('lines', 'N07-22_24.geojson', bytes, { license: 'CC BY 4.0' });
    expect(report).toMatchObject({ format: 'ksj-n07-bus-route-2022', rows: { read: 2, accepted: 1, rejected: 1 } });
    expect(issueOf(report, 'shapes-gathered')?.value).toBe('4 → 2');
    expect(issueOf(report, 'line-cut')?.value).toBe('3 → 2');
    const nothing = { name: null, kind: null, weekday: null, saturday: null, sunday: null };
    expect(await lines()).toEqual([{ operator: '三重交通（株）', ...nothing, year: 2022, pieces: 2 }]);
    expect(await towns.database.query(`SELECT license FROM dataset WHERE name = 'lines'`)).toEqual([
      { license: 'CC BY 4.0' },
    ]);
  });

  it('is read by what it holds: columns in another order, a name that says nothing, either kind of file', async () => {
    for (const [name, bytes] of [
      ['export.zip', busRouteZip('layer', shuffled(OF_2011))],
      ['export.geojson', busRouteGeojson(shuffled(OF_2011))],
    ] as const) {
      const recognised = await recogniseFile({ name, bytes });
      expect(recognised.file).toMatchObject({ dataset: 'lines', format: 'ksj-n07-bus-route-2011', rows: 3 });
      await towns.iga('lines', name, bytes, { source: 'バスルート' });
      expect(await lines()).toEqual(READ_2011);
    }
    const other = await towns.iga('resources', 'N07.zip', busRouteZip('N07', OF_2011));
    expect(issueOf(other, 'table-of-another-dataset')?.message).toContain('hazama import lines');
  });

  it('refuses records that are no line, or without a company, each by itself', async () => {
    const report = await towns.iga(
      'lines',
      'N07.geojson',
      busRouteGeojson([
        [route2011(1, '三重交通', '青山線', [1, 1, 1]), THROUGH_TOWN],
        [route2011(1, '', '名のない線', [1, 1, 1]), THROUGH_TOWN],
        [route2011(1, '三重交通', '点', [1, 1, 1]), THROUGH_TOWN.slice(0, 1)],
        [
          route2011(1, '三重交通', '平面直角', [1, 1, 1]),
          [
            [-20_000, -130_000],
            [-19_000, -130_000],
          ],
        ],
      ]),
    );
    expect(report.rows).toMatchObject({ read: 4, accepted: 1, rejected: 3 });
    expect(codes(report)).toMatchObject({ 'value-missing': 1, 'geometry-unusable': 1, 'geometry-not-degrees': 1 });
  });

  it('changes by itself, and is undone whole', async () => {
    const options = { source: 'バスルート' };
    await towns.iga('lines', 'a.zip', busRouteZip('a', OF_2011), options);
    const newer = [[route2011(1, '三重交通（株）', '青山線', [9, 8, 6]), THROUGH_TOWN]] as const;
    const report = await towns.iga('lines', 'b.zip', busRouteZip('b', newer), options);
    expect(report.changes).toEqual({ added: 0, changed: 1, removed: 1, unchanged: 0 });
    await undoImport({ database: towns.database, now: () => NOW }, report.id);
    expect(await lines()).toEqual(READ_2011);
  });

  it.each(['geojson', 'gpkg'] as const)('leaves as %s and comes in again the same', async (format) => {
    await towns.iga('lines', 'N07-11_24_GML.zip', busRouteZip('N07-11_24', OF_2011), { source: 'バスルート' });
    const file = path.join(dir, `lines.${format}`);
    const services = { database: towns.database, towns: new Towns(towns.database) };
    await writeExport(services, parseExportRequest('lines', format, { m: '24216' }), file);
    const report = await towns.iga('lines', `lines.${format}`, readFileSync(file), { source: 'バスルート' });
    expect(report).toMatchObject({ format: 'hazama-lines', rows: { accepted: 2 } });
    expect(report.changes).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 2 });
  });
});
