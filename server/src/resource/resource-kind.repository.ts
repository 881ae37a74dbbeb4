import { mayReadField, mayReadResource, type Viewer, visibleLevels } from '../account/index.ts';
import type { Statements } from '../database/index.ts';
import type { ResourceKind } from './resource-kind.ts';

/** A kind as the catalogue has it, no municipality's yet. */
export type CatalogueKind = Omit<ResourceKind, 'municipalityCode'>;

/** The whole catalogue, in its order. */
export function listCatalogueKinds(database: Statements): Promise<CatalogueKind[]> {
  return database.query<CatalogueKind>(
    `SELECT k.id, k.group_id AS "group", k.aid, g.icon, g.color, k.mode, k.position, k.shelf_life_months AS "shelfLifeMonths",
            k.names, k.short_names AS "shortNames", g.names AS "groupNames", k.visibility
     FROM resource_kind k JOIN resource_group g ON g.id = k.group_id
     ORDER BY k.position, k.id`,
  );
}

export interface KindCount {
  readonly municipalityCode: string;
  readonly kindId: string;
  /** Active resources. */
  readonly count: number;
  /** Of these, without a place that this viewer may see. */
  readonly withoutPlace: number;
}

/** Active resources that the viewer may know of, by kind. */
export function countResourcesByKind(
  database: Statements,
  viewer: Viewer,
  codes: readonly string[],
): Promise<KindCount[]> {
  return database.query<KindCount & { kindId: string }>(
    `SELECT r.municipality_code AS "municipalityCode", r.kind_id AS "kindId", count(*)::int AS count,
            count(*) FILTER (WHERE r.location IS NULL OR NOT ${mayReadField('r', 'k', 'location', '$2')})::int AS "withoutPlace"
     FROM resource r JOIN resource_kind k ON k.id = r.kind_id
     WHERE r.municipality_code = ANY($1) AND r.to_revision IS NULL AND r.status = 'ACTIVE' AND ${mayReadResource('r', '$2')}
     GROUP BY r.municipality_code, r.kind_id`,
    [codes, visibleLevels(viewer)],
  );
}
