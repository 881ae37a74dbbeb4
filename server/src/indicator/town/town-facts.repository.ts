import type { Row, Statements } from '../../database/index.ts';
import type { IndicatorDefinition, KindFacts } from '../definition.ts';
import type { CatalogueFacts } from './catalogue-facts.ts';
import type { AreaFacts, TownFacts } from './town-facts.ts';

type Listed = 'definitions' | 'kinds' | 'areas' | 'availableIndicatorIds';

/** The facts without the catalogue, and a stamp that names it. */
export interface FactsRow extends Row, Omit<TownFacts, Listed> {
  readonly catalogueStamp: string;
  readonly areas: readonly AreaFacts[];
  readonly availableIds: readonly string[];
}

/** Reads the facts of a municipality as they stood at a revision; undefined where there is no such municipality. */
export async function findFactsRow(
  database: Statements,
  code: string,
  revision: number,
): Promise<FactsRow | undefined> {
  const [row] = await database.query<FactsRow>(FACTS, [code, revision]);
  return row;
}

export function toTownFacts(row: FactsRow, catalogue: CatalogueFacts): TownFacts {
  const { catalogueStamp: _catalogueStamp, availableIds, areas, ...facts } = row;
  return { ...facts, ...catalogue, areas: byId(areas), availableIndicatorIds: new Set(availableIds) };
}

/** The catalogue, with a municipality's own parameters over the defaults. */
export async function getCatalogueFacts(database: Statements, code: string): Promise<CatalogueFacts> {
  const [row] = await database.query<{ definitions: IndicatorDefinition[]; kinds: KindFacts[] }>(CATALOGUE, [code]);
  return { definitions: byId(row?.definitions ?? []), kinds: byId(row?.kinds ?? []) };
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

const CATALOGUE = `
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
    FROM resource_kind)
  SELECT coalesce(definition.list, '[]') AS definitions, coalesce(kind.list, '[]') AS kinds FROM definition, kind`;

const FACTS = `
  WITH
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
    SELECT json_agg(json_build_object('id', id, 'kind', kind, 'name', name, 'nameKana', name_kana, 'parentId', parent_id,
                                       'isRural', is_rural)
                    ORDER BY kind, number NULLS LAST, id) AS list
    FROM area
    WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)),
  -- years with people; the key begins with municipality and year, so this reads no table
  peopled AS (
    SELECT array_agg(DISTINCT year ORDER BY year) AS years FROM population_count
    WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)),
  -- indicators of which any value is known: one look into the key for each
  available AS (
    SELECT array_agg(i.id) AS ids FROM indicator i
    WHERE EXISTS (
      SELECT FROM indicator_value v
      WHERE v.municipality_code = $1 AND v.indicator_id = i.id
        AND v.from_revision <= $2 AND (v.to_revision IS NULL OR v.to_revision > $2))),
  -- the newest compute; the newest change that is no edit of a record
  ledger AS (
    SELECT max(at) FILTER (WHERE cause = 'COMPUTE') AS computed_at,
           max(number) FILTER (WHERE cause = 'PUBLISH'
             OR cause = 'UNDO' AND subject NOT LIKE 'resource/%' AND subject NOT LIKE 'presence/%') AS published
    FROM revision WHERE municipality_code = $1 AND number <= $2),
  -- another as soon as a definition, a kind or one of the town's parameters is
  catalogue AS (
    SELECT concat_ws(' ', $1::text,
      (SELECT sum(hashtextextended(i::text, 0)::numeric) FROM indicator i),
      (SELECT sum(hashtextextended(k::text, 0)::numeric) FROM resource_kind k),
      (SELECT sum(hashtextextended(p::text, 0)::numeric) FROM indicator_parameter p WHERE p.municipality_code = $1)) AS stamp)
  SELECT m.code, m.name, $2::int AS revision, m.is_demo AS "isDemo", m.reporting_kind AS "reportingKind",
         m.buffer_meters AS "bufferMeters",
         coalesce(ledger.computed_at, m.created_at) AS "computedAt",
         catalogue.stamp AS "catalogueStamp", coalesce(ledger.published, 0) AS "publishedRevision",
         coalesce(goal.list, '[]') AS targets, coalesce(source.list, '[]') AS datasets,
         coalesce(place.list, '[]') AS areas,
         coalesce(available.ids, '{}') AS "availableIds",
         coalesce(peopled.years, '{}') AS "populationYears"
  FROM municipality m, catalogue, ledger, goal, source, place, peopled, available
  WHERE m.code = $1`;
