import type { Database } from '../database/index.ts';
import { createVersion, removeVersion, type SavedVersion, updateVersion, type VersionSort } from '../edit/index.ts';
import { checkScenario } from './check-scenario.ts';
import { countScenarios, findScenario, type ScenarioColumns, saveVersion } from './scenario.repository.ts';
import type { Scenario, ScenarioInput } from './scenario.ts';

const SORT: VersionSort<Scenario, ScenarioColumns> = {
  table: 'scenario',
  noun: 'シナリオ',
  // nobody finds anything in a longer list; what is no longer needed can be taken away
  most: 500,
  count: countScenarios,
  find: findScenario,
  columnsOf: ({ name, author, madeOn, premise, meeting, kept: changes }) => ({
    name,
    author,
    madeOn,
    premise,
    meeting,
    changes,
  }),
  save: saveVersion,
};

interface Made {
  readonly input: ScenarioInput;
  readonly today: string;
}

interface Change {
  readonly id: string;
  /** The revision of the record that the person saw. */
  readonly expectedRevision: number;
}

/** 名前を付けて保存. @throws as `createVersion`, and BAD_USER_INPUT with `extensions.fields` */
export function createScenario(
  database: Database,
  { municipality, input, today }: Made & { readonly municipality: string },
): Promise<SavedVersion> {
  return createVersion(database, SORT, municipality, (transaction, code) =>
    checkScenario({ transaction, code, today, input, held: null }),
  );
}

/** 直す. @throws as `updateVersion`, and BAD_USER_INPUT with `extensions.fields` */
export function updateScenario(database: Database, { input, today, ...change }: Change & Made): Promise<SavedVersion> {
  return updateVersion(database, SORT, change, (transaction, code, held) =>
    checkScenario({ transaction, code, today, input, held }),
  );
}

/** 消す: `undoScenarioEdit` brings it back. */
export function removeScenario(database: Database, change: Change): Promise<SavedVersion> {
  return removeVersion(database, SORT, change);
}
