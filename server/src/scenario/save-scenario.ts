import { randomUUID } from 'node:crypto';
import type { Database, Transaction } from '../database/index.ts';
import { recordId } from '../dataset/index.ts';
import { beginEdit, endVersion, undoVersion, writeAudit } from '../edit/index.ts';
import { municipalityOfId, parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, notFound, UserError } from '../wire/index.ts';
import { checkScenario } from './check-scenario.ts';
import { countScenarios, findScenario, type ScenarioColumns, saveVersion } from './scenario.repository.ts';
import type { ScenarioInput } from './scenario.ts';

/** A change of a scenario that is written. */
export interface MadeScenarioEdit {
  readonly municipalityCode: string;
  readonly revision: number;
  readonly scenarioId: string;
}

/** Nobody finds anything in a longer list; what is no longer needed can be taken away. */
const MOST_SCENARIOS = 500;

interface Made {
  readonly input: ScenarioInput;
  readonly today: string;
}

export function createScenario(
  database: Database,
  { municipality, input, today }: Made & { readonly municipality: string },
): Promise<MadeScenarioEdit> {
  const code = parseMunicipalityCode(municipality);
  const missing = notFound(`市町村「${municipality}」はありません。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const [town] = await transaction.query('SELECT 1 FROM municipality WHERE code = $1', [code]);
    if (!town) throw missing;
    const id = recordId(code, 'scenario', randomUUID());
    const revision = await beginEdit(transaction, code, 'EDIT', `scenario/${id}`);
    if ((await countScenarios(transaction, code)) >= MOST_SCENARIOS)
      throw badInput(`シナリオは${MOST_SCENARIOS}件までです。使わないものを消してから保存してください。`);
    const columns = await checkScenario({ transaction, code, today, input, held: null });
    await saveVersion(transaction, { code, id, revision }, columns);
    await audit(transaction, { code, id, revision }, 'create', null, columns);
    return { municipalityCode: code, revision, scenarioId: id };
  });
}

interface Change {
  readonly id: string;
  /** The revision of the record that the person saw. */
  readonly expectedRevision: number;
}

/** 直す. @throws UserError CONFLICT with `extensions.current` where it has changed since */
export function updateScenario(
  database: Database,
  { input, today, ...change }: Change & Made,
): Promise<MadeScenarioEdit> {
  return changing(database, change, async (transaction, key, held) => {
    const columns = await checkScenario({ transaction, code: key.code, today, input, held });
    await saveVersion(transaction, key, columns);
    await audit(transaction, key, 'update', held, columns);
  });
}

/** 消す: `undoScenarioEdit` brings it back. */
export function removeScenario(database: Database, change: Change): Promise<MadeScenarioEdit> {
  return changing(database, change, async (transaction, key, held) => {
    await endVersion(transaction, 'scenario', key.code, key.id, key.revision);
    await audit(transaction, key, 'remove', held, null);
  });
}

/** 元に戻す. */
export async function undoScenarioEdit(database: Database, editId: string): Promise<MadeScenarioEdit> {
  const { id, ...made } = await undoVersion(database, 'scenario', editId);
  return { ...made, scenarioId: id };
}

interface VersionKey {
  readonly code: string;
  readonly id: string;
  readonly revision: number;
}

function changing(
  database: Database,
  { id, expectedRevision }: Change,
  work: (transaction: Transaction, key: VersionKey, held: ScenarioColumns) => Promise<void>,
): Promise<MadeScenarioEdit> {
  const code = municipalityOfId(id);
  const missing = notFound(`シナリオ「${id}」はありません。一覧から選びなおしてください。`);
  if (code === undefined) throw missing;
  return database.transaction(async (transaction) => {
    const revision = await beginEdit(transaction, code, 'EDIT', `scenario/${id}`);
    const held = await findScenario(transaction, { code, id });
    if (!held) throw missing;
    if (held.revision !== expectedRevision)
      throw new UserError(
        'CONFLICT',
        'ほかの人がこのシナリオを先に直しました。いまの内容を確かめてから保存してください。',
        { current: { revision: held.revision } },
      );
    const { name, author, madeOn, premise, meeting, kept: changes } = held;
    await work(transaction, { code, id, revision }, { name, author, madeOn, premise, meeting, changes });
    return { municipalityCode: code, revision, scenarioId: id };
  });
}

function audit(
  transaction: Transaction,
  { code, id, revision }: VersionKey,
  act: 'create' | 'update' | 'remove',
  before: unknown,
  after: unknown,
): Promise<void> {
  return writeAudit(transaction, {
    code,
    action: `scenario.${act}`,
    subject: `scenario/${id}@${revision}`,
    before,
    after,
  });
}
