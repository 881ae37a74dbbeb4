import type { Database } from '../../database/index.ts';
import { giveTurn } from '../../turn/index.ts';
import { type Clock, dayInTokyo } from '../today.ts';
import type { Towns } from '../town/towns.ts';
import { confirmCompute, listOutdated, noteCompute } from './compute-ledger.repository.ts';
import { type ComputedTown, type ComputedValue, computeValues } from './compute-values.ts';
import { lockRevision, writeValues } from './computed-value.repository.ts';
import type { TownEngine } from './town-engine.ts';

export interface ComputeServices {
  readonly database: Database;
  readonly towns: Towns;
  readonly clock: Clock;
}

/** How far a compute is: `done` of `total` indicators. */
export interface ComputeProgress {
  readonly done: number;
  readonly total: number;
}

export interface ComputeOptions {
  readonly onProgress?: (progress: ComputeProgress) => void;
  /** Only the indicators of these kinds: what an edit of one resource can change. All, where the others are not of today. */
  readonly kindIds?: readonly string[];
  /** Leaves the revision as it is where every value is the same as before: nothing that anyone keeps has changed. */
  readonly onlyIfChanged?: boolean;
}

export interface ComputeResult {
  /** The revision that holds the values. */
  readonly revision: number;
  readonly indicators: number;
  /** Values known, and how many of them are another than before. */
  readonly values: number;
  readonly changed: number;
}

/**
 * Computes a municipality's values from what is published and writes those that are another than before, in one
 * transaction under a revision of their own. What is published meanwhile is computed again before anything is written.
 * @throws Error where there is no such municipality
 */
export async function computeMunicipality(
  services: ComputeServices,
  code: string,
  options: ComputeOptions = {},
): Promise<ComputeResult> {
  for (;;) {
    const at = services.clock();
    const today = dayInTokyo(at);
    const revision = await currentRevision(services.database, code);
    const facts = await services.towns.getFacts(code, revision);
    const engine = await services.towns.getEngine(code, revision);
    const isOutdated = options.kindIds && (await listOutdated(services.database, today, code)).length > 0;
    const kindIds = isOutdated ? null : (options.kindIds ?? null);
    const measured = await measure({ facts, engine }, today, kindIds, options.onProgress);
    const result = await write(services, engine, { ...measured, at, kindIds, onlyIfChanged: options.onlyIfChanged });
    if (result) return result;
  }
}

interface Measured {
  readonly values: readonly ComputedValue[];
  readonly indicatorIds: readonly string[];
}

async function measure(
  town: ComputedTown,
  today: string,
  kindIds: readonly string[] | null,
  onProgress: ComputeOptions['onProgress'],
): Promise<Measured> {
  const definitions = town.engine.model.definitions.filter(
    (definition) => !kindIds || definition.kindIds.some((kindId) => kindIds.includes(kindId)),
  );
  const values: ComputedValue[] = [];
  let done = 0;
  for await (const computed of computeValues(town, definitions, today)) {
    for (const value of computed) values.push(value);
    onProgress?.({ done: ++done, total: definitions.length });
    await giveTurn();
  }
  return { values, indicatorIds: definitions.map(({ id }) => id) };
}

interface Writing extends Measured {
  readonly at: Date;
  readonly kindIds: readonly string[] | null;
  readonly onlyIfChanged: boolean | undefined;
}

/** Undefined where something was published since the model was read. */
async function write(
  { database, towns }: ComputeServices,
  engine: TownEngine,
  { values, indicatorIds, at, kindIds, onlyIfChanged }: Writing,
): Promise<ComputeResult | undefined> {
  const { code, revision: readAt } = engine.model;
  const result = await database.transaction(async (transaction) => {
    if ((await lockRevision(transaction, code)) !== readAt) return undefined;
    const next = { code, revision: readAt + 1, at };
    const { changed } = await writeValues(transaction, next, values, kindIds ? indicatorIds : null);
    const computed = { indicators: indicatorIds.length, values: values.length, changed };
    if (onlyIfChanged && changed === 0 && (await confirmCompute(transaction, code, at)))
      return { ...computed, revision: readAt };
    await noteCompute(transaction, { ...next, kindIds });
    return { ...computed, revision: next.revision };
  });
  if (result && result.revision !== readAt) {
    const known = new Set(values.map(({ indicatorId }) => indicatorId));
    const available = new Map(indicatorIds.map((id) => [id, known.has(id)]));
    await towns.carryForward(engine, { revision: result.revision, at, available });
  }
  return result;
}

async function currentRevision(database: Database, code: string): Promise<number> {
  const [row] = await database.query<{ revision: number }>('SELECT revision FROM municipality WHERE code = $1', [code]);
  if (!row) throw new Error(`no municipality ${code}`);
  return row.revision;
}
