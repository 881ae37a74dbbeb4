import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import {
  type Catalogue,
  type IndicatorGroup,
  type Names,
  POPULATION_COLUMNS,
  type PopulationColumn,
  type ResourceGroup,
  type ResourceKind,
} from './catalogue.ts';
import { CatalogueError, type CatalogueIssue } from './catalogue-error.ts';
import { expandIndicators } from './expand-indicators.ts';
import { capitalised, namesOf } from './names.ts';
import { readTable, type TableRow } from './read-table.ts';
import {
  indicatorGroupRow,
  indicatorRow,
  populationColumnRow,
  type ResourceKindRow,
  resourceGroupRow,
  resourceKindRow,
} from './row-schemas.ts';

/** The catalogue that the project ships. */
export const DEFAULT_CATALOGUE_DIR = path.dirname(
  fileURLToPath(import.meta.resolve('@hazama/prisma/seed/catalogue/resource-kinds.csv')),
);

/**
 * Reads the catalogue from folders of CSV files, the project's own first. A later folder, such as a city's
 * `<data dir>/catalogue`, needs to hold only the files it has something to say in; its row replaces one of the same id.
 * @throws CatalogueError naming file, line, field and value of every fault
 */
export function readCatalogue(dirs: readonly string[] = [DEFAULT_CATALOGUE_DIR]): Catalogue {
  const populationColumns = readTables(dirs, 'population-columns.csv', populationColumnRow);
  const groupRows = readTables(dirs, 'resource-groups.csv', resourceGroupRow);
  const kindRows = readTables(dirs, 'resource-kinds.csv', resourceKindRow);
  const indicatorGroupRows = readTables(dirs, 'indicator-groups.csv', indicatorGroupRow);
  const rules = readTables(dirs, 'indicators.csv', indicatorRow);

  const groups: ResourceGroup[] = groupRows.map(({ value: row }) => ({
    id: row.id,
    icon: row.icon,
    color: row.color,
    position: row.position,
    names: namesOf(row),
  }));
  const groupIds = new Set(groups.map(({ id }) => id));
  const kindIds = new Set(kindRows.map(({ value }) => value.id));
  const issues = [
    ...kindRows.flatMap((row) => unknownReference(row, 'group', [row.value.group], groupIds)),
    ...indicatorGroupRows.flatMap((row) => unknownReference(row, 'kinds', row.value.kinds, kindIds)),
    ...indicatorGroupRows
      .filter(({ value }) => kindIds.has(value.id))
      .map(({ file, line, value }) => ({
        file,
        line,
        field: 'id',
        value: value.id,
        message: '種類の id と同じです。ほかの id にしてください。',
      })),
  ];
  if (issues.length > 0) throw new CatalogueError(issues);

  const kinds = kindRows.map(({ value }) => toKind(value)).toSorted((a, b) => a.position - b.position);
  const indicatorGroups: IndicatorGroup[] = indicatorGroupRows.map(({ value: row }) => ({
    id: row.id,
    kindIds: row.kinds,
    words: namesOf(row),
  }));
  const indicators = expandIndicators(rules, kinds, indicatorGroups, peopleWords(populationColumns));
  return { groups: groups.toSorted((a, b) => a.position - b.position), kinds, indicatorGroups, indicators };
}

function peopleWords(rows: readonly TableRow<z.output<typeof populationColumnRow>>[]): Record<PopulationColumn, Names> {
  const found = Object.fromEntries(rows.map(({ value }) => [value.id, namesOf(value)])) as Record<
    PopulationColumn,
    Names
  >;
  const issues = POPULATION_COLUMNS.filter((id) => !found[id]).map((value) => ({
    file: 'population-columns.csv',
    line: undefined,
    field: 'id',
    value,
    message: 'この行がありません。足してください。',
  }));
  if (issues.length > 0) throw new CatalogueError(issues);
  return found;
}

/** The rows of one file name in all folders, a later row in the place of an earlier one of the same id. */
function readTables<S extends z.ZodType<{ id: string; kinds?: string[] }>>(
  dirs: readonly string[],
  name: string,
  schema: S,
) {
  const rows = new Map<string, TableRow<z.output<S>>>();
  for (const dir of dirs) {
    const file = path.join(dir, name);
    if (!existsSync(file)) continue;
    const seen = new Set<string>();
    for (const row of readTable(path.join(path.basename(dir), name), readFileSync(file), schema)) {
      const key = keyOf(row.value);
      if (seen.has(key))
        throw new CatalogueError([
          { ...row, field: 'id', value: row.value.id, message: '同じ id の行があります。片方を消してください。' },
        ]);
      seen.add(key);
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}

/** One pattern of indicators.csv may stand on several lines, each for other kinds. */
function keyOf({ id, kinds }: { id: string; kinds?: string[] }): string {
  return id.includes('{') ? `${id} ${(kinds ?? []).join(' ')}` : id;
}

function unknownReference(
  row: TableRow<unknown>,
  field: string,
  values: readonly string[],
  known: ReadonlySet<string>,
): CatalogueIssue[] {
  return values
    .filter((value) => !known.has(value))
    .map((value) => ({
      file: row.file,
      line: row.line,
      field,
      value,
      message: `この id がありません。次のどれかにしてください: ${[...known].join(' ')}`,
    }));
}

function toKind(row: ResourceKindRow): ResourceKind {
  const words = namesOf(row);
  const names = capitalised(words);
  return {
    id: row.id,
    groupId: row.group,
    aid: row.aid,
    mode: row.mode,
    people: row.people,
    shelfLifeMonths: row.shelf_life_months,
    visibility: row.visibility,
    measures: row.measures,
    planRows: row.plan_rows,
    position: row.position,
    names,
    words,
    shortNames: { ...names, ja: row.short_ja || names.ja },
    aliases: row.aliases,
  };
}
