import { setImmediate } from 'node:timers/promises';
import type { Database } from '../../database/index.ts';
import { type Clock, dayInTokyo } from '../today.ts';
import type { Towns } from '../town/towns.ts';
import { type ComputedValue, computeValues } from './compute-values.ts';
import { lockRevision, raiseRevision, writeValues } from './computed-value.repository.ts';
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
  /** Only the indicators of these kinds: what an edit of one resource can change. */
  readonly kindIds?: readonly string[];
}

export interface ComputeResult {
  /** The revision that holds the values. */
  readonly revision: number;
  readonly indicators: number;
  /** Values known, and how many of them are another than before. */
  readonly values: number;
  readonly changed: number;
}

/** Longer than this at a stretch, and other requests wait for it. */
const STRETCH_MILLISECONDS = 20;

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
    const engine = await services.towns.getEngine(code, await currentRevision(services.database, code));
    const measured = await measure(engine, dayInTokyo(services.clock()), options);
    const result = await write(services, engine, measured);
    if (result) return result;
  }
}

interface Measured {
  readonly values: readonly ComputedValue[];
  readonly indicatorIds: readonly string[];
  readonly isPartial: boolean;
}

async function measure(engine: TownEngine, today: string, { kindIds, onProgress }: ComputeOptions): Promise<Measured> {
  const definitions = engine.model.definitions.filter(
    (definition) => !kindIds || definition.kindIds.some((kindId) => kindIds.includes(kindId)),
  );
  const values: ComputedValue[] = [];
  let done = 0;
  let stretchFrom = performance.now();
  for (const computed of computeValues(engine, definitions, today)) {
    for (const value of computed) values.push(value);
    onProgress?.({ done: ++done, total: definitions.length });
    if (performance.now() - stretchFrom < STRETCH_MILLISECONDS) continue;
    await setImmediate();
    stretchFrom = performance.now();
  }
  return { values, indicatorIds: definitions.map(({ id }) => id), isPartial: kindIds !== undefined };
}

/** Undefined where something was published since the model was read. */
function write(
  { database, towns }: ComputeServices,
  engine: TownEngine,
  { values, indicatorIds, isPartial }: Measured,
): Promise<ComputeResult | undefined> {
  const { code, revision: readAt } = engine.model;
  return database
    .transaction(async (transaction) => {
      if ((await lockRevision(transaction, code)) !== readAt) return undefined;
      const revision = readAt + 1;
      await raiseRevision(transaction, code, revision);
      const { changed } = await writeValues(transaction, code, revision, values, isPartial ? indicatorIds : null);
      return { revision, indicators: indicatorIds.length, values: values.length, changed };
    })
    .then((result) => {
      if (result) towns.carryForward(engine, result.revision);
      return result;
    });
}

async function currentRevision(database: Database, code: string): Promise<number> {
  const [row] = await database.query<{ revision: number }>('SELECT revision FROM municipality WHERE code = $1', [code]);
  if (!row) throw new Error(`no municipality ${code}`);
  return row.revision;
}
