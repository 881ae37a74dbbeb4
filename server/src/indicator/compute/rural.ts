import type { Meters } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { AreaFacts, TownFacts } from '../town/town-facts.ts';
import type { Geography, TownModel } from '../town/town-model.ts';

type Definition = Pick<IndicatorDefinition, 'id' | 'parameters'>;

/**
 * From how far away a stop counts as near in 家のまばらな地区: as far as the variant of the indicator for thinly settled areas says
 * (`coverage.bus-stop.500m` of `coverage.bus-stop`). Undefined where there is no such variant.
 */
export function ruralThresholdMeters(
  definitions: Iterable<Definition>,
  { id, parameters }: Definition,
): Meters | undefined {
  if (parameters.minDepartures === undefined) return undefined;
  for (const variant of definitions) if (variant.id === `${id}.500m`) return variant.parameters.thresholdMeters;
  return undefined;
}

/**
 * Distances as they count against the indicator's threshold: from a cell in a thinly settled area a metre counts for less, so that what is just
 * near enough there is exactly at the threshold.
 */
export function toCountedMeters(model: TownModel, definition: Definition, meters: Float64Array): Float64Array {
  const rural = ruralThresholdMeters(model.definitions, definition);
  const { thresholdMeters = 0 } = definition.parameters;
  if (rural === undefined || rural === thresholdMeters || !model.areas.some(({ isRural }) => isRural)) return meters;
  const isRural = ruralCells(model);
  return meters.map((distance, cell) => (isRural[cell] ? (distance * thresholdMeters) / rural : distance));
}

const known = new WeakMap<Geography['shares'], Uint8Array>();

/** 1 for each cell that lies by more than half in areas of one kind that are marked: the parts of a town then add up to the town. */
export function ruralCells({ areas, shares, cells }: Geography): Uint8Array {
  const found = known.get(shares);
  if (found) return found;
  const shareOf = new Map<string, Float64Array>();
  for (const [area, { kind, isRural }] of areas.entries()) {
    if (!isRural) continue;
    const ofKind = shareOf.get(kind) ?? new Float64Array(cells.ids.length);
    shareOf.set(kind, ofKind);
    for (let at = shares.areaStart[area] as number; at < (shares.areaStart[area + 1] as number); at++) {
      const cell = shares.cellIndex[at] as number;
      ofKind[cell] = (ofKind[cell] as number) + (shares.share[at] as number);
    }
  }
  const isRural = Uint8Array.from(cells.ids, (_, cell) =>
    Number([...shareOf.values()].some((share) => (share[cell] as number) > 0.5)),
  );
  known.set(shares, isRural);
  return isRural;
}

/** How much of an area is thinly settled: all where it or what holds it is marked, some where an area inside it is. */
function ruralPart({ areas }: Pick<TownFacts, 'areas'>, area: Pick<AreaFacts, 'id' | 'kind'>): 'ALL' | 'SOME' | 'NONE' {
  const holdersOf = (id: string): AreaFacts[] => {
    const holders: AreaFacts[] = [];
    for (let at = areas.get(id); at && !holders.includes(at); at = areas.get(at.parentId ?? '')) holders.push(at);
    return holders;
  };
  if (holdersOf(area.id).some(({ isRural }) => isRural)) return 'ALL';
  const isInside = ({ id, isRural }: AreaFacts) =>
    isRural && (area.kind === 'MUNICIPALITY' || holdersOf(id).some((holder) => holder.id === area.id));
  return [...areas.values()].some(isInside) ? 'SOME' : 'NONE';
}

/** The thresholds that an indicator has in an area. `ruralMeters`: of its thinly settled part, where it has one. */
export function thresholdsIn(
  facts: Pick<TownFacts, 'areas' | 'definitions'>,
  definition: Definition,
  area: Pick<AreaFacts, 'id' | 'kind'>,
): { readonly meters: Meters; readonly ruralMeters: Meters | null } {
  const { thresholdMeters: meters = 0 } = definition.parameters;
  const ruralMeters = ruralThresholdMeters(facts.definitions.values(), definition);
  const part = ruralMeters === undefined ? 'NONE' : ruralPart(facts, area);
  if (ruralMeters === undefined || part === 'NONE') return { meters, ruralMeters: null };
  return { meters: part === 'ALL' ? ruralMeters : meters, ruralMeters };
}
