import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import type { Config } from '../config.ts';
import type { DatabaseFindings } from '../database/index.ts';
import { reasonOf, SurroundingsError } from '../surroundings-error.ts';
import { findServerFile } from './server-file.ts';

/** One thing that was looked at. `detail` says how it is; where it isn't well, also what to do. */
export interface Finding {
  readonly subject: string;
  readonly isWell: boolean;
  readonly detail: string;
}

const LEAST_NODE_MAJOR = 24;
const LEAST_FREE_BYTES = 500_000_000;

/** How the database is looked at; `main.ts` hands it in. */
export interface DatabaseInspection {
  readonly inspectDatabase: (config: Config) => Promise<DatabaseFindings>;
  readonly hasTemplate: () => boolean;
}

/** Looks at everything that a start needs, and changes nothing. */
export async function diagnose(config: Config, inspection: DatabaseInspection): Promise<Finding[]> {
  const server = await findRunningServer(config.dataDir);
  return [
    node(),
    dataDirectory(config.dataDir),
    disk(config.dataDir),
    ...(await database(config, server, inspection)),
    ...(config.databaseUrl ? [] : [template(inspection)]),
    await port(config, server),
    client(),
  ];
}

export function findingText({ subject, isWell, detail }: Finding): string {
  return `${isWell ? '✓' : '✗'} ${subject}：${detail}`;
}

function node(): Finding {
  const isWell = Number(process.versions.node.split('.')[0]) >= LEAST_NODE_MAJOR;
  return {
    subject: 'Node.js',
    isWell,
    detail: `${process.versions.node}${isWell ? '' : `。${LEAST_NODE_MAJOR} 以上で動かしてください（npm run hazama を通すと、備え付けのものが使われます）`}`,
  };
}

function dataDirectory(dataDir: string): Finding {
  const nearest = nearestExisting(dataDir);
  try {
    fs.accessSync(nearest, fs.constants.W_OK);
    return {
      subject: 'データフォルダー',
      isWell: true,
      detail: `${dataDir}${nearest === dataDir ? '' : '（まだありません。初めの起動で作ります）'}`,
    };
  } catch (error) {
    const detail = `${dataDir} に書き込めません（${reasonOf(error)}）。権限を確かめるか、HAZAMA_DATA_DIR で別のフォルダーを指定してください`;
    return { subject: 'データフォルダー', isWell: false, detail };
  }
}

function disk(dataDir: string): Finding {
  const { bavail, bsize } = fs.statfsSync(nearestExisting(dataDir));
  const free = bavail * bsize;
  const isWell = free >= LEAST_FREE_BYTES;
  return {
    subject: 'ディスクの空き',
    isWell,
    detail: `${(free / 1e9).toFixed(1)} GB${isWell ? '' : '。0.5 GB 以上つくってください'}`,
  };
}

async function database(
  config: Config,
  server: string | undefined,
  { inspectDatabase }: DatabaseInspection,
): Promise<Finding[]> {
  const subject = config.databaseUrl ? 'データベース（DATABASE_URL）' : 'データベース（備え付け）';
  if (!config.databaseUrl && server)
    return [{ subject, isWell: true, detail: `動いているサーバー（${server}）が開いています` }];
  if (!config.databaseUrl && !fs.existsSync(path.join(config.dataDir, 'postgres')))
    return [{ subject, isWell: true, detail: 'まだありません。初めの起動で作ります' }];
  try {
    const { version, postgis, pendingMigrations } = await inspectDatabase(config);
    const pending = pendingMigrations.length === 0 ? '' : `。次の起動で ${pendingMigrations.length} 件の更新をします`;
    return [{ subject, isWell: true, detail: `PostgreSQL ${version}、PostGIS ${postgis}${pending}` }];
  } catch (error) {
    if (!(error instanceof SurroundingsError)) throw error;
    return [{ subject, isWell: false, detail: error.message.split('\n')[0] ?? '' }];
  }
}

function template({ hasTemplate }: DatabaseInspection): Finding {
  const isMade = hasTemplate();
  return {
    subject: 'データベースの型紙',
    isWell: true,
    detail: isMade ? 'あります' : 'まだありません。初めの起動が 10 秒ほど長くなります（npm run build で作れます）',
  };
}

async function port({ host, port: number }: Config, server: string | undefined): Promise<Finding> {
  const subject = `ポート ${number}`;
  if (server && new URL(server).port === String(number))
    return { subject, isWell: true, detail: '動いているサーバーが使っています' };
  const problem = await new Promise<Error | undefined>((resolve) => {
    const probe = net.createServer();
    probe.once('error', resolve);
    probe.listen({ host, port: number }, () => probe.close(() => resolve(undefined)));
  });
  return problem
    ? { subject, isWell: false, detail: `使えません（${problem.message}）。PORT で別の番号を指定してください` }
    : { subject, isWell: true, detail: '空いています' };
}

function client(): Finding {
  const isBuilt = fs.existsSync(new URL('../../../client/dist/index.html', import.meta.url));
  return {
    subject: '画面',
    isWell: isBuilt,
    detail: isBuilt ? '組み立ててあります' : 'まだです。npm run build を実行してください',
  };
}

async function findRunningServer(dataDir: string): Promise<string | undefined> {
  const address = findServerFile(dataDir);
  const alive = address && (await fetch(new URL('/healthz', address.url)).catch(() => undefined));
  return alive?.ok ? address?.url : undefined;
}

function nearestExisting(folder: string): string {
  return fs.existsSync(folder) || folder === path.dirname(folder) ? folder : nearestExisting(path.dirname(folder));
}
