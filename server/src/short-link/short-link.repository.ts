import type { Row, Statements, Transaction } from '../database/index.ts';

/** Where a code leads. */
export interface LinkedScreen extends Row {
  readonly municipalityCode: string;
  readonly path: string;
}

export async function findLinkedScreen(
  statements: Statements,
  code: string,
): Promise<(LinkedScreen & { readonly slug: string }) | undefined> {
  const [found] = await statements.query<LinkedScreen & { slug: string }>(
    `SELECT l.municipality_code AS "municipalityCode", m.slug, l.path
     FROM short_link l JOIN municipality m ON m.code = l.municipality_code
     WHERE l.code = $1`,
    [code],
  );
  return found;
}

export async function countShortLinks(transaction: Transaction, municipalityCode: string): Promise<number> {
  const [row] = await transaction.query<{ links: number }>(
    'SELECT count(*)::integer AS links FROM short_link WHERE municipality_code = $1',
    [municipalityCode],
  );
  return row?.links ?? 0;
}

/** Does nothing where the code is taken. */
export async function insertShortLink(
  transaction: Transaction,
  code: string,
  { municipalityCode, path }: LinkedScreen,
): Promise<void> {
  await transaction.query(
    'INSERT INTO short_link (municipality_code, code, path) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING',
    [municipalityCode, code, path],
  );
}
