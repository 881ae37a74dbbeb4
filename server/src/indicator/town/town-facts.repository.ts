import type { Row, Statements } from '../../database/index.ts';
import type { IndicatorDefinition, KindFacts } from '../definition.ts';
import type { AreaFacts, DatasetFacts, TargetFacts, TownFacts } from './town-facts.ts';

interface FactsRow extends Row, Omit<TownFacts, 'definitions' | 'kinds' | 'areas' | 'availableIndicatorIds'> {
  readonly definitions: readonly IndicatorDefinition[];
  readonly kinds: readonly KindFacts[];
  readonly areas: readonly AreaFacts[];
  readonly targets: readonly TargetFacts[];
  readonly datasets: readonly DatasetFacts[];
  readonly availableIds: readonly string[];
}

/** Reads the facts of a municipality as they stood at a revision; undefined where there is no such municipality. */
export async function findTownFacts(
  database: Statements,
  code: string,
  revision: number,
): Promise<TownFacts | undefined> {
  const [row] = await database.query<FactsRow>(SQL, [code, revision]);
  if (!row) return undefined;
  return {
    ...row,
    definitions: byId(row.definitions),
    kinds: byId(row.kinds),
    areas: byId(row.areas),
    availableIndicatorIds: new Set(row.availableIds),
  };
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

const SQL = `
  WITH
  -- the catalogue, with the town's own parameters over the defaults
  definition AS (
    SELECT json_agg(json_build_object(
      'id', i.id, 'version', i.version, 'measure', i.measure, 'kindIds', i.kind_ids, 'people', i.people, 'unit', i.unit,
      'higherIsBetter', i.higher_is_better, 'parameters', i.parameters || coalesce(own.parameters, '{}'),
      'palette', i.palette, 'breaks', i.breaks, 'position', i.position, 'names', i.names, 'definitions', i.definitions
    ) ORDER BY i.position, i.id) AS list
    FROM indicator i
    LEFT JOIN indicator_parameter own ON own.municipality_code = $1 AND own.indicator_id = i.id),
  kind AS (
    SELECT json_agg(json_build_object(
      'id', id, 'mode', mode, 'shelfLifeMonths', shelf_life_months, 'visibility', visibility, 'measures', measures,
      'names', names) ORDER BY position, id) AS list
    FROM resource_kind),
  -- targets in force at the revision
  goal AS (
    SELECT json_agg(json_build_object(
      'indicatorId', indicator_id, 'areaId', area_id, 'value', value, 'year', year, 'source', source) ORDER BY year, id) AS list
    FROM target
    WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)),
  source AS (
    SELECT json_agg(json_build_object(
      'id', id, 'name', name, 'source', source, 'asOf', as_of, 'license', license,
      'publishedOn', (published_at AT TIME ZONE 'Asia/Tokyo')::date) ORDER BY name, source, id) AS list
    FROM dataset WHERE municipality_code = $1),
  place AS (
    SELECT json_agg(json_build_object('id', id, 'kind', kind, 'name', name, 'parentId', parent_id)
                    ORDER BY kind, number NULLS LAST, id) AS list
    FROM area
    WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)),
  -- years with people; the key begins with municipality and year, so this reads no table
  peopled AS (
    SELECT array_agg(DISTINCT year ORDER BY year) AS years FROM population_count
    WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)),
  -- counts are known for years of their own
  counted AS (
    SELECT array_agg(DISTINCT extract(year FROM as_of)::int) AS years FROM count_record
    WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)),
  -- indicators of which any value is known: one look into the key for each
  available AS (
    SELECT array_agg(i.id) AS ids FROM indicator i
    WHERE EXISTS (
      SELECT FROM indicator_value v
      WHERE v.municipality_code = $1 AND v.indicator_id = i.id
        AND v.from_revision <= $2 AND (v.to_revision IS NULL OR v.to_revision > $2))),
  computed AS (
    SELECT max(at) AS at FROM revision WHERE municipality_code = $1 AND number <= $2 AND cause = 'COMPUTE')
  SELECT m.code, m.name, $2::int AS revision, m.is_demo AS "isDemo", m.reporting_kind AS "reportingKind",
         coalesce(computed.at, m.created_at) AS "computedAt",
         coalesce(definition.list, '[]') AS definitions, coalesce(kind.list, '[]') AS kinds,
         coalesce(goal.list, '[]') AS targets, coalesce(source.list, '[]') AS datasets,
         coalesce(place.list, '[]') AS areas,
         coalesce(available.ids, '{}') AS "availableIds",
         coalesce(peopled.years, '{}') AS "populationYears",
         ARRAY(SELECT DISTINCT year FROM unnest(coalesce(peopled.years, '{}') || coalesce(counted.years, '{}')) year
               ORDER BY year) AS "knownYears"
  FROM municipality m, definition, kind, goal, source, place, peopled, counted, available, computed
  WHERE m.code = $1`;
