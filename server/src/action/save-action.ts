import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/index.ts';
import { recordId } from '../dataset/index.ts';
import { beginEdit, endVersion, undoVersion, writeAudit } from '../edit/index.ts';
import { municipalityOfId, parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import { type ActionColumns, countActions, findAction, saveVersion } from './action.repository.ts';
import type { ActionInput } from './action.ts';
import { checkAction } from './check-action.ts';

/** A change of an action that is written. */
export interface MadeActionEdit {
  readonly municipalityCode: string;
  readonly revision: number;
  readonly actionId: string;
}

/** Nobody keeps track of more. */
const MOST_ACTIONS = 2_000;

interface Made {
  readonly input: ActionInput;
  readonly today: string;
}

/** 約束にする */
export function createAction(
  database: Database,
  { municipality, input }: Made & { readonly municipality: string },
): Promise<MadeActionEdit> {
  const code = parseMunicipalityCode(municipality);
  const missing = notFound(`市町村「${municipality}」はありません。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const [town] = await transaction.query('SELECT 1 FROM municipality WHERE code = $1', [code]);
    if (!town) throw missing;
    const id = recordId(code, 'action', randomUUID());
    const revision = await beginEdit(transaction, code, 'EDIT', `action/${id}`);
    if ((await countActions(transaction, code)) >= MOST_ACTIONS)
      throw badInput(`約束は${MOST_ACTIONS.toLocaleString('ja')}件までです。古いものを消してから保存してください。`);
    const columns = await checkAction({ transaction, code, input, held: null });
    await saveVersion(transaction, { code, id, revision }, columns);
    await audit(transaction, { code, id, revision }, 'create', null, columns);
    return { municipalityCode: code, revision, actionId: id };
  });
}

interface Change {
  readonly id: string;
  /** The revision of the record that the person saw. */
  readonly expectedRevision: number;
  readonly today: string;
}

/** 直す, できた. @throws UserError CONFLICT with `extensions.current` where it has changed since */
export function updateAction(database: Database, { input, ...change }: Change & Made): Promise<MadeActionEdit> {
  return changing(database, change, async (transaction, key, held) => {
    const columns = await checkAction({ transaction, code: key.code, input, held });
    await saveVersion(transaction, key, columns);
    await audit(transaction, key, 'update', held, columns);
  });
}

/** 消す: `undoActionEdit` brings it back. */
export function removeAction(database: Database, change: Change): Promise<MadeActionEdit> {
  return changing(database, change, async (transaction, key, held) => {
    await endVersion(transaction, 'action', key.code, key.id, key.revision);
    await audit(transaction, key, 'remove', held, null);
  });
}

/** 元に戻す. */
export async function undoActionEdit(database: Database, editId: string): Promise<MadeActionEdit> {
  const { id, ...made } = await undoVersion(database, 'action', editId);
  return { ...made, actionId: id };
}

interface VersionKey {
  readonly code: string;
  readonly id: string;
  readonly revision: number;
}

function changing(
  database: Database,
  { id, expectedRevision, today }: Change,
  work: (transaction: Transaction, key: VersionKey, held: ActionColumns) => Promise<void>,
): Promise<MadeActionEdit> {
  const code = municipalityOfId(id);
  const missing = notFound(`約束「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const revision = await beginEdit(transaction, code, 'EDIT', `action/${id}`);
    const held = await findAction(transaction, { code, id }, today);
    if (!held) throw missing;
    if (held.revision !== expectedRevision)
      throw new UserError(
        'CONFLICT',
        'ほかの人がこの約束を先に直しました。いまの内容を確かめてから保存してください。',
        { current: { revision: held.revision } },
      );
    const { title, owner, dueOn, doneWhen, doneOn, scenarioId, areaIds } = held;
    await work(transaction, { code, id, revision }, { title, owner, dueOn, doneWhen, doneOn, scenarioId, areaIds });
    return { municipalityCode: code, revision, actionId: id };
  });
}

function audit(
  transaction: Transaction,
  { code, id, revision }: VersionKey,
  act: 'create' | 'update' | 'remove',
  before: unknown,
  after: unknown,
): Promise<void> {
  return writeAudit(transaction, { code, action: `action.${act}`, subject: `action/${id}@${revision}`, before, after });
}
