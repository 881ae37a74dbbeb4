import type { Statements } from '../database/index.ts';
import type { Catalogue, Indicator, ResourceGroup, ResourceKind } from './catalogue.ts';

export async function upsertGroups(statements: Statements, groups: readonly ResourceGroup[]): Promise<void> {
  await statements.query(
    `INSERT INTO resource_group (id, icon, color, position, names)
     SELECT id, icon, color, position, names
     FROM jsonb_to_recordset($1::jsonb) AS t(id text, icon text, color text, position int, names jsonb)
     ON CONFLICT (id) DO UPDATE
     SET icon = excluded.icon, color = excluded.color, position = excluded.position, names = excluded.names`,
    [JSON.stringify(groups)],
  );
}

export async function upsertKinds(statements: Statements, kinds: readonly ResourceKind[]): Promise<void> {
  const rows = kinds.map((kind) => ({
    ...kind,
    mode: kind.mode.toUpperCase(),
    visibility: kind.visibility.toUpperCase(),
  }));
  await statements.query(
    `INSERT INTO resource_kind (id, group_id, aid, mode, people, shelf_life_months, visibility, measures, plan_rows,
                                position, names, short_names, aliases)
     SELECT id, "groupId", aid, mode::resource_kind_mode, people, "shelfLifeMonths", visibility::visibility,
            -- arrays arrive as JSON: jsonb_to_recordset reads them into text[] and int[] by itself
            measures, "planRows", position, names, "shortNames", aliases
     FROM jsonb_to_recordset($1::jsonb)
       AS t(id text, "groupId" text, aid text, mode text, people text, "shelfLifeMonths" int, visibility text,
            measures text[], "planRows" int[], position int, names jsonb, "shortNames" jsonb, aliases text[])
     ON CONFLICT (id) DO UPDATE
     SET group_id = excluded.group_id, aid = excluded.aid, mode = excluded.mode, people = excluded.people,
         shelf_life_months = excluded.shelf_life_months, visibility = excluded.visibility,
         measures = excluded.measures, plan_rows = excluded.plan_rows, position = excluded.position,
         names = excluded.names, short_names = excluded.short_names, aliases = excluded.aliases`,
    [JSON.stringify(rows)],
  );
}

/** Keeps the stored version while the definition is the same, else takes the next one (or the file's, when higher). */
export async function upsertIndicators(
  statements: Statements,
  indicators: readonly (Indicator & { readonly definitionHash: string })[],
): Promise<void> {
  await statements.query(
    `INSERT INTO indicator (id, version, measure, variant, kind_ids, people, unit, higher_is_better, parameters, palette,
                            breaks, position, names, definitions, definition_hash)
     SELECT id, version, measure, variant, "kindIds", people, unit, "higherIsBetter", parameters, palette,
            breaks, position, names, definitions, "definitionHash"
     FROM jsonb_to_recordset($1::jsonb)
       AS t(id text, version int, measure text, variant text, "kindIds" text[], people text, unit text,
            "higherIsBetter" boolean, parameters jsonb, palette text, breaks float8[], position int, names jsonb,
            definitions jsonb, "definitionHash" text)
     ON CONFLICT (id) DO UPDATE
     SET version = CASE WHEN indicator.definition_hash = excluded.definition_hash
                        THEN greatest(indicator.version, excluded.version)
                        ELSE greatest(indicator.version + 1, excluded.version) END,
         measure = excluded.measure, variant = excluded.variant, kind_ids = excluded.kind_ids, people = excluded.people,
         unit = excluded.unit, higher_is_better = excluded.higher_is_better, parameters = excluded.parameters,
         palette = excluded.palette, breaks = excluded.breaks, position = excluded.position, names = excluded.names,
         definitions = excluded.definitions, definition_hash = excluded.definition_hash`,
    [JSON.stringify(indicators)],
  );
}

/** Removes what the files no longer hold and nothing names. */
export async function deleteUnused(statements: Statements, { groups, kinds, indicators }: Catalogue): Promise<void> {
  await statements.query(
    `DELETE FROM indicator
     WHERE id <> ALL ($1::text[])
       AND NOT EXISTS (SELECT FROM indicator_value value WHERE value.indicator_id = indicator.id)
       AND NOT EXISTS (SELECT FROM target WHERE target.indicator_id = indicator.id)`,
    [ids(indicators)],
  );
  await statements.query(
    `DELETE FROM resource_kind kind
     WHERE id <> ALL ($1::text[])
       AND NOT EXISTS (SELECT FROM resource WHERE resource.kind_id = kind.id)
       AND NOT EXISTS (SELECT FROM presence_record record WHERE record.kind_id = kind.id)
       AND NOT EXISTS (SELECT FROM count_record record WHERE record.kind_id = kind.id)
       AND NOT EXISTS (SELECT FROM agreement WHERE agreement.kind_id = kind.id)`,
    [ids(kinds)],
  );
  await statements.query(
    `DELETE FROM resource_group "group"
     WHERE id <> ALL ($1::text[])
       AND NOT EXISTS (SELECT FROM resource_kind kind WHERE kind.group_id = "group".id)`,
    [ids(groups)],
  );
}

function ids(rows: readonly { readonly id: string }[]): string[] {
  return rows.map(({ id }) => id);
}
