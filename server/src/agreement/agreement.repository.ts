import { mayReadRecord, recordField, type Viewer, visibleLevels } from '../account/index.ts';
import type { Row, Statements } from '../database/index.ts';
import { HAND_FORMAT } from '../dataset/index.ts';
import type { Agreement } from './agreement.ts';

export type AgreementRow = Row & Omit<Agreement, 'standing'>;

/** The agreements of towns that the viewer may know of, in the order of their partners' names. */
export function listAgreements(
  database: Statements,
  viewer: Viewer,
  codes: readonly string[],
): Promise<AgreementRow[]> {
  return database.query<AgreementRow>(
    `SELECT t.municipality_code AS "municipalityCode", t.id, t.from_revision AS revision, o.name AS organization,
       t.kind_id AS "kindId", t.area_ids AS "areaIds", t.signed_on AS "signedOn",
       ${recordField('agreement', 'renew_by', 't.renew_by', '$2')} AS "renewBy", t.ended_on AS "endedOn",
       CASE WHEN 'STAFF' = ANY($2::visibility[]) THEN d.source END AS source,
       coalesce(d.format = $3, false) AS "isHandMade"
     FROM agreement t
     JOIN organization o ON o.municipality_code = t.municipality_code AND o.id = t.organization_id
     LEFT JOIN dataset d ON d.municipality_code = t.municipality_code AND d.id = t.dataset_id
     WHERE t.municipality_code = ANY($1) AND t.to_revision IS NULL AND ${mayReadRecord('agreement', 't', '$2')}
     ORDER BY o.name COLLATE "C", t.signed_on NULLS LAST, t.id`,
    [codes, visibleLevels(viewer), HAND_FORMAT],
  );
}
