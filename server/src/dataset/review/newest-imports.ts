/**
 * Of each dataset of municipality $1 the import whose rows wait: the one that stands published, or one that was tried since and
 * left rows to look at. A decision publishes under the import that it is about.
 */
export const NEWEST_IMPORTS = `
  SELECT DISTINCT ON (dataset_id) dataset_id, import_id FROM (
    SELECT dataset_id, import_id, published_at AS at, version FROM dataset_version
    WHERE municipality_code = $1 AND undone_at IS NULL
    UNION ALL
    SELECT DISTINCT r.dataset_id, r.import_id, i.finished_at, NULL::int FROM review_row r
    JOIN import i ON i.municipality_code = $1 AND i.id = r.import_id
    WHERE r.municipality_code = $1 AND i.status = 'REJECTED') tried
  ORDER BY dataset_id, at DESC, version DESC NULLS LAST`;
