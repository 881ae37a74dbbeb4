import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SurroundingsError } from './surroundings-error.ts';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const SAMPLE_TOWNS = ['iga', 'isesaki'];
const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** A site of one's own network may be without TLS. */
const ORIGIN = /^https?:\/\/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;
const DATA_DIR = fileURLToPath(new URL('../../.hazama', import.meta.url));

export interface Config {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly dataDir: string;
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Slugs of the sample towns that a start puts into the database. */
  readonly sampleTowns: readonly string[];
  /** Whose pages, beside the server's own, may frame the page that is made for it: https://www.city.example.jp */
  readonly embedOrigins: readonly string[];
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Reads the environment once; throws `SurroundingsError` naming the value that can't be used. An empty value is an unset one. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const databaseUrl = readDatabaseUrl(env['DATABASE_URL']);
  return {
    host: readHost(env['HOST']),
    port: readPort(env['PORT']),
    dataDir: path.resolve(env['HAZAMA_DATA_DIR'] || DATA_DIR),
    databaseUrl,
    sampleTowns: readSampleTowns(env['HAZAMA_SAMPLE'], databaseUrl),
    embedOrigins: readEmbedOrigins(env['HAZAMA_EMBED_ORIGINS']),
    logLevel: readLogLevel(env['LOG_LEVEL']),
  };
}

function readHost(value: string | undefined): string {
  const host = value || '127.0.0.1';
  if (LOOPBACK.includes(host)) return host;
  throw new SurroundingsError(
    `HOST=${host} では始められません。利用者の登録がまだないので、この機械の中（127.0.0.1、::1、localhost）だけで動きます。`,
    `HOST=${host} is refused: nobody can sign in yet, so the server answers on this machine alone (127.0.0.1, ::1, localhost).`,
  );
}

function readPort(value: string | undefined): number {
  const port = value || '4000';
  if (/^\d{1,5}$/.test(port) && Number(port) <= 65_535) return Number(port);
  throw wrong('PORT', port, '0 から 65535 までの整数にしてください', 'it must be a whole number from 0 to 65535');
}

function readDatabaseUrl(value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return value;
  // it may hold a password: not repeated
  throw wrong(
    'DATABASE_URL',
    '…',
    'postgresql://利用者:パスワード@機械:5432/データベース の形にしてください（記号は %40 のように書きます）',
    'it must look like postgresql://user:password@host:5432/database (signs written as %40)',
  );
}

/** The sample goes into the embedded database by default, into a `DATABASE_URL` only when it is named. */
function readSampleTowns(value: string | undefined, databaseUrl: string | undefined): readonly string[] {
  const names = value || (databaseUrl ? 'none' : SAMPLE_TOWNS.join());
  if (names === 'none') return [];
  const towns = names.split(',').map((name) => name.trim());
  if (towns.every((town) => SAMPLE_TOWNS.includes(town))) return [...new Set(towns)];
  throw wrong(
    'HAZAMA_SAMPLE',
    names,
    `${SAMPLE_TOWNS.join('、')} のどれか（コンマ区切り）か none にしてください`,
    `it must be some of ${SAMPLE_TOWNS.join(', ')} with commas between, or none`,
  );
}

function readEmbedOrigins(value: string | undefined): readonly string[] {
  const words = (value ?? '').split(/[\s,、]+/).filter(Boolean);
  const named = words.map((word) => ({ word, origin: originOf(word) }));
  const mistaken = named.find(({ origin }) => origin === undefined);
  if (!mistaken) return [...new Set(named.flatMap(({ origin }) => origin ?? []))];
  throw wrong(
    'HAZAMA_EMBED_ORIGINS',
    mistaken.word,
    'うめこむ先のサイトを https://www.city.example.jp のように、https:// からドメイン名まで書いてください（いくつもあるときはコンマで区切ります。/ から後や * は書けません）',
    'name each site that may embed the map as https://www.city.example.jp, with commas between; without a path, and without *',
  );
}

/** As a browser compares them: https://www.city.example.jp. undefined for what is less or more than that, such as a path or a `*`. */
function originOf(word: string): string | undefined {
  if (!URL.canParse(word)) return undefined;
  const { origin, pathname, search, hash, username, password } = new URL(word);
  const isMore = pathname !== '/' || [search, hash, username, password].some((part) => part !== '');
  return ORIGIN.test(origin) && !isMore ? origin : undefined;
}

function readLogLevel(value: string | undefined): Config['logLevel'] {
  const level = LOG_LEVELS.find((known) => known === (value || 'info'));
  if (level) return level;
  const levels = LOG_LEVELS.join(', ');
  throw wrong('LOG_LEVEL', value ?? '', `${levels} のどれかにしてください`, `it must be one of ${levels}`);
}

function wrong(name: string, value: string, japanese: string, english: string): SurroundingsError {
  return new SurroundingsError(
    `${name}=${value} は使えません：${japanese}。`,
    `${name}=${value} can't be used: ${english}.`,
  );
}
