/** SQL: the name of the organisation of `t`. */
export const ORGANIZATION_NAME = `(SELECT o.name FROM organization o
  WHERE o.municipality_code = t.municipality_code AND o.id = t.organization_id)`;

/** SQL: 資源の種類 of `t`, as a person calls it. */
export const KIND_NAME = `(SELECT k.names ->> 'ja' FROM resource_kind k WHERE k.id = t.kind_id)`;

/**
 * SQL: the names of areas by their ids, separated by 「、」; of one that is no more the last that it had, so that it never
 * reads as the whole town. By its id where another area of the town has the same name.
 */
export const areaNames = (ids: string): string => `(
  SELECT string_agg(CASE WHEN EXISTS (
      SELECT FROM area other WHERE other.municipality_code = t.municipality_code AND other.to_revision IS NULL
        AND other.name = named.name AND other.id <> named.id) THEN named.id ELSE named.name END,
    '、' ORDER BY named.kind, named.number NULLS LAST, named.id)
  FROM (SELECT DISTINCT ON (a.id) a.id, a.name, a.kind, a.number FROM area a
    WHERE a.municipality_code = t.municipality_code AND a.id = ANY(${ids})
    ORDER BY a.id, a.from_revision DESC) named)`;
