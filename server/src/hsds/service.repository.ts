import { mayReadField, mayReadResource, PUBLIC_VIEWER, visibleLevels, type WithheldField } from '../account/index.ts';
import type { Row, Statements } from '../database/index.ts';

/** What the public may know of a resource. */
export interface ServiceRow extends Row {
  readonly id: string;
  readonly municipality: string;
  readonly prefecture: string;
  readonly isDemo: boolean;
  readonly kindId: string;
  readonly name: string;
  readonly nameKana: string | null;
  readonly address: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** active, preparing, suspended, closed */
  readonly status: string;
  readonly schedule: string | null;
  readonly organizationId: string | null;
  readonly organization: string | null;
  readonly phone: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly confirmedOn: string | null;
  readonly modifiedAt: Date | null;
  readonly servesAreas: readonly string[];
}

/** Which of them; null: not asked for. */
export interface ServiceCriteria {
  readonly municipality: string | null;
  readonly ids: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  readonly organizationIds: readonly string[] | null;
  /** Folded as `search_key` is; all of them have to be in it. */
  readonly terms: readonly string[];
  readonly modifiedAfter: string | null;
  readonly withPlace: boolean;
}

export interface ServicePage {
  readonly rows: readonly ServiceRow[];
  readonly total: number;
}

const LEVELS = '$1';
const mayRead = (field: WithheldField) => mayReadField('r', 'k', field, LEVELS);
const shown = (field: WithheldField, value: string) => `CASE WHEN ${mayRead(field)} THEN ${value} END`;

/** Public services by town, kind and name. */
export async function listServices(
  database: Statements,
  criteria: ServiceCriteria,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<ServicePage> {
  const rows = await database.query<ServiceRow & { total: number }>(
    `WITH
     -- what the public may know of and the criteria let through, with what the order needs and no more
     matching AS (
       SELECT r.municipality_code, r.id, r.from_revision, k.position, r.name
       FROM resource r JOIN resource_kind k ON k.id = r.kind_id
       LEFT JOIN organization o ON o.municipality_code = r.municipality_code AND o.id = r.organization_id
         AND o.visibility = ANY(${LEVELS}::visibility[])
       LEFT JOIN revision v ON v.municipality_code = r.municipality_code AND v.number = r.from_revision
       WHERE r.to_revision IS NULL AND ${mayReadResource('r', LEVELS)}
         AND ($2::text IS NULL OR r.municipality_code = $2)
         AND ($3::text[] IS NULL OR r.id = ANY($3))
         AND ($4::text[] IS NULL OR r.kind_id = ANY($4))
         AND ($5::text[] IS NULL OR (o.id = ANY($5) AND ${mayRead('organization')}))
         AND coalesce((SELECT bool_and(strpos(r.search_key, term) > 0) FROM unnest($6::text[]) term), true)
         AND ($7::timestamptz IS NULL OR v.at >= $7)
         AND (NOT $8::boolean OR (${mayRead('location')} AND (r.location IS NOT NULL OR r.address IS NOT NULL)))),
     page AS (
       SELECT * FROM matching
       ORDER BY municipality_code, position, name COLLATE "C", id COLLATE "C" OFFSET $9 LIMIT $10),
     totals AS (SELECT count(*)::int AS total FROM matching)
     SELECT totals.total, page.id, m.name AS municipality, m.prefecture, m.is_demo AS "isDemo", r.kind_id AS "kindId",
       r.name, r.name_kana AS "nameKana", ${shown('address', 'r.address')} AS address,
       ${shown('location', 'ST_X(r.location)')} AS longitude, ${shown('location', 'ST_Y(r.location)')} AS latitude,
       lower(r.status::text) AS status, ${shown('schedule', 'r.schedule')} AS schedule,
       ${shown('organization', 'o.id')} AS "organizationId", ${shown('organization', 'o.name')} AS organization,
       ${shown('phone', 'r.phone')} AS phone, ${shown('url', 'r.url')} AS url,
       r.languages, r.confirmed_on AS "confirmedOn", v.at AS "modifiedAt", served.names AS "servesAreas"
     FROM totals
     LEFT JOIN page ON true
     LEFT JOIN resource r ON r.municipality_code = page.municipality_code AND r.id = page.id AND r.from_revision = page.from_revision
     LEFT JOIN resource_kind k ON k.id = r.kind_id
     LEFT JOIN municipality m ON m.code = r.municipality_code
     LEFT JOIN organization o ON o.municipality_code = r.municipality_code AND o.id = r.organization_id
       AND o.visibility = ANY(${LEVELS}::visibility[])
     LEFT JOIN revision v ON v.municipality_code = r.municipality_code AND v.number = r.from_revision
     -- the areas that it serves
     LEFT JOIN LATERAL (
       SELECT coalesce(array_agg(a.name ORDER BY a.kind, a.number NULLS LAST, a.id), '{}') AS names
       FROM resource_area ra
       JOIN area a ON a.municipality_code = ra.municipality_code AND a.id = ra.area_id AND a.to_revision IS NULL
       WHERE ra.municipality_code = r.municipality_code AND ra.resource_id = r.id AND ra.relation = 'SERVES') served ON true
     ORDER BY page.municipality_code, page.position, page.name COLLATE "C", page.id COLLATE "C"`,
    [
      visibleLevels(PUBLIC_VIEWER),
      criteria.municipality,
      criteria.ids,
      criteria.kinds,
      criteria.organizationIds,
      criteria.terms,
      criteria.modifiedAfter,
      criteria.withPlace,
      offset,
      limit,
    ],
  );
  // a page without any row still tells how many there are
  return { rows: rows.filter(({ id }) => id !== null), total: rows[0]?.total ?? 0 };
}

/** The ids of a town's public services: one is found by its UUID among them. */
export async function listServiceIds(database: Statements, municipality: string): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    `SELECT r.id FROM resource r
     WHERE r.municipality_code = $2 AND r.to_revision IS NULL AND ${mayReadResource('r', LEVELS)}`,
    [visibleLevels(PUBLIC_VIEWER), municipality],
  );
  return rows.map(({ id }) => id);
}
