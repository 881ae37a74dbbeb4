// GraphQL on PostgreSQL + PostGIS beside a floor: one statement that builds the same JSON, on node:http and pg alone.
// Goals: the query of a city p50 within 1.3 × one SQL; repeated from memory; 8,000 areas with their counts ≤ 80 ms.
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { databaseUrl, startPostgresql } from '../support/postgresql.ts';
import { CITY, type CitySize, makeCity } from './city.ts';
import { compareLoads, request } from './load.ts';
import { type BenchRow, toMarkdown } from './medians.ts';

const CITY_QUERY = `query ($code: ID!) { municipality(code: $code) { areas(kind: RESIDENTS_COUNCIL) {
  id number name geometry resources(first: 20) { totalCount nodes { id name status } } } } }`;
const COUNT_QUERY = `query ($code: ID!) { municipality(code: $code) { areas(kind: RESIDENTS_COUNCIL) {
  id number name resources(first: 0) { totalCount } } } }`;

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-bench-'));
const postgresql = await startPostgresql();
try {
  const rows: BenchRow[] = [];
  await withServers({ columns: 8, rows: 5, corners: 380, resources: 5000 }, async (ours, floor) => {
    const body = JSON.stringify({ query: CITY_QUERY, variables: { code: CITY } });
    const kilobytes = Math.round((await request(`${ours}/graphql`, body)) / 1024);
    rows.push(
      await compareLoads(
        `a city: 40 areas with GeoJSON, count and first 20 of 5,000 resources (${kilobytes} KB), p50 of 4 at a time`,
        // a parameter of its own keeps each request out of the cache of answers
        { ours: (index) => request(`${ours}/graphql?n=${index}`, body), floor: () => request(floor) },
        { count: 100, concurrency: 4, rounds: 5 },
      ),
      await compareLoads(
        'the same, asked again',
        { ours: () => request(`${ours}/graphql`, body), floor: () => request(`${floor}/kept`) },
        { count: 1000, concurrency: 4, rounds: 5 },
      ),
    );
  });
  await withServers({ columns: 100, rows: 80, corners: 4, resources: 40_000 }, async (ours, floor) => {
    const body = JSON.stringify({ query: COUNT_QUERY, variables: { code: CITY } });
    rows.push(
      await compareLoads(
        '8,000 areas with the counts of 40,000 resources, one at a time',
        { ours: (index) => request(`${ours}/graphql?n=${index}`, body), floor: () => request(`${floor}/counts`) },
        { count: 10, concurrency: 1, rounds: 3 },
      ),
    );
  });
  console.log(toMarkdown('GraphQL on PostGIS, seed 20251120; floor: one SQL that builds the JSON', rows));
} finally {
  postgresql.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit();
}

async function withServers(size: CitySize, measure: (ours: string, floor: string) => Promise<void>): Promise<void> {
  const name = `bench_${size.columns}_${size.rows}`;
  const admin = new pg.Client({ connectionString: postgresql.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = databaseUrl(postgresql.url, name);
  await makeCity(url, size);
  const servers = [await start('our-server.ts', url), await start('floor-server.ts', url)] as const;
  try {
    await measure(servers[0].url, servers[1].url);
  } finally {
    for (const { child } of servers) child.kill();
  }
}

function start(file: string, url: string): Promise<{ child: ChildProcess; url: string }> {
  const env = { ...process.env, DATABASE_URL: url, HAZAMA_DATA_DIR: dataDir };
  const child = fork(fileURLToPath(new URL(file, import.meta.url)), { env });
  return new Promise((resolve, reject) => {
    child.once('message', (address) => resolve({ child, url: address as string }));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}
