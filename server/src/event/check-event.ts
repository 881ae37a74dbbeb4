import type { Transaction } from '../database/index.ts';
import { checkTypedEvent } from '../dataset/index.ts';
import { findPersonalData } from '../edit/index.ts';
import { UserError } from '../wire/index.ts';
import type { EventInput } from './event-input.ts';

interface Check {
  readonly transaction: Transaction;
  readonly code: string;
  readonly today: string;
  readonly input: EventInput;
  /** Columns that stand; null for an event that is being made. */
  readonly held: Readonly<Record<string, unknown>> | null;
}

/** Field of the input → field of the template, and column. */
const FIELDS = {
  kind: { cell: 'kind', column: 'kind' },
  title: { cell: 'title', column: 'title' },
  heldOn: { cell: 'on', column: 'held_on' },
  untilOn: { cell: 'until', column: 'until_on' },
  startTime: { cell: 'start_time', column: 'start_time' },
  endTime: { cell: 'end_time', column: 'end_time' },
  place: { cell: 'place', column: 'place' },
  areas: { cell: 'areas', column: 'area_ids' },
  audience: { cell: 'audience', column: 'audience' },
  organizer: { cell: 'organizer', column: 'organizer' },
  participants: { cell: 'participants', column: 'participants' },
  url: { cell: 'url', column: 'url' },
  note: { cell: 'note', column: 'note' },
} as const;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as readonly Field[];
const LONGEST = 500;

/**
 * Reads what was typed by the rules of an import.
 * @returns the columns as they are to stand
 * @throws UserError BAD_USER_INPUT with `extensions.fields`: [{ field, message }]
 */
export async function checkEvent({
  transaction,
  code,
  today,
  input,
  held,
}: Check): Promise<Readonly<Record<string, unknown>>> {
  const cells = Object.fromEntries(
    NAMES.flatMap((field) => {
      const text = textOf(field in input ? input[field] : held?.[FIELDS[field].column]);
      return text === '' ? [] : [[FIELDS[field].cell, text]];
    }),
  );
  const { columns, faults } = await checkTypedEvent(transaction, code, cells, today);
  const own = NAMES.flatMap((field) => {
    const text = cells[FIELDS[field].cell] ?? '';
    if (text.length > LONGEST && field !== 'areas')
      return [{ field, message: `${LONGEST}文字までで書いてください(いま${text.length}文字)。` }];
    const personal = findPersonalData(text);
    return personal ? [{ field, message: personal }] : [];
  });
  const fields = [...own, ...faults.map(({ field, message }) => ({ field: fieldOfCell(field), message }))];
  if (fields.length > 0 || !columns)
    throw new UserError('BAD_USER_INPUT', fields.map(({ message }) => message).join(' '), { fields });
  return columns;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('、');
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function fieldOfCell(cell: string): Field {
  return NAMES.find((field) => FIELDS[field].cell === cell) ?? 'title';
}
