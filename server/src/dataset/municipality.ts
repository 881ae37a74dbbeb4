import { findPrefectureName, parseMunicipalityCode } from '@hazama/geo';
import type { Database } from '../database/index.ts';
import { DatasetError } from './dataset-error.ts';
import { AREA_KINDS, type AreaKind } from './vocabulary.ts';

export interface NewMunicipality {
  /** 5 digits, or 6 with the check digit */
  readonly code: string;
  readonly name: string;
  /** First part of its URLs; the code where none is given. */
  readonly slug?: string | undefined;
  readonly nameKana?: string | undefined;
  readonly reportingKind?: AreaKind | undefined;
  readonly isDemo?: boolean | undefined;
  readonly bufferMeters?: number | undefined;
}

export interface AddedMunicipality {
  readonly code: string;
  readonly slug: string;
  readonly name: string;
  readonly prefecture: string;
  /** false: it was there already, and is now as given. */
  readonly isNew: boolean;
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/;
/** First parts of URLs that are the server's or the client's own. */
const RESERVED_SLUGS = new Set(
  'graphql tiles export imports templates hsds embed healthz readyz metrics public assets icons login logout admin api static settings about s'.split(
    ' ',
  ),
);

/**
 * Adds a municipality, or brings the one of that code to what is given; its data stays.
 * @throws DatasetError when the code or the slug can't be used
 */
export async function addMunicipality(
  { database }: { readonly database: Database },
  given: NewMunicipality,
): Promise<AddedMunicipality> {
  const parsed = parseMunicipalityCode(given.code.normalize('NFKC').trim());
  if (!parsed.ok)
    throw new DatasetError(
      'BAD_USER_INPUT',
      `市町村コード「${given.code}」が正しくありません。5桁（例 24216）か、検査数字を付けた6桁（例 242161）で書いてください。`,
    );
  const { code } = parsed;
  const name = given.name.trim();
  if (!name)
    throw new DatasetError('BAD_USER_INPUT', '市町村の名前がありません。〔--name 伊賀市〕のように書いてください。');
  const slug = given.slug ?? code;
  if (!SLUG.test(slug) || RESERVED_SLUGS.has(slug))
    throw new DatasetError(
      'BAD_USER_INPUT',
      `「${slug}」は URL の名前に使えません。英小文字・数字・ハイフンの40字まで（例 iga）で書いてください。`,
    );
  if (given.reportingKind && !AREA_KINDS.includes(given.reportingKind))
    throw new DatasetError(
      'BAD_USER_INPUT',
      `区域の種類「${given.reportingKind}」がありません。${AREA_KINDS.join(', ')} のどれかです。`,
    );
  const prefecture = findPrefectureName(code) ?? '';
  return database.transaction(async (transaction) => {
    const [taken] = await transaction.query<{ name: string }>(
      'SELECT name FROM municipality WHERE slug = $1 AND code <> $2',
      [slug, code],
    );
    if (taken)
      throw new DatasetError(
        'CONFLICT',
        `URL の名前「${slug}」は${taken.name}が使っています。ほかの名前にしてください〔--slug〕。`,
      );
    const [row] = await transaction.query<{ slug: string; isNew: boolean }>(
      `INSERT INTO municipality (code, slug, name, name_kana, prefecture, reporting_kind, is_demo, buffer_meters)
       VALUES ($1, $2, $3, $4, $5, coalesce($6::area_kind, 'RESIDENTS_COUNCIL'), coalesce($7::boolean, false), coalesce($8::int, 5000))
       ON CONFLICT (code) DO UPDATE SET name = excluded.name, prefecture = excluded.prefecture,
         slug = coalesce($9, municipality.slug),
         name_kana = coalesce($4, municipality.name_kana),
         reporting_kind = coalesce($6::area_kind, municipality.reporting_kind),
         is_demo = coalesce($7::boolean, municipality.is_demo),
         buffer_meters = coalesce($8::int, municipality.buffer_meters)
       RETURNING slug, xmax = 0 AS "isNew"`,
      [
        code,
        slug,
        name,
        given.nameKana ?? null,
        prefecture,
        given.reportingKind ?? null,
        given.isDemo ?? null,
        given.bufferMeters ?? null,
        given.slug ?? null,
      ],
    );
    return { code, slug: row?.slug ?? slug, name, prefecture, isNew: row?.isNew ?? true };
  });
}
