import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { runHazama } from '../support/hazama-process.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazama-test-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Each of these ends a start with 2 and a sentence that names the value and what to do, before any database is made. */
const WRONG: readonly [name: string, env: Record<string, string>, sentence: RegExp][] = [
  ['a port that is no number', { PORT: 'four' }, /PORT=four .*0 から 65535 .*\n.*whole number from 0 to 65535/],
  ['a port past the last one', { PORT: '65536' }, /PORT=65536 /],
  ['a public address while nobody can sign in', { HOST: '0.0.0.0' }, /HOST=0\.0\.0\.0 .*127\.0\.0\.1.*\n.*sign in/],
  ['a name that is not this machine', { HOST: 'hazama.example' }, /HOST=hazama\.example /],
  ['a database that is not PostgreSQL', { DATABASE_URL: 'mysql://u:secret@h/d' }, /DATABASE_URL=… .*postgresql:\/\//],
  ['a sample town that is not there', { HAZAMA_SAMPLE: 'iga,edo' }, /HAZAMA_SAMPLE=iga,edo .*iga、isesaki/],
  [
    'a site to be embedded in that is not written as one',
    { HAZAMA_EMBED_ORIGINS: 'https://www.city.example.jp, www.city.example.jp' },
    /HAZAMA_EMBED_ORIGINS=www\.city\.example\.jp は.*https:\/\/www\.city\.example\.jp.*\n.*without a path/,
  ],
  ['every site', { HAZAMA_EMBED_ORIGINS: 'https://*.example.jp' }, /HAZAMA_EMBED_ORIGINS=https:\/\/\*\.example\.jp は/],
  ['a page in the place of a site', { HAZAMA_EMBED_ORIGINS: 'https://a.example/map' }, /=https:\/\/a\.example\/map は/],
  ['a level of logging that is not there', { LOG_LEVEL: 'loud' }, /LOG_LEVEL=loud .*debug, info/],
];

// each is a process of its own
describe.concurrent('a start is refused for', () => {
  test.each(WRONG)('%s', async (_name, env, sentence) => {
    const dataDir = path.join(folder, 'never-made');
    const { code, stdout, stderr } = await runHazama(['serve'], { HAZAMA_DATA_DIR: dataDir, PORT: '0', ...env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/secret|\bat .*\.js:/);
  });

  test('a port that is in use, before a database is made', async () => {
    const taken = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as net.AddressInfo;
    const dataDir = path.join(folder, 'port');
    const { code, stderr } = await runHazama(['serve'], { HAZAMA_DATA_DIR: dataDir, PORT: String(port) });
    taken.close();
    expect(code).toBe(2);
    expect(stderr).toMatch(new RegExp(`ポート ${port} は.*PORT.*\\nPort ${port} is in use`));
    expect(() => rmSync(dataDir)).toThrow('ENOENT');
  });

  test('a data folder that can’t be made', async () => {
    const file = path.join(folder, 'a-file');
    writeFileSync(file, '');
    const { code, stderr } = await runHazama(['serve'], { HAZAMA_DATA_DIR: path.join(file, 'data'), PORT: '0' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/書き込めません（(ENOTDIR|EEXIST)）.*HAZAMA_DATA_DIR.*\n.*can't be written/);
  });

  test('a half-made database', async () => {
    const dataDir = path.join(folder, 'half');
    mkdirSync(path.join(dataDir, 'postgres/base'), { recursive: true });
    const { code, stderr } = await runHazama(['serve'], { HAZAMA_DATA_DIR: dataDir, PORT: '0' });
    expect(code).toBe(2);
    expect(stderr).toMatch(/を開けません（.*hazama restore.*\n.*can't be opened/);
  });

  test.each([
    ['where nothing listens', async () => `postgresql://u:secret@127.0.0.1:${await freePort()}/d`, /動いていません/],
    ['on a machine that is not there', async () => 'postgresql://u:secret@nowhere.invalid/d', /見つかりません/],
  ])('a PostgreSQL %s', async (_name, url, sentence) => {
    const env = { HAZAMA_DATA_DIR: path.join(folder, 'pg'), PORT: '0', DATABASE_URL: await url() };
    const { code, stderr } = await runHazama(['serve'], env);
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/secret/);
  });
});

describe.concurrent('the command line says what is wrong with', () => {
  test.each([
    ['a command that is not there', ['fetch'], /「fetch」という命令はありません。.*import/],
    ['a dataset that is not there', ['import', 'people', 'x.csv'], /import areas、.*import population/],
    ['an option that is not there', ['doctor', '--fast'], /doctor に --fast という指定はありません/],
    ['an option without its value', ['compute', '--municipality'], /--municipality/],
    ['a missing option', ['import', 'areas', 'x.geojson', '--municipality', '24216'], /--kind が要ります/],
    ['a missing file', ['backup'], /ファイル が要ります/],
    ['one word too many', ['doctor', 'now'], /余分な「now」/],
    [
      'a mapping that is none',
      ['import', 'resources', 'x', '--municipality', '1', '--mapping', 'no.json'],
      /--mapping/,
    ],
  ])('%s', async (_name, args, sentence) => {
    const { code, stdout, stderr } = await runHazama(args, { HAZAMA_DATA_DIR: path.join(folder, 'cli') });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/hazama -- help/);
  });
});

test('help lists every command, and a command its options', async () => {
  const help = await runHazama(['help'], {});
  expect(help.code).toBe(0);
  for (const command of [
    'serve',
    'municipality add',
    'import resources',
    'undo',
    'compute',
    'backup',
    'restore',
    'doctor',
  ])
    expect(help.stdout).toContain(`  ${command}`);
  const areas = await runHazama(['import', 'areas', '--help'], {});
  expect(areas.stdout).toMatch(/--boundary-source <.*OFFICIAL, DERIVED, ESTIMATED, NONE/);
});
