import type { Town, TownArea } from '../town/town.ts';
import type { AreaValue, ValueTable } from '../town/use-area-values.ts';

/** One line of the table. */
export interface AreaRow {
  readonly id: string;
  /** null for 市全体 */
  readonly area: TownArea | null;
  readonly over65: number | null;
  readonly values: ReadonlyMap<string, AreaValue>;
}

/** 市全体 first, then the areas by 地区番号. */
export function areaRows({ areas, total }: Town, values: ValueTable, people: ReadonlyMap<string, number>): AreaRow[] {
  const row = (id: string, area: TownArea | null, found: AreaRow['values'] | undefined): AreaRow => ({
    id,
    area,
    over65: people.get(id) ?? null,
    values: found ?? new Map(),
  });
  return [
    ...(total ? [row(total.id, null, values.total)] : []),
    ...areas.map((area) => row(area.id, area, values.byArea.get(area.id))),
  ];
}

/** What a column sorts by; undefined stands last in both directions. */
export function sortable(value: AreaValue | undefined): number | undefined {
  return value && (value.state === 'OK' || value.state === 'STALE') ? (value.value ?? undefined) : undefined;
}
