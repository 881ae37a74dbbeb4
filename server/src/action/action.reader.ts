import type { Statements } from '../database/index.ts';
import { municipalitiesOfIds, municipalityOfId } from '../municipality/index.ts';
import { listScenariosByIds, type Scenario } from '../scenario/index.ts';
import { loadMany, loadOne } from '../wire/index.ts';
import { findAction, listActions, listActionsOfAreas, listActionsOfScenarios } from './action.repository.ts';
import type { Action } from './action.ts';

/** 約束 as one request reads them. */
export interface ActionReader {
  listActions(code: string): Promise<Action[]>;
  listOfScenario(scenarioId: string): Promise<Action[]>;
  listOfArea(areaId: string): Promise<Action[]>;
  findAction(id: string): Promise<Action | null>;
  /** null also where it was taken away since. */
  findScenario(id: string): Promise<Scenario | null>;
}

/** @param today YYYY-MM-DD in Asia/Tokyo: what was to be done before it and isn't is late */
export function createActionReader(database: Statements, today: string): ActionReader {
  const ofScenarios = loadMany(
    (ids: readonly string[]) => listActionsOfScenarios(database, municipalitiesOfIds(ids), ids, today),
    ({ scenarioId }) => scenarioId ?? '',
    (action): Action => action,
  );
  const ofAreas = loadMany(
    (ids: readonly string[]) => listActionsOfAreas(database, municipalitiesOfIds(ids), ids, today),
    ({ areaId }) => areaId,
    (action): Action => action,
  );
  const scenarios = loadOne(
    (ids: readonly string[]) => listScenariosByIds(database, municipalitiesOfIds(ids), ids),
    ({ id }) => id,
    (scenario): Scenario => scenario,
  );
  return {
    findScenario: (id) => scenarios.load(id),
    listActions: (code) => listActions(database, code, today),
    listOfScenario: (scenarioId) => ofScenarios.load(scenarioId),
    listOfArea: (areaId) => ofAreas.load(areaId),
    findAction: async (id) => {
      const code = municipalityOfId(id);
      return code === undefined ? null : ((await findAction(database, { code, id }, today)) ?? null);
    },
  };
}
