// Speed of bringing a timetable in: 1,980 stops, 200 routes, 20,000 trips, 500,000 stop_times, as one zip, read, checked and published
// whole; beside a floor without a check, a report or a person to tell: unzip, cut, number the ids, COPY one row a call with a key, one
// transaction. Goal on PostgreSQL: 1.3 s, five times as fast as node-gtfs. Seeded, so that every run does the same work.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { inflateRawSync } from 'node:zlib';
import { loadCatalogue } from '@hazama/server/catalogue';
import { type Database, openDatabase } from '@hazama/server/database';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { readServiceDay } from '@hazama/server/transit';
import { zip } from '../import/fixtures/zip.ts';
import { startPostgresql } from '../support/postgresql.ts';
import { LARGE_TIMETABLE, madeTimetable } from './made-timetable.ts';

const SEED = 20_261_122;
const ROUNDS = 5;
const CODE = '24216';

interface Measured {
  readonly ms: number;
  /** The longest time that nobody else was served. */
  readonly longestTurnMs: number;
  /** How much more memory was resident at its height. */
  readonly bytes: number;
}

const files = madeTimetable(SEED, LARGE_TIMETABLE);
const feed = zip(files);
const rows: string[] = [];
for (const where of ['PostgreSQL', 'embedded'] as const) {
  const place = await openPlace(where);
  try {
    const [ours, floors, days]: [Measured[], Measured[], Measured[]] = [[], [], []];
    for (let round = -1; round < ROUNDS; round++) {
      // a later round is another edition of the same feed: the one before it ends
      const options = { asOf: `2026-11-${String(round + 10)}` };
      const done = await measured(async () => {
        const file = { name: 'bus.zip', bytes: feed };
        const report = await importFile(place, { dataset: 'gtfs', municipality: CODE, file, options });
        if (report.status !== 'published') throw new Error(JSON.stringify(report));
      });
      const floor = await measured(() => bringInBare(place.database));
      const day = await measured(async () => {
        const { timetable } = await readServiceDay(place.database, CODE, '2026-11-24');
        if (!timetable || timetable.stopTimes.trip.length < 300_000) throw new Error('no timetable');
      });
      if (round < 0) continue;
      ours.push(done);
      floors.push(floor);
      days.push(day);
    }
    rows.push(line('zip to published', where, ours, floors), line('read one service day', where, days));
  } finally {
    await place.close();
  }
}
console.log(
  [
    `## Bringing in a timetable of ${(LARGE_TIMETABLE.trips * LARGE_TIMETABLE.calls).toLocaleString('en')} stop_times, seed ${SEED}`,
    '',
    '| job | database | ours | floor | ratio | longest turn | memory more |',
    '|---|---|--:|--:|--:|--:|--:|',
    ...rows,
    '',
  ].join('\n'),
);

function line(job: string, where: string, ours: readonly Measured[], floors: readonly Measured[] = []): string {
  const ms = median(ours.map((one) => one.ms));
  const floorMs = median(floors.map((one) => one.ms));
  const longest = Math.max(...ours.map(({ longestTurnMs }) => longestTurnMs));
  const bytes = Math.max(...ours.map((one) => one.bytes));
  const beside = floors.length > 0 ? `${Math.round(floorMs)} ms | ${(ms / floorMs).toFixed(2)}` : '– | –';
  return `| ${job} | ${where} | ${Math.round(ms)} ms | ${beside} | ${Math.round(longest)} ms | ${Math.round(bytes / 2 ** 20)} MB |`;
}

/** The floor. */
async function bringInBare(database: Database): Promise<void> {
  const trips = new Map(ids(unpacked('trips.txt'), 2).map((id, at) => [id, at]));
  const stops = new Map(ids(unpacked('stops.txt'), 0).map((id, at) => [id, at]));
  const text = unpacked('stop_times.txt');
  await database.transaction(async (transaction) => {
    await transaction.query('DROP TABLE IF EXISTS bare_stop_time');
    await transaction.query(
      'CREATE TABLE bare_stop_time (trip int, sequence int, stop int, arrival int, departure int, PRIMARY KEY (trip, sequence))',
    );
    await transaction.copyIn('bare_stop_time', ['trip', 'sequence', 'stop', 'arrival', 'departure'], copyLines());
  });

  async function* copyLines(): AsyncGenerator<string> {
    let out = '';
    for (let at = text.indexOf('\n') + 1; at < text.length; ) {
      const end = text.indexOf('\n', at);
      const [trip = '', arrival = '', departure = '', stop = '', sequence = ''] = text.slice(at, end).split(',');
      out += `${trips.get(trip) ?? -1}\t${sequence}\t${stops.get(stop) ?? -1}\t${secondsOf(arrival)}\t${secondsOf(departure)}\n`;
      at = end + 1;
      if (out.length < 65_536) continue;
      yield out;
      out = '';
    }
    yield out;
  }
}

/** A file of the feed, taken out of the zip by its local header. */
function unpacked(name: string): string {
  const bytes = Buffer.from(feed);
  const header = bytes.indexOf(name) - 30;
  const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
  return inflateRawSync(bytes.subarray(start, start + bytes.readUInt32LE(header + 18))).toString('latin1');
}

function ids(text: string, column: number): string[] {
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((row) => row.split(',')[column] ?? '');
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}

async function openPlace(where: 'PostgreSQL' | 'embedded'): Promise<{ database: Database; close(): Promise<void> }> {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-bench-'));
  const server = where === 'PostgreSQL' ? await startPostgresql() : undefined;
  const database = await openDatabase({ dataDir, databaseUrl: server?.url });
  await loadCatalogue(database, '/nonexistent');
  await addMunicipality({ database }, { code: CODE, name: '伊賀市', slug: 'iga' });
  return {
    database,
    close: async () => {
      await database.close();
      server?.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function measured(run: () => Promise<void>): Promise<Measured> {
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let highest = before;
  const watch = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 50);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const from = performance.now();
  await run();
  const ms = performance.now() - from;
  delay.disable();
  clearInterval(watch);
  highest = Math.max(highest, process.memoryUsage.rss());
  return { ms, longestTurnMs: delay.max / 1e6, bytes: highest - before };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
