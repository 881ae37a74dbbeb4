import { mayReadResource, type Viewer, visibleLevels } from '../account/index.ts';
import type { Row, Statements } from '../database/index.ts';
import { joinOrganization } from '../resource/index.ts';
import { type ResourceValues, readableValues } from './resource-values.ts';

/** A version of a resource, and what brought it about. */
export interface ResourceVersion extends Row {
  readonly resourceId: string;
  readonly revision: number;
  readonly isCurrent: boolean;
  /** null: made before revisions were noted. */
  readonly cause: 'PUBLISH' | 'EDIT' | 'UNDO' | null;
  readonly at: Date | null;
  readonly by: string | null;
  readonly file: string | null;
  readonly line: number | null;
  /** What the viewer may read of it, now as then. */
  readonly values: Partial<ResourceValues>;
}

/** The last versions of each resource that the viewer may know of, the newest first. */
export function listVersions(
  database: Statements,
  viewer: Viewer,
  { codes, ids }: { readonly codes: readonly string[]; readonly ids: readonly string[] },
  most: number,
): Promise<ResourceVersion[]> {
  return database.query<ResourceVersion>(
    `WITH
     -- versions that the viewer might have seen, of resources that they may know of now
     versions AS (
       SELECT r.*, row_number() OVER (PARTITION BY r.municipality_code, r.id ORDER BY r.from_revision DESC) AS rank
       FROM resource r
       WHERE r.municipality_code = ANY($1) AND r.id = ANY($2) AND ${mayReadResource('r', '$3')})
     SELECT r.id AS "resourceId", r.from_revision AS revision, r.to_revision IS NULL AS "isCurrent",
       v.cause, v.at, p.name AS by,
       r.provenance ->> 'file' AS file, (r.provenance ->> 'line')::int AS line,
       ${readableValues('$3')} AS values
     FROM versions r
     JOIN resource now ON now.municipality_code = r.municipality_code AND now.id = r.id AND now.to_revision IS NULL
       AND ${mayReadResource('now', '$3')}
     JOIN resource_kind k ON k.id = r.kind_id
     JOIN resource_kind nk ON nk.id = now.kind_id
     ${joinOrganization('$3')}
     LEFT JOIN revision v ON v.municipality_code = r.municipality_code AND v.number = r.from_revision
     LEFT JOIN person p ON p.id = v.person_id
     WHERE r.rank <= $4
     ORDER BY r.id, r.from_revision DESC`,
    [codes, ids, visibleLevels(viewer), most],
  );
}

export interface HandEdit {
  readonly column: string;
  readonly at: string;
  readonly fileValue: unknown;
}

export interface ProvenanceRow extends Row {
  readonly resourceId: string;
  readonly source: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly edits: readonly HandEdit[];
}

/** Where each resource comes from, and what of it stands as a person wrote it. */
export function listProvenance(
  database: Statements,
  { codes, ids }: { readonly codes: readonly string[]; readonly ids: readonly string[] },
  bySomeone: string,
): Promise<ProvenanceRow[]> {
  return database.query<ProvenanceRow>(
    `SELECT r.id AS "resourceId", coalesce(d.source, $3) AS source,
       r.provenance ->> 'file' AS file, (r.provenance ->> 'line')::int AS line,
       coalesce((
         SELECT json_agg(json_build_object('column', e.field, 'at', e.at, 'fileValue',
             -- an organisation is known to people by its name
             CASE WHEN e.field = 'organization_id'
               THEN to_jsonb((SELECT o.name FROM organization o
                              WHERE o.municipality_code = e.municipality_code AND o.id = e.file_value #>> '{}'))
               ELSE e.file_value END) ORDER BY e.field)
         FROM resource_edit e WHERE e.municipality_code = r.municipality_code AND e.resource_id = r.id), '[]') AS edits
     FROM resource r LEFT JOIN dataset d ON d.municipality_code = r.municipality_code AND d.id = r.dataset_id
     WHERE r.municipality_code = ANY($1) AND r.id = ANY($2) AND r.to_revision IS NULL`,
    [codes, ids, bySomeone],
  );
}
