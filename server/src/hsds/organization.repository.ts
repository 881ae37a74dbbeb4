import { mayReadField, mayReadResource, PUBLIC_VIEWER, visibleLevels } from '../account/index.ts';
import type { Row, Statements } from '../database/index.ts';

/** A body that a public service names. */
export interface OrganizationRow extends Row {
  readonly id: string;
  readonly name: string;
  readonly nameKana: string | null;
  readonly url: string | null;
  readonly phone: string | null;
  readonly municipality: string;
}

/** Public organisations with public services, by town and name; null: all towns, all of them. */
export async function listOrganizations(
  database: Statements,
  municipality: string | null,
  kinds: readonly string[] | null,
): Promise<OrganizationRow[]> {
  return database.query<OrganizationRow>(
    `SELECT o.id, o.name, o.name_kana AS "nameKana", o.url, o.phone, m.name AS municipality
     FROM organization o JOIN municipality m ON m.code = o.municipality_code
     WHERE ($2::text IS NULL OR o.municipality_code = $2) AND o.visibility = ANY($1::visibility[])
       AND EXISTS (
         SELECT FROM resource r JOIN resource_kind k ON k.id = r.kind_id
         WHERE r.municipality_code = o.municipality_code AND r.organization_id = o.id AND r.to_revision IS NULL
           AND ($3::text[] IS NULL OR r.kind_id = ANY($3))
           AND ${mayReadResource('r', '$1')} AND ${mayReadField('r', 'k', 'organization', '$1')})
     ORDER BY o.municipality_code, o.name COLLATE "C", o.id COLLATE "C"`,
    [visibleLevels(PUBLIC_VIEWER), municipality, kinds],
  );
}
