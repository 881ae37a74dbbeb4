import { codeOf, reasonOf, SurroundingsError } from '../surroundings-error.ts';

type Sentence = readonly [japanese: string, english: string];

/** https://www.postgresql.org/docs/current/errcodes-appendix.html, and Node's codes of a connection that fails */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  '28P01': ['パスワードが違います', 'the password is wrong'],
  '28000': ['このユーザーは接続を許されていません', 'this user is not allowed to connect'],
  '3D000': [
    'その名前のデータベースがありません。createdb で作ってください',
    'there is no such database: make it with createdb',
  ],
  '42501': [
    'このユーザーには権限が足りません。データベースの所有者にするか、管理者が CREATE EXTENSION postgis を先に行ってください',
    'this user lacks a privilege: make it the owner of the database, or have an administrator run CREATE EXTENSION postgis first',
  ],
  '53300': ['接続の数が上限です', 'it has no connection left'],
  '57P03': ['起動の途中です。少し待ってください', 'it is still starting: wait a moment'],
  ECONNREFUSED: ['その場所で PostgreSQL が動いていません', 'no PostgreSQL listens there'],
  ENOTFOUND: ['その名前の機械が見つかりません', 'there is no machine of that name'],
  EAI_AGAIN: ['その名前の機械が見つかりません', 'there is no machine of that name'],
  ETIMEDOUT: ['返事がありません', 'it does not answer'],
  EHOSTUNREACH: ['そこへの道がありません', 'there is no way to it'],
  ENETUNREACH: ['そこへの道がありません', 'there is no way to it'],
};

/** The sentence for a `DATABASE_URL` that can't be used; never holds its password. */
export function connectionProblem(url: string, error: unknown): SurroundingsError {
  const [japanese, english] = sentence(error);
  const place = withoutPassword(url);
  return new SurroundingsError(
    `DATABASE_URL のデータベース ${place} を使えません：${japanese}。`,
    `The database at DATABASE_URL (${place}) can't be used: ${english}.`,
    { cause: error },
  );
}

/** A machine with an IPv4 and an IPv6 address fails once for each, in one AggregateError. */
function sentence(error: unknown): Sentence {
  const code = codeOf(error) ?? (error instanceof AggregateError ? codeOf(error.errors[0]) : undefined);
  const known = code === undefined ? undefined : SENTENCES[code];
  if (known) return known;
  if (/timeout/i.test(reasonOf(error))) return SENTENCES['ETIMEDOUT'] as Sentence;
  return [reasonOf(error), reasonOf(error)];
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return '（読めない URL）';
  const parsed = new URL(url);
  parsed.password = '';
  return parsed.href;
}
