import type { Row, Statements } from '../database/index.ts';
import { fold } from '../name/index.ts';

export interface DuplicateQuestion {
  readonly code: string;
  readonly kind: string | null;
  readonly name: string | null;
  readonly nameKana: string | null;
  readonly phone: string | null;
  readonly location: { readonly longitude: number; readonly latitude: number } | null;
  /** The resource that is being written. */
  readonly except: string | null;
}

export interface DuplicateRow extends Row {
  readonly id: string;
  readonly reasons: ('NEAR' | 'KANA' | 'PHONE')[];
  readonly meters: number | null;
}

/** Closer than this two of a kind may be one. */
const NEAR_METERS = 50;
const MOST = 10;

/** Records that may be the same place: those with more reasons first, then the nearest. Not for the eyes of the public. */
export function listDuplicates(database: Statements, question: DuplicateQuestion): Promise<DuplicateRow[]> {
  const { code, kind, name, nameKana, phone, location, except } = question;
  const digits = (phone ?? '').normalize('NFKC').replaceAll(/\D/g, '');
  return database.query<DuplicateRow>(
    `WITH
     asked AS (SELECT ST_SetSRID(ST_MakePoint($3::float8, $4::float8), 4326)::geography AS place),
     -- what each has in common with what is asked about
     compared AS (
       SELECT r.id, r.name,
         coalesce(r.kind_id = $2 AND ST_DWithin(r.location::geography, asked.place, ${NEAR_METERS}), false) AS near,
         -- a search key is the name's fold and, after a space, the reading's
         coalesce(split_part(r.search_key, ' ', 2) = nullif($5, '')
           OR (r.kind_id = $2 AND split_part(r.search_key, ' ', 1) = nullif($6, '')), false) AS kana,
         coalesce(regexp_replace(normalize(r.phone, NFKC), '[^0-9]', '', 'g') = nullif($7, ''), false) AS phone,
         round(ST_Distance(r.location::geography, asked.place)) AS meters
       FROM resource r CROSS JOIN asked
       WHERE r.municipality_code = $1 AND r.to_revision IS NULL AND r.status <> 'CLOSED' AND r.id IS DISTINCT FROM $8)
     SELECT id, meters, array_remove(ARRAY[
       CASE WHEN near THEN 'NEAR' END, CASE WHEN kana THEN 'KANA' END, CASE WHEN phone THEN 'PHONE' END], NULL) AS reasons
     FROM compared WHERE near OR kana OR phone
     ORDER BY near::int + kana::int + phone::int DESC, meters NULLS LAST, name COLLATE "C", id COLLATE "C"
     LIMIT ${MOST}`,
    [
      code,
      kind,
      location?.longitude ?? null,
      location?.latitude ?? null,
      nameKana ? fold(nameKana) : '',
      name ? fold(name) : '',
      // 119 and the like are many's
      digits.length >= 9 ? digits : '',
      except,
    ],
  );
}
