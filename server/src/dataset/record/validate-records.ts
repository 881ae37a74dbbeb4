import { lineInFile } from '../line-number.ts';
import type { Validate, ValidationContext } from '../validation/context.ts';
import { reviewRepeated } from '../validation/duplicates.ts';
import type { RowCheck } from '../validation/row-check.ts';
import { recordId } from '../value/record-id.ts';
import { publishRecords } from './publish-records.ts';
import type { ReadRecord, RecordSort } from './record-sort.ts';

interface Draft {
  readonly check: RowCheck;
  readonly record: ReadRecord;
}

/** Rows of one sort of record: read one by one, then told apart. */
export function validateRecords(sort: RecordSort): Validate {
  return async (checks, context) => {
    const drafts = checks.flatMap((check): Draft[] => {
      const record = sort.read(check, context);
      return record && check.verdict !== 'rejected' ? [{ check, record }] : [];
    });
    const entries = await identify(sort, drafts, context);
    await reviewRepeated(entries, (line) => `${sort.repeated}が${line}行目にもあります。どちらかにしてください。`);
    const records = entries
      .filter(({ check }) => check.verdict === 'accepted')
      .map(({ key, check, record }) => ({ id: key, line: lineInFile(check.row.line), record }));
    return (revision, transaction) => publishRecords(sort, records, revision, { ...context, transaction });
  };
}

/**
 * A record keeps its id while its key stays, whatever else changes. Of several with one key the first by their particulars
 * does, the others are known by theirs: in whichever order the rows come, and when a later one is put in beside it.
 */
async function identify(
  sort: RecordSort,
  drafts: readonly Draft[],
  context: ValidationContext,
): Promise<(Draft & { readonly key: string })[]> {
  const groups = [...Map.groupBy(drafts, ({ record }) => record.key.join('\u0000')).values()];
  const plainIds = groups.map(([first]) => idOf(sort, context.town.code, first?.record.key ?? []));
  const held = context.isAddition ? await listHeld(sort, plainIds, context) : new Set<string>();
  const ids = new Map<Draft, string>();
  for (const [at, group] of groups.entries()) {
    const plainId = plainIds[at] ?? '';
    const [first] = group.toSorted((a, b) => compare(a.record.particulars, b.record.particulars));
    for (const draft of group) {
      const { key, particulars } = draft.record;
      const isFirst = first !== undefined && compare(particulars, first.record.particulars) === 0;
      ids.set(draft, isFirst && !held.has(plainId) ? plainId : idOf(sort, context.town.code, [...key, ...particulars]));
    }
  }
  return drafts.map((draft) => ({ ...draft, key: ids.get(draft) ?? '' }));
}

function compare(a: readonly string[], b: readonly string[]): number {
  const [left, right] = [a.join('\u0000'), b.join('\u0000')];
  return left < right ? -1 : left > right ? 1 : 0;
}

export const idOf = ({ table }: RecordSort, code: string, parts: readonly string[]) => recordId(code, table, ...parts);

async function listHeld(
  { table }: RecordSort,
  ids: readonly string[],
  { transaction, town }: ValidationContext,
): Promise<ReadonlySet<string>> {
  const rows = await transaction.query<{ id: string }>(
    `SELECT id FROM ${table} WHERE municipality_code = $1 AND id = ANY($2) AND to_revision IS NULL`,
    [town.code, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
