// Speed of bringing a nation's list in: 100,000 rows of resources as CSV and as Excel, beside a floor that only decodes the file
// and cuts it into cells. Goals on two cores: CSV in 10 s, Excel in 30 s, under 600 MB more memory, and the server answers others
// meanwhile (the longest turn of the event loop is measured). Seeded, so that every run does the same work.
// And of what says where people live (建物・土地利用): a city's 100,000 buildings in 10 s and under 400 MB more, the 640,000 squares of a whole
// primary mesh of 国土数値情報 L03-b in 20 s and under 500 MB more, of which one in seven lies near the town.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { seededRandom } from '@hazama/geo/testing';
import { loadCatalogue } from '@hazama/server/catalogue';
import { type Database, openDatabase } from '@hazama/server/database';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { startPostgresql } from '../support/postgresql.ts';
import { buildingsGeojson, landUseZip, raggedOutline } from './made-map-files.ts';

const ROWS = Number(process.argv[2] ?? 100_000);
const SEED = 20_261_122;

const HEADER = '種類,名称,ふりがな,住所,経度,緯度,状態,日時,定員,運営団体,電話番号,確認日,出典,管理番号'.split(',');
const KINDS = ['salon', 'ibasho', 'kayoinoba', '診療所', '薬局', '公民館'];
const SCHEDULES = [
  '第2・第4水曜 10:00-12:00',
  '毎週月・木 13時～15時',
  '平日 9時～17時',
  '月2回',
  '',
  '第1土曜（8月休み）',
];

const table = makeTable();
const csv = Buffer.from([HEADER, ...table].map((cells) => cells.join(',')).join('\r\n'));
const xlsx = Buffer.from(await writeXlsxFile([{ sheet: '一覧', data: [HEADER, ...table] }]).toBuffer());

const floors = {
  csv: await measured(async () => void parse(new TextDecoder().decode(csv))),
  xlsx: await measured(async () => void (await readXlsxFile(xlsx))),
};
const folder = mkdtempSync(path.join(os.tmpdir(), 'hazama-bench-'));
const maps = [
  writeMap('100,000 buildings, geojson', 'buildings.geojson', buildingsGeojson(100_000, SEED)),
  writeMap('640,000 squares of land use, zip', 'L03-b-21_5236.zip', landUseZip(SEED)),
];
const rows: string[] = [];
const mapRows: string[] = [];
for (const where of ['PostgreSQL', 'embedded'] as const) {
  const place = await openPlace(where);
  try {
    for (const { what, file } of maps) {
      const done = await measured(async () => {
        const report = await importFile(place, { dataset: 'weights', municipality: '24216', file });
        if (report.status !== 'published') throw new Error(JSON.stringify(report.issues.slice(0, 3)));
      });
      mapRows.push(
        `| ${what} | ${where} | ${seconds(done.ms)} | ${seconds(done.cpuMs)} | ${Math.round(done.longestTurnMs)} ms | ${megabytes(done.memory)} |`,
      );
    }
    for (const [format, bytes] of [
      ['csv', csv],
      ['xlsx', xlsx],
    ] as const) {
      const name = `nation.${format}`;
      const done = await measured(async () => {
        const report = await importFile(place, { dataset: 'resources', municipality: '24216', file: { name, bytes } });
        // the second list is the first once more, under the same name
        if (report.rows.accepted !== ROWS)
          throw new Error(`${JSON.stringify(report.rows)} ${JSON.stringify(report.issues.slice(0, 3))}`);
      });
      const floor = floors[format];
      rows.push(
        `| ${format} (${megabytes(bytes.length)}) | ${where} | ${seconds(done.ms)} | ${seconds(floor.ms)} | ${(done.ms / floor.ms).toFixed(1)} | ${Math.round(done.longestTurnMs)} ms | ${megabytes(done.memory)} |`,
      );
    }
  } finally {
    await place.close();
  }
}
console.log(
  [
    `## Bringing in ${ROWS.toLocaleString('en')} resources, seed ${SEED}`,
    '',
    '| file | database | ours | floor: decode and cut | ratio | longest turn | memory more |',
    '|---|---|--:|--:|--:|--:|--:|',
    ...rows,
    '',
    `## Bringing in where people live, seed ${SEED}`,
    '',
    '| file | database | ours | processor | longest turn | memory more |',
    '|---|---|--:|--:|--:|--:|',
    ...mapRows,
  ].join('\n'),
);
rmSync(folder, { recursive: true, force: true });

/** On a disk, as an upload is: none of it is in memory before it is read. */
function writeMap(what: string, name: string, bytes: Uint8Array) {
  const file = { path: path.join(folder, name) };
  writeFileSync(file.path, bytes);
  return { what: `${what} (${megabytes(bytes.length)})`, file };
}

function makeTable(): string[][] {
  const random = seededRandom(SEED);
  const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T;
  return Array.from({ length: ROWS }, (_, at) => [
    pick(KINDS),
    `つどい${at}`,
    'つどい',
    `三重県伊賀市上野丸之内${at % 900}-${at}`,
    (136.05 + random() * 0.2).toFixed(6),
    (34.68 + random() * 0.15).toFixed(6),
    '活動中',
    pick(SCHEDULES),
    String(10 + Math.floor(random() * 40)),
    `運営会${at % 500}`,
    `0595-${10 + (at % 80)}-${1000 + (at % 9000)}`,
    '令和8年4月1日',
    '国の一覧',
    `R${at}`,
  ]);
}

interface Place {
  readonly database: Database;
  close(): Promise<void>;
}

async function openPlace(where: 'PostgreSQL' | 'embedded'): Promise<Place> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-bench-'));
  const server = where === 'PostgreSQL' ? await startPostgresql() : undefined;
  const database = await openDatabase({ dataDir, databaseUrl: server?.url });
  await loadCatalogue(database, '/nonexistent');
  await addMunicipality({ database }, { code: '24216', name: '伊賀市', slug: 'iga' });
  const ring = raggedOutline(7_000, SEED);
  const outline = {
    type: 'Feature',
    properties: { name: '伊賀市' },
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
  const file = { name: 'o.geojson', bytes: Buffer.from(JSON.stringify(outline)) };
  await importFile({ database }, { dataset: 'areas', municipality: '24216', file, options: { kind: 'MUNICIPALITY' } });
  return {
    database,
    close: async () => {
      await database.close();
      server?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Wall time, the processor's, the longest time that nobody else was served, and how much more memory was resident at its height. */
async function measured(run: () => Promise<void>) {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 50);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const cpu = process.cpuUsage();
  const from = performance.now();
  await run();
  const ms = performance.now() - from;
  const { user, system } = process.cpuUsage(cpu);
  delay.disable();
  clearInterval(watch);
  highest = Math.max(highest, process.memoryUsage.rss());
  return { ms, cpuMs: (user + system) / 1000, longestTurnMs: delay.max / 1e6, memory: highest - before };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`;
}
