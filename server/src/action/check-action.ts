import type { Transaction } from '../database/index.ts';
import { findPersonalData } from '../edit/index.ts';
import { findScenario } from '../scenario/index.ts';
import { UserError } from '../wire/index.ts';
import { type ActionColumns, listKnownAreas } from './action.repository.ts';
import type { ActionInput } from './action.ts';

const LONGEST = { title: 200, owner: 100, doneWhen: 1000 } as const;
const MOST_AREAS = 200;

interface Check {
  readonly transaction: Transaction;
  readonly code: string;
  readonly input: ActionInput;
  /** As it stands; null for one that is being made. */
  readonly held: ActionColumns | null;
}

interface Fault {
  readonly field: string;
  readonly message: string;
}

/**
 * Reads what was written of an action, as it is to stand.
 * @throws UserError BAD_USER_INPUT with `extensions.fields`: [{ field, message }]
 */
export async function checkAction({ transaction, code, input, held }: Check): Promise<ActionColumns> {
  const text = (field: keyof typeof LONGEST) =>
    (input[field] === undefined ? held?.[field] : input[field])?.normalize('NFC').trim() ?? '';
  const texts = { title: text('title'), owner: text('owner'), doneWhen: text('doneWhen') };
  const fields: Fault[] = Object.entries(texts).flatMap(([field, value]) => {
    const message = textFault(field as keyof typeof LONGEST, value);
    return message ? [{ field, message }] : [];
  });
  if (texts.title === '')
    fields.push({ field: 'title', message: 'すること(例: 東の集会所でサロンを始める)を書いてください。' });
  if (texts.owner === '')
    fields.push({ field: 'owner', message: '担当の会や係(例: 東地区社協、地域福祉課)を書いてください。' });
  const scenarioId = input.scenario === undefined ? (held?.scenarioId ?? null) : input.scenario;
  // one that was taken away since stays named: the promise holds
  const isNewScenario = scenarioId !== null && scenarioId !== held?.scenarioId;
  if (isNewScenario && !(await findScenario(transaction, { code, id: scenarioId })))
    fields.push({ field: 'scenario', message: 'そのシナリオはありません。一覧から選びなおしてください。' });
  const areaIds = input.areas === undefined ? (held?.areaIds ?? []) : [...new Set(input.areas ?? [])];
  const areas = await areaFault(
    transaction,
    code,
    areaIds.filter((id) => !held?.areaIds.includes(id)),
  );
  if (areas) fields.push({ field: 'areas', message: areas });
  if (fields.length > 0)
    throw new UserError('BAD_USER_INPUT', fields.map(({ message }) => message).join(' '), { fields });
  return {
    ...texts,
    dueOn: input.dueOn === undefined ? (held?.dueOn ?? null) : input.dueOn,
    doneOn: input.doneOn === undefined ? (held?.doneOn ?? null) : input.doneOn,
    scenarioId,
    areaIds,
  };
}

function textFault(field: keyof typeof LONGEST, text: string): string | undefined {
  if (text.length > LONGEST[field]) return `${LONGEST[field]}文字までで書いてください(いま${text.length}文字)。`;
  return findPersonalData(text);
}

async function areaFault(transaction: Transaction, code: string, ids: readonly string[]): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  if (ids.length > MOST_AREAS) return `地区は${MOST_AREAS}個までにしてください(${ids.length}個あります)。`;
  const known = await listKnownAreas(transaction, code, ids);
  const other = ids.find((id) => !known.has(id));
  return other === undefined ? undefined : `「${other}」はこの市町村の地区ではありません。選びなおしてください。`;
}
