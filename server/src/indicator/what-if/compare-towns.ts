import { type Measurement, unknown } from '@hazama/geo';
import { UserError } from '../../wire/index.ts';
import { coverageInput, coverageValues } from '../compute/coverage.ts';
import { isJourney, measureAreas, prepareAreas } from '../compute/measure-areas.ts';
import type { AreaValue } from '../compute/town-engine.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { withheldPeople } from '../value/area-people-table.ts';
import { countedPeople, disclose } from '../value/disclosure.ts';
import type { Indicator } from '../value/indicator.ts';
import { toldByArea } from '../value/shown-values.ts';
import { discloseChange } from './disclose-change.ts';
import { reachChange, type TwoTowns } from './reach-change.ts';
import { knownByArea } from './tell-values.ts';

/** An indicator's values before and after, one per area of the town, and what an audience may see of them. */
export interface ComparedTowns {
  readonly before: readonly AreaValue[];
  readonly after: readonly AreaValue[];
  /** By id of the area. */
  readonly shown: {
    readonly before: ReadonlyMap<string, Measurement>;
    readonly after: ReadonlyMap<string, Measurement>;
  };
}

/** @throws FORBIDDEN where the audience is not shown what the numbers rest on */
export async function compareTowns(towns: TwoTowns, facts: TownFacts, { rule }: Indicator): Promise<ComparedTowns> {
  if (rule.measure === 'coverage') return compareCoverage(towns, facts, { rule });
  const { today, on, audience } = towns;
  const isByPlaces = rule.measure === 'per1000';
  if (audience !== 'STAFF' && !isByPlaces && countedPeople(rule, facts.kinds) !== 'NO_PEOPLE')
    throw new UserError(
      'FORBIDDEN',
      '変えた場合の距離や所要時間は、住んでいる人の細かい位置から計算するため、職員だけが見られます。',
    );
  await prepareAreas(today, rule, on);
  const before = measureAreas(today, rule, on);
  const after = await measureAfter(towns, rule, before);
  const known = { before: knownByArea(today, before, on), after: knownByArea(today, after, on) };
  if (audience === 'STAFF' || !isByPlaces) return { before, after, shown: known };
  // places over the people of an area: moving one across a cell changes nothing, and across a border what all may count
  const withheld = rule.people ? withheldPeople(today, on.year, rule.people) : new Set<string>();
  const tell = (values: ReadonlyMap<string, Measurement>) => disclose(facts, rule, values, audience, withheld);
  return { before, after, shown: { before: tell(known.before), after: tell(known.after) } };
}

/** How long one travels by buses that leave nobody knows when, nobody knows: also not that it would stay as it is. */
async function measureAfter(
  { changed, on, isUntimed }: TwoTowns,
  rule: Indicator['rule'],
  before: readonly AreaValue[],
): Promise<AreaValue[]> {
  if (isUntimed && isJourney(rule)) return before.map((value) => ({ ...value, ...unknown('NO_TIMETABLE') }));
  await prepareAreas(changed, rule, on);
  return asKnown(before, measureAreas(changed, rule, on));
}

function compareCoverage(towns: TwoTowns, facts: TownFacts, { rule }: Pick<Indicator, 'rule'>): ComparedTowns {
  const { exact, today, changed, on, audience } = towns;
  const inputs = { before: coverageInput(today, rule, on), after: coverageInput(changed, rule, on) };
  const told = coverageValues(today, rule, inputs.before);
  const before = exact === today ? told : coverageValues(exact, rule, coverageInput(exact, rule, on));
  const after = asKnown(before, coverageValues(changed, rule, inputs.after));
  const known = { before: knownByArea(today, before, on), after: knownByArea(today, after, on) };
  const { reach } = inputs.before;
  if (!reach || !inputs.after.reach) return { before, after, shown: known };
  const { people } = reachChange(towns, rule);
  const change = { ...known, told: toldByArea(today, told), reach, changed: inputs.after.reach, people };
  const shown = discloseChange({ facts, engine: today, definition: rule, year: on.year, audience }, change);
  return { before, after, shown };
}

/** Where nobody knows where the places of today are, nobody knows what one more would add to them. */
function asKnown(before: readonly AreaValue[], after: readonly AreaValue[]): AreaValue[] {
  return after.map((value, area) => {
    const today = before[area];
    return today?.state === 'UNKNOWN' && today.reason === 'NO_PLACES' ? today : value;
  });
}
