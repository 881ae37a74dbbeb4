import type { Area } from '../area/index.ts';
import { municipalityOfId, parseMunicipalityCode } from '../municipality/index.ts';
import { nameDay } from '../transit/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import { withheldChanges } from './changes-of-viewer.ts';
import { nameSites } from './name-changes.ts';
import { findScenario } from './scenario.repository.ts';
import {
  isSameChange,
  isSiteChange,
  isTripChange,
  type KeptChange,
  nameChange,
  nameKeptChange,
  readChanges,
  type ScenarioChangeInput,
  WITHHELD_CHANGE,
} from './scenario-change.ts';
import { assertMayReadScenarios, type ScenarioContext } from './scenario-context.ts';
import type { Trial, TrialChange, TrialInput } from './trial.ts';

const MOST_AREAS = 200;

/** ためす: what a scenario, or changes that nobody saved, would do. Nothing is changed. */
export async function tryScenario(context: ScenarioContext, input: TrialInput): Promise<Trial> {
  const { municipality, scenario, serviceDate } = input;
  const code = parseMunicipalityCode(municipality);
  if (code === undefined)
    throw badInput(`「${municipality}」は市町村コードではありません。5けた(24216)か6けた(242161)で書いてください。`);
  if ((scenario ?? null) !== null && input.changes)
    throw badInput('scenario と changes は、どちらか一方を書いてください。');
  const kept = scenario
    ? await changesOf(context, code, scenario)
    : await withoutWords(context, code, input.changes ?? []);
  const { town, changes } = await tryChanges(context, { code, kept, serviceDate: serviceDate ?? null });
  const areas = chooseAreas(await context.areas.listAreas(code, null), input.areas ?? null, town.facts.reportingKind);
  return { day: town.day === null ? null : nameDay(town.day), changes, isPartial: town.isPartial, town, areas };
}

type Trying = Pick<ScenarioContext, 'viewer' | 'indicators' | 'resources' | 'resourceKinds' | 'database'>;

interface Unsaved {
  readonly changes: readonly ScenarioChangeInput[];
  readonly serviceDate: string | null;
}

/** A town with changes that nobody saved. */
export async function tryUnsaved(context: Trying, code: string, { changes, serviceDate }: Unsaved) {
  return tryChanges(context, { code, kept: await withoutWords(context, code, changes), serviceDate });
}

interface Tried {
  readonly code: string;
  readonly kept: readonly KeptChange[];
  readonly serviceDate: string | null;
}

/** A town with some changes, as far as the viewer may know what they are about. */
export async function tryChanges(context: Trying, { code, kept, serviceDate }: Tried) {
  const withheld = await withheldChanges(context, code, kept);
  const own = kept.filter((change) => !withheld.has(change));
  const sites = own.filter(isSiteChange);
  const town = await context.indicators.getTrialTown(code, serviceDate, {
    trips: own.filter(isTripChange).map(({ words: _words, ...change }) => change),
    sites: sites.map(({ words: _words, ...change }) => change),
  });
  const changes = kept.map((change): TrialChange => {
    const nothing = { removedRuns: 0, addedRuns: 0 };
    if (withheld.has(change)) return { change: WITHHELD_CHANGE, standing: 'NOT_ON_RECORD', ...nothing };
    if (isSiteChange(change)) {
      const standing = town.sites.changes[sites.indexOf(change)]?.standing ?? 'NOT_ON_RECORD';
      return { change: nameKeptChange(change), standing, ...nothing };
    }
    const tried = town.trips.changes.find((other) => isSameChange(other.change, change));
    if (!tried) throw new Error('each change of trips is tried');
    const { standing, words, removedRuns, addedRuns } = tried;
    // of what the timetable no longer has the words of the day it was written
    return { change: nameChange(tried.change, words ?? change.words), standing, removedRuns, addedRuns };
  });
  return { town, changes };
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

/** Changes that nobody saved, with the records' words for the places. */
async function withoutWords(
  { database }: Pick<ScenarioContext, 'database'>,
  code: string,
  changes: readonly ScenarioChangeInput[],
): Promise<KeptChange[]> {
  const read = readChanges(changes);
  const sites = read.filter(isSiteChange);
  const named = await nameSites(database, code, sites);
  return read.map((change) =>
    isSiteChange(change) ? (named[sites.indexOf(change)] as KeptChange) : { ...change, words: null },
  );
}

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
