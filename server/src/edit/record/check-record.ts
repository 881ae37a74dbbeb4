import type { Transaction } from '../../database/index.ts';
import { checkTypedRecord, type RecordSort } from '../../dataset/index.ts';
import { UserError } from '../../wire/index.ts';
import { findPersonalData } from '../private-home.ts';
import { cellsOf, fieldsOf, type RecordValues, textOf } from './record-values.ts';

const LONGEST = 200;
/** Where someone might write of a person. */
const FREE_TEXT: readonly string[] = ['organization', 'role'];

interface Check {
  readonly code: string;
  readonly today: string;
  /** All that is to stand. */
  readonly values: RecordValues;
  /** Fields that the person changed: what stood before in spite of a doubt can still be mended elsewhere. */
  readonly judged: ReadonlySet<string>;
}

export interface CheckedRecord {
  readonly columns: Readonly<Record<string, unknown>>;
  readonly ids: readonly string[];
}

/**
 * Reads what was typed by the rules of an import.
 * @throws UserError BAD_USER_INPUT with `extensions.fields`: [{ field, message }]
 */
export async function checkRecord(
  transaction: Transaction,
  sort: RecordSort,
  { code, today, values, judged }: Check,
): Promise<CheckedRecord> {
  const { columns, ids, faults } = await checkTypedRecord(transaction, sort, {
    code,
    cells: cellsOf(sort, values),
    today,
  });
  const fields = fieldsOf(sort);
  const own = fields.flatMap(({ name }) => {
    const text = textOf(values[name]);
    const message = FREE_TEXT.includes(name) ? textFault(text) : undefined;
    return message ? [{ field: name, message }] : [];
  });
  const typed = faults.map(({ field, message }) => ({
    field: fields.find(({ cell }) => cell === field)?.name ?? field,
    message,
  }));
  const found = [...own, ...typed]
    .filter(({ field }) => judged.has(field))
    // one sentence a field is what a person can follow
    .filter(({ field }, at, all) => all.findIndex((other) => other.field === field) === at);
  if (found.length === 0 && columns) return { columns, ids };
  const message = found.map((fault) => fault.message).join(' ') || '書いた内容を確かめてください。';
  throw new UserError('BAD_USER_INPUT', message, { fields: found });
}

function textFault(text: string): string | undefined {
  if (text.length > LONGEST) return `${LONGEST}文字までで書いてください(いま${text.length}文字)。`;
  return findPersonalData(text);
}
