import type { Database } from '../database/index.ts';
import { createVersion, removeVersion, type SavedVersion, updateVersion, type VersionSort } from '../edit/index.ts';
import { type ActionColumns, countActions, findAction, saveVersion } from './action.repository.ts';
import type { Action, ActionInput } from './action.ts';
import { checkAction } from './check-action.ts';

/** Nobody keeps track of more. */
const MOST_ACTIONS = 2_000;

/** @param today the day by which one is late */
const actionSort = (today: string): VersionSort<Action, ActionColumns> => ({
  table: 'action',
  noun: '約束',
  most: MOST_ACTIONS,
  count: countActions,
  find: (transaction, key) => findAction(transaction, key, today),
  columnsOf: ({ title, owner, dueOn, doneWhen, doneOn, scenarioId, areaIds }) => ({
    title,
    owner,
    dueOn,
    doneWhen,
    doneOn,
    scenarioId,
    areaIds,
  }),
  save: saveVersion,
});

interface Made {
  readonly input: ActionInput;
  readonly today: string;
}

interface Change {
  readonly id: string;
  /** The revision of the record that the person saw. */
  readonly expectedRevision: number;
}

/** 約束にする. @throws as `createVersion`, and BAD_USER_INPUT with `extensions.fields` */
export function createAction(
  database: Database,
  { municipality, input, today }: Made & { readonly municipality: string },
): Promise<SavedVersion> {
  return createVersion(database, actionSort(today), municipality, (transaction, code) =>
    checkAction({ transaction, code, input, held: null }),
  );
}

/** 直す, できた. @throws as `updateVersion`, and BAD_USER_INPUT with `extensions.fields` */
export function updateAction(database: Database, { input, today, ...change }: Change & Made): Promise<SavedVersion> {
  return updateVersion(database, actionSort(today), change, (transaction, code, held) =>
    checkAction({ transaction, code, input, held }),
  );
}

/** 消す: `undoActionEdit` brings it back. */
export function removeAction(
  database: Database,
  { today, ...change }: Change & Pick<Made, 'today'>,
): Promise<SavedVersion> {
  return removeVersion(database, actionSort(today), change);
}
