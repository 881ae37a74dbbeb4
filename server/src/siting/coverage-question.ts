import type { Area } from '../area/index.ts';
import type { CoverageTown } from '../indicator/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { badInput } from '../wire/index.ts';
import { MAX_AREAS } from './limits.ts';
import type { SitingContext } from './siting-context.ts';

/** What both questions begin with: an indicator of a town, and whose people count. */
export interface CoverageQuestion {
  readonly town: CoverageTown;
  /** All areas of the town. */
  readonly allAreas: readonly Area[];
  /** The areas asked about, in the order asked. */
  readonly areas: readonly Area[];
  /** The people counted per cell: those whom the viewer may see, and of a cell partly in the areas that share. */
  readonly people: Float64Array;
}

interface QuestionInput {
  readonly municipality: string;
  readonly indicator: string;
  readonly areas?: readonly string[] | null;
}

/** @throws BAD_USER_INPUT, NOT_FOUND saying which part of the question does not fit the town */
export async function readQuestion(
  { areas: areaReader, indicators }: SitingContext,
  { municipality, indicator, areas: areaIds }: QuestionInput,
): Promise<CoverageQuestion> {
  const code = readCode(municipality);
  const town = await indicators.getCoverageTown(code, indicator);
  const allAreas = await areaReader.listAreas(code, null);
  const areas = askedAreas(allAreas, areaIds, town.facts);
  return { town, allAreas, areas, people: peopleOfAreas(town, areas) };
}

/** @throws BAD_USER_INPUT where it is no municipality's */
export function readCode(municipality: string): string {
  const code = parseMunicipalityCode(municipality);
  if (code === undefined)
    throw badInput(`「${municipality}」は市町村コードではありません。5けた(24216)か6けた(242161)で書いてください。`);
  return code;
}

/** The areas of some ids, in the order asked; none given: the whole town and those of its reporting kind. */
export function askedAreas(
  all: readonly Area[],
  ids: readonly string[] | null | undefined,
  { name, reportingKind }: Pick<CoverageTown['facts'], 'name' | 'reportingKind'>,
): readonly Area[] {
  if (ids) return chooseAreas(all, ids, name);
  return all.filter(({ kind }) => kind === 'MUNICIPALITY' || kind === reportingKind);
}

function chooseAreas(all: readonly Area[], ids: readonly string[], townName: string): Area[] {
  if (ids.length === 0)
    throw badInput('areas には地区の id を1つ以上書くか、areas を書かないでください(市町村全体になります)。');
  if (ids.length > MAX_AREAS) throw badInput(`areas は${MAX_AREAS}個までにしてください(${ids.length}個あります)。`);
  const byId = new Map(all.map((area) => [area.id, area]));
  return [...new Set(ids)].map((id) => {
    const area = byId.get(id);
    if (!area)
      throw badInput(`「${id}」は${townName}の地区ではありません。municipality の areas の id から選んでください。`);
    return area;
  });
}

/** The people of some areas together: those of one kind lie side by side, those of another kind over them. */
export function peopleOfAreas(
  { engine, people }: Pick<CoverageTown, 'engine' | 'people'>,
  areas: readonly Area[],
): Float64Array {
  const { areaIndex, shares } = engine.model;
  const share = new Float64Array(people.length);
  for (const ofKind of Map.groupBy(areas, ({ kind }) => kind).values()) {
    const ofCells = new Float64Array(people.length);
    for (const { id } of ofKind) {
      const area = areaIndex.get(id);
      if (area === undefined) continue;
      for (let at = shares.areaStart[area] as number; at < (shares.areaStart[area + 1] as number); at++) {
        const cell = shares.cellIndex[at] as number;
        ofCells[cell] = (ofCells[cell] as number) + (shares.share[at] as number);
      }
    }
    ofCells.forEach((part, cell) => {
      share[cell] = Math.max(share[cell] as number, Math.min(1, part));
    });
  }
  // where nobody is known to live nobody is counted
  return people.map((count, cell) => (count > 0 ? count * (share[cell] as number) : 0));
}
