import { type CoverageLimits, toAreaShares } from '@hazama/geo';
import type { Audience } from '../account/index.ts';
import type { Area } from '../area/index.ts';
import { badInput } from '../wire/index.ts';
import type { Candidates } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { findHoldingAreas } from './holding-areas.repository.ts';
import { SHARE_STEP } from './limits.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitingInput } from './siting-input.ts';
import type { SitingMethod } from './siting-method.ts';

type Asked = Pick<SitingInput, 'capacity' | 'perArea' | 'equity' | 'share'>;

/** What a choice has to keep to besides its number; undefined where nothing was asked. @throws BAD_USER_INPUT naming the field */
export async function readLimits(
  context: SitingContext,
  question: CoverageQuestion,
  candidates: Candidates,
  { capacity, perArea, equity }: Asked,
): Promise<CoverageLimits | undefined> {
  if (capacity == null && perArea == null && !equity) return undefined;
  return {
    ...(capacity != null && { capacity: new Float64Array(candidates.list.length).fill(capacity) }),
    ...(perArea != null && {
      perArea: { areaOfSite: await findAreasOfSites(context, question, candidates), most: perArea },
    }),
    ...(equity && {
      equity: { shares: sharesOf(question), leastShare: equity.minimumShare ?? ('HIGHEST' as const) },
    }),
  };
}

/** @throws BAD_USER_INPUT naming the field that makes no sense, or none with the method */
export function assertAsked(method: SitingMethod, asked: Asked, audience: Audience): void {
  const { capacity, perArea, equity, share } = asked;
  const ofOthers = Object.entries({ capacity, perArea, equity }).find(([, value]) => value != null);
  if (ofOthers && method !== 'MCLP')
    throw badInput(
      `${ofOthers[0]} は method が MCLP のときだけ使えます。method を MCLP にするか、${ofOthers[0]} を書かないでください。`,
    );
  if (share != null && method !== 'LSCP')
    throw badInput('share は method が LSCP のときだけ使えます。method を LSCP にするか、share を書かないでください。');
  if (capacity != null && !(capacity >= 1)) throw badInput(`capacity は1人以上で書いてください(${capacity} でした)。`);
  if (perArea != null && !(perArea >= 1)) throw badInput(`perArea は1か所以上で書いてください(${perArea} でした)。`);
  assertShare('share', share, audience);
  assertShare('equity の minimumShare', equity?.minimumShare, audience);
}

function assertShare(field: string, share: number | null | undefined, audience: Audience): void {
  if (share == null) return;
  if (!(share > 0 && share <= 1)) throw badInput(`${field} は0より大きく1までの数で書いてください(${share} でした)。`);
  const steps = share / SHARE_STEP;
  if (audience !== 'STAFF' && Math.abs(steps - Math.round(steps)) > 1e-6)
    throw badInput(`${field} は ${SHARE_STEP} きざみで書いてください(${share} でした)。`);
}

/** The areas of the reporting kind that are asked about. */
export function areasNotToLeave({ town, areas, allAreas }: CoverageQuestion): readonly Area[] {
  const kind = town.facts.reportingKind;
  const asked = areas.filter((area) => area.kind === kind);
  return asked.length > 0 ? asked : allAreas.filter((area) => area.kind === kind);
}

function sharesOf(question: CoverageQuestion) {
  const { areaIndex, shares } = question.town.engine.model;
  return toAreaShares(
    areasNotToLeave(question).map(({ id }) => {
      const area = areaIndex.get(id);
      const [from, to] = area === undefined ? [0, 0] : [shares.areaStart[area], shares.areaStart[area + 1]];
      return { cellIndex: [...shares.cellIndex.subarray(from, to)], share: [...shares.share.subarray(from, to)] };
    }),
  );
}

async function findAreasOfSites(
  { database }: SitingContext,
  { town, allAreas }: CoverageQuestion,
  { points }: Candidates,
): Promise<Int32Array> {
  const { code, reportingKind } = town.facts;
  const indexOf = new Map(allAreas.map(({ id }, index) => [id, index]));
  const held = await findHoldingAreas(database, { code, kind: reportingKind, points });
  return Int32Array.from(held, (id) => indexOf.get(id ?? '') ?? -1);
}
