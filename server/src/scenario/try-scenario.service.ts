import type { Area } from '../area/index.ts';
import { municipalityOfId, parseMunicipalityCode } from '../municipality/index.ts';
import { nameDay } from '../transit/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { findScenario } from './scenario.repository.ts';
import { isSameChange, type KeptChange, nameChange, readChanges } from './scenario-change.ts';
import { assertMayReadScenarios, type ScenarioContext } from './scenario-context.ts';
import type { Trial, TrialInput } from './trial.ts';

const MOST_AREAS = 200;

/** ためす: what a scenario, or changes that nobody saved, would do on a service day. Nothing is changed. */
export async function tryScenario(context: ScenarioContext, input: TrialInput): Promise<Trial> {
  const { municipality, scenario, serviceDate } = input;
  const code = parseMunicipalityCode(municipality);
  if (code === undefined)
    throw badInput(`「${municipality}」は市町村コードではありません。5けた(24216)か6けた(242161)で書いてください。`);
  if ((scenario ?? null) !== null && input.changes)
    throw badInput('scenario と changes は、どちらか一方を書いてください。');
  const kept = scenario ? await changesOf(context, code, scenario) : withoutWords(input);
  const changes = kept.map(({ words: _words, ...change }) => change);
  const town = await context.indicators.getTrialTown(code, serviceDate ?? null, changes);
  const areas = chooseAreas(await context.areas.listAreas(code, null), input.areas ?? null, town.facts.reportingKind);
  return {
    day: nameDay(town.day),
    changes: town.trial.changes.map(({ change, standing, words, removedRuns, addedRuns }) => ({
      // of what the timetable no longer has the words of the day it was written
      change: nameChange(change, words ?? kept.find((other) => isSameChange(other, change))?.words ?? null),
      standing,
      removedRuns,
      addedRuns,
    })),
    isPartial: town.isPartial,
    town,
    areas,
  };
}

async function changesOf(
  { database, viewer }: ScenarioContext,
  code: string,
  id: string,
): Promise<readonly KeptChange[]> {
  assertMayReadScenarios(viewer);
  const found = municipalityOfId(id) === code ? await findScenario(database, { code, id }) : undefined;
  if (!found) throw notFound(`シナリオ「${id}」はありません。一覧から選びなおしてください。`);
  return found.kept;
}

const withoutWords = ({ changes }: TrialInput): KeptChange[] =>
  readChanges(changes ?? []).map((change) => ({ ...change, words: null }));

function chooseAreas(all: readonly Area[], ids: readonly string[] | null, reportingKind: Area['kind']): Area[] {
  if (!ids) return all.filter(({ kind }) => kind === 'MUNICIPALITY' || kind === reportingKind);
  if (ids.length > MOST_AREAS) throw badInput(`areas は${MOST_AREAS}個までにしてください(${ids.length}個あります)。`);
  return [...new Set(ids)].map((id) => {
    const area = all.find((candidate) => candidate.id === id);
    if (!area)
      throw badInput(`「${id}」はこの市町村の地区ではありません。municipality の areas の id から選んでください。`);
    return area;
  });
}
