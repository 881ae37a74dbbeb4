import type { Transaction } from '../database/index.ts';
import { findPersonalData } from '../edit/index.ts';
import { UserError } from '../wire/index.ts';
import { nameChanges } from './name-changes.ts';
import { hasMeeting, type ScenarioColumns } from './scenario.repository.ts';
import type { ScenarioInput } from './scenario.ts';
import { readChanges } from './scenario-change.ts';

const LONGEST = { name: 100, author: 100, premise: 2000 } as const;

interface Check {
  readonly transaction: Transaction;
  readonly code: string;
  readonly today: string;
  readonly input: ScenarioInput;
  /** As it stands; null for one that is being made. */
  readonly held: ScenarioColumns | null;
}

/**
 * Reads what was written of a scenario, as it is to stand.
 * @throws UserError BAD_USER_INPUT with `extensions.fields`: [{ field, message }]
 */
export async function checkScenario({ transaction, code, today, input, held }: Check): Promise<ScenarioColumns> {
  const text = (field: keyof typeof LONGEST) =>
    (input[field] === undefined ? held?.[field] : input[field])?.normalize('NFC').trim() || null;
  const [name, author, premise] = [text('name'), text('author'), text('premise')];
  const fields = Object.entries({ name, author, premise }).flatMap(([field, value]) => {
    const message = textFault(field as keyof typeof LONGEST, value);
    return message ? [{ field, message }] : [];
  });
  if (name === null) fields.push({ field: 'name', message: '名前を書いてください(例: 夕方の便を1本ふやす)。' });
  const meeting = input.meeting === undefined ? (held?.meeting ?? null) : input.meeting;
  if (meeting !== null && !(await hasMeeting(transaction, { code, id: meeting })))
    fields.push({ field: 'meeting', message: 'その会議はありません。会議を選びなおすか、空けてください。' });
  const changes = input.changes ? readChanges(input.changes) : (held?.changes ?? []);
  if (changes.length === 0)
    fields.push({ field: 'changes', message: '何も変えていません。便や路線、場所を選んで、変えてみてください。' });
  if (fields.length > 0 || name === null)
    throw new UserError('BAD_USER_INPUT', fields.map(({ message }) => message).join(' '), { fields });
  const before = held?.changes ?? [];
  const kept = input.changes ? await nameChanges(transaction, { code, changes, held: before }) : before;
  return { name, author, madeOn: input.madeOn ?? held?.madeOn ?? today, premise, meeting, changes: kept };
}

function textFault(field: keyof typeof LONGEST, text: string | null): string | undefined {
  if (text === null) return undefined;
  if (text.length > LONGEST[field]) return `${LONGEST[field]}文字までで書いてください(いま${text.length}文字)。`;
  return findPersonalData(text);
}
