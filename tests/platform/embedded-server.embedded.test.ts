import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { type HazamaProcess, runHazama, startHazama } from '../support/hazama-process.ts';

let dataDir: string;
let running: HazamaProcess[];

/** Each of the two that follow begins on a data folder of its own, and leaves no process. */
function beginAnew(): void {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'hazama-test-'));
  running = [];
}

async function endAll(): Promise<void> {
  for (const { child, ended } of running) {
    child.kill('SIGKILL');
    await ended;
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

const environment = (port: number | string = 0) => ({
  HAZAMA_DATA_DIR: dataDir,
  HAZAMA_SAMPLE: 'none',
  PORT: String(port),
});

function serve(port: number | string = 0): HazamaProcess {
  const server = startHazama(['serve'], environment(port));
  running.push(server);
  return server;
}

describe('a server on a data folder', () => {
  let server: HazamaProcess;
  let at: string;
  /** What it said before it was ready. */
  let early: { alive: Response; readiness: Response; page: Response };

  beforeAll(async () => {
    beginAnew();
    const port = await freePort();
    server = serve(port);
    at = `http://127.0.0.1:${port}`;
    const alive = await until(() => fetch(`${at}/healthz`));
    early = { alive, readiness: await fetch(`${at}/readyz`), page: await fetch(`${at}/iga/`) };
    await server.url;
  });
  afterAll(endAll);

  test('says that it lives while it starts, what it waits for, and that it is ready', async () => {
    const { alive, readiness, page } = early;
    expect(alive.status).toBe(200);
    expect(readiness.status).toBe(503);
    expect(await readiness.json()).toMatchObject({
      status: 'starting',
      reason: expect.stringMatching(/データベース/),
    });
    expect([page.status, page.headers.get('retry-after')]).toEqual([503, '2']);

    expect(await server.url).toBe(at);
    expect((await fetch(`${at}/readyz`)).status).toBe(200);
  });

  test('is the only one that opens it; the command line works through it', async () => {
    const url = at;

    const second = await runHazama(['serve'], environment());
    expect(second.code).toBe(2);
    expect(second.stderr).toMatch(/別の間（Hazama）が使っています.*\n.*in use by another running Hazama/);

    const address = path.join(dataDir, 'server.json');
    // Windows has no such mode
    expect(process.platform === 'win32' ? 0o600 : statSync(address).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(address, 'utf8'))).toEqual({ url, token: expect.stringMatching(/^[\w-]{43}$/) });

    const add = await runHazama(['municipality', 'add', '242161', '--name', '伊賀市', '--slug', 'iga'], environment());
    expect(add).toMatchObject({ code: 0, stdout: expect.stringContaining('伊賀市（24216）') });
    const doctor = await runHazama(['doctor'], environment(new URL(url).port));
    expect(doctor).toMatchObject({ code: 0, stdout: expect.stringContaining(`動いているサーバー（${url}）`) });
    const unknown = await runHazama(['compute', '--municipality', '10204'], environment());
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('municipality add') });

    const noDay = await runHazama(['compute', '--municipality', '24216', '--service-date', '11-28'], environment());
    expect(noDay).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--service-date「11-28」は日付ではありません'),
    });
    const ofDay = ['compute', '--municipality', '24216', '--service-date', '2026-11-28'];
    expect((await runHazama(ofDay, environment())).stdout).toContain('2026年11月28日(土)の時刻表による値です');
    const answered = JSON.parse((await runHazama([...ofDay, '--json'], environment())).stdout) as unknown;
    expect(answered).toMatchObject({ serviceDay: { date: '2026-11-28', weekday: 5, holiday: null }, revision: 2 });

    const withoutToken = await fetch(`${url}/command`, { method: 'POST', body: '{}' });
    expect(withoutToken.status).toBeGreaterThanOrEqual(400);
    const wrongToken = await fetch(`${url}/command`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${'x'.repeat(43)}` },
      body: JSON.stringify({ name: 'compute', municipality: '24216' }),
    });
    expect(wrongToken.status).toBe(401);

    expect(await ask(url, '{ municipalities { code slug name } }')).toEqual({
      data: { municipalities: [{ code: '24216', slug: 'iga', name: '伊賀市' }] },
    });
  });

  test('takes an import: published, unchanged, rejected and wrong use have their exit codes', async () => {
    const url = at;
    const files = path.join(dataDir, 'files');
    mkdirSync(files);
    const run = (...args: string[]) => runHazama(args, { ...environment(), INIT_CWD: files });
    writeFileSync(path.join(files, 'councils.geojson'), JSON.stringify(squareCalled('上野東部')));
    writeFileSync(path.join(files, 'empty.csv'), '');
    const importAreas = [
      'import',
      'areas',
      'councils.geojson',
      '--municipality',
      '242161',
      '--kind',
      'residents_council',
    ];

    const tried = await run(...importAreas, '--dry-run', '--json');
    expect(tried.code).toBe(0);
    expect(JSON.parse(tried.stdout)).toMatchObject({ status: 'dry-run', computed: null });
    const published = await run(...importAreas, '--report', 'report.json');
    expect(published).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/取り込みました：areas.*第 1 版[\s\S]*計算しました/),
      stderr: expect.stringContaining('公開しています'),
    });
    expect(JSON.parse(readFileSync(path.join(files, 'report.json'), 'utf8'))).toMatchObject({
      dataset: 'areas',
      status: 'published',
      version: 1,
      rows: { read: 1, accepted: 1, repaired: 0, review: 0, rejected: 0 },
    });
    const again = await run(...importAreas, '--json');
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ status: 'unchanged', version: 1 });

    const rejected = await run('import', 'resources', 'empty.csv', '--municipality', '24216', '--json');
    expect(rejected.code).toBe(1);
    expect(JSON.parse(rejected.stdout)).toMatchObject({ status: 'rejected', issues: [{ code: 'file-empty' }] });
    const missing = await run('import', 'resources', 'missing.csv', '--municipality', '24216');
    expect(missing).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('missing.csv') });

    expect(await ask(url, '{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { name } } }')).toEqual({
      data: { municipality: { areas: [{ name: '上野東部' }] } },
    });

    const exportAreas = ['export', 'areas', '--municipality', '242161', '--format'];
    const exported = await run(...exportAreas, 'csv', '--out', 'areas.csv', '--kind', 'residents_council');
    expect(exported).toMatchObject({ code: 0, stdout: expect.stringMatching(/areas\.csv に書き出しました（1 行/) });
    expect(readFileSync(path.join(files, 'areas.csv'), 'utf8')).toContain(',上野東部,');
    const unwritable = await run(...exportAreas, 'csv', '--out', 'no-such-folder/areas.csv');
    expect(unwritable).toMatchObject({ code: 2, stderr: expect.stringContaining('書き出せません') });
    const unknown = await run(...exportAreas, 'pdf', '--out', 'areas.pdf');
    expect(unknown).toMatchObject({ code: 2, stderr: expect.stringContaining('csv・xlsx・geojson・gpkg') });

    const { id } = JSON.parse(readFileSync(path.join(files, 'report.json'), 'utf8')) as { id: string };
    expect(published.stdout).toContain(`hazama -- undo ${id}`);
    const undone = await run('undo', id);
    expect(undone).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /元に戻しました：areas.*第 1 版.*もうありません.*なくなったもの 1[\s\S]*計算しました/,
      ),
    });
    const twice = await run('undo', id, '--json');
    expect(twice.code).toBe(1);
    expect(JSON.parse(twice.stdout)).toEqual({ status: 'rejected', message: expect.any(String), computed: null });
    const nothing = await run('undo', 'no-such-import');
    expect(nothing).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('no-such-import') });
  });

  test('is ended by a signal, cleanly', async () => {
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(readdirSync(dataDir).toSorted()).toEqual(['files', 'postgres', 'postgres.lock']);
  });

  test('lets go of it when it is killed: the command line opens it, and nothing acknowledged is lost', async () => {
    const next = serve();
    await next.url;
    await runHazama(['municipality', 'add', '10204', '--name', '伊勢崎市'], environment());
    next.child.kill('SIGKILL');
    await next.ended;
    expect(existsSync(path.join(dataDir, 'server.json'))).toBe(true);

    const again = await runHazama(['municipality', 'add', '10204', '--name', '伊勢崎市', '--json'], environment());
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ code: '10204', isNew: false });
  });
});

test('kill -9 while the database is being made: the next start makes it', async () => {
  beginAnew();
  onTestFinished(endAll);
  for (const delayMilliseconds of [0, 100, 300]) {
    const server = serve();
    await until(() => statSync(path.join(dataDir, 'postgres.new')));
    await wait(delayMilliseconds);
    server.child.kill('SIGKILL');
    await server.ended;
    // what was killed too late is begun again from nothing
    rmSync(path.join(dataDir, 'postgres'), { recursive: true, force: true });
  }
  writeFileSync(path.join(dataDir, 'postgres.new-left-over'), '');
  const doctor = await runHazama(['municipality', 'add', '24216', '--name', '伊賀市'], environment());
  expect(doctor.code).toBe(0);
});

/** Tries until it succeeds; the test's own time limit ends it. */
async function until<T>(attempt: () => T | Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await attempt();
    } catch {
      await wait(5);
    }
  }
}

async function ask(url: string, query: string): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return await answer.json();
}

/** About one kilometre a side, in the middle of 伊賀市. */
function squareCalled(name: string) {
  const [west, south, east, north] = [136.13, 34.76, 136.141, 34.769];
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] };
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name }, geometry }] };
}
