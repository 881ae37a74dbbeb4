import { Field, InputType, ObjectType } from 'type-graphql';
import { findPersonalData } from '../edit/index.ts';
import {
  AddedPlaceInput,
  CapacityChangeInput,
  DeparturesChangeInput,
  NamedAddedPlace,
  NamedCapacityChange,
  NamedDeparturesChange,
  NamedOpeningsChange,
  NamedPlaceMove,
  NamedPlaceRemoval,
  NO_SITE_CHANGE,
  nameSiteChange,
  OpeningsChangeInput,
  PlaceMoveInput,
  PlaceRemovalInput,
  readAddedPlace,
  readCapacity,
  readDepartures,
  readMove,
  readOpenings,
  readRemoval,
  resourceOf,
  type SiteChange,
  type SiteWords,
} from '../site-change/index.ts';
import {
  NamedTripChange,
  nameTripChange,
  readTripChange,
  type TripChange,
  TripChangeInput,
  type TripWords,
} from '../transit/index.ts';
import { badInput } from '../wire/index.ts';

/** One thing that is tried. `kind` tells which. */
export type ScenarioChange = TripChange | SiteChange;

/** As it is kept: with the words that the timetable or the records had on the day it was written, for when they no longer have them. */
export type KeptChange = KeptTrip | KeptSite;
export type KeptTrip = TripChange & { readonly words: TripWords | null };
export type KeptSite = SiteChange & { readonly words: SiteWords | null };

/** More is another plan. */
const MOST_CHANGES = 100;

@InputType({ description: 'One thing that is tried: exactly one of the fields.' })
export class ScenarioChangeInput {
  @Field(() => TripChangeInput, { nullable: true })
  trip?: TripChangeInput | null;

  @Field(() => AddedPlaceInput, { nullable: true, description: '置く' })
  place?: AddedPlaceInput | null;

  @Field(() => PlaceMoveInput, { nullable: true, description: '動かす' })
  move?: PlaceMoveInput | null;

  @Field(() => PlaceRemovalInput, { nullable: true, description: 'なくす' })
  removal?: PlaceRemovalInput | null;

  @Field(() => OpeningsChangeInput, { nullable: true, description: '開く日を変える' })
  openings?: OpeningsChangeInput | null;

  @Field(() => CapacityChangeInput, { nullable: true, description: '定員を変える' })
  capacity?: CapacityChangeInput | null;

  @Field(() => DeparturesChangeInput, { nullable: true, description: '便の数を変える' })
  departures?: DeparturesChangeInput | null;
}

@ObjectType('ScenarioChange', {
  simpleResolvers: true,
  description:
    'One thing that is tried: one of the fields; none where it is about a place that is kept from the viewer.',
})
export class NamedChange {
  @Field(() => NamedTripChange, { nullable: true })
  trip!: NamedTripChange | null;

  @Field(() => NamedAddedPlace, { nullable: true })
  place!: NamedAddedPlace | null;

  @Field(() => NamedPlaceMove, { nullable: true })
  move!: NamedPlaceMove | null;

  @Field(() => NamedPlaceRemoval, { nullable: true })
  removal!: NamedPlaceRemoval | null;

  @Field(() => NamedOpeningsChange, { nullable: true })
  openings!: NamedOpeningsChange | null;

  @Field(() => NamedCapacityChange, { nullable: true })
  capacity!: NamedCapacityChange | null;

  @Field(() => NamedDeparturesChange, { nullable: true })
  departures!: NamedDeparturesChange | null;
}

/** What stands in the place of a change that the viewer may not know of. */
export const WITHHELD_CHANGE: NamedChange = { trip: null, ...NO_SITE_CHANGE };

/** @throws BAD_USER_INPUT saying which change can't be read, and why */
export function readChanges(inputs: readonly ScenarioChangeInput[]): ScenarioChange[] {
  if (inputs.length > MOST_CHANGES)
    throw badInput(`変更は${MOST_CHANGES}個までにしてください(いま${inputs.length}個)。`);
  const changes = inputs.map(readChange);
  assertDistinct(changes.filter(isSiteChange));
  return changes;
}

function readChange(input: ScenarioChangeInput): ScenarioChange {
  const { trip, place, move, removal, openings, capacity, departures } = input;
  const read = [
    trip && readTripChange(trip),
    place && readAddedPlace(place),
    move && readMove(move),
    removal && readRemoval(removal),
    openings && readOpenings(openings),
    capacity && readCapacity(capacity),
    departures && readDepartures(departures),
  ].filter((change) => !!change);
  const [change] = read;
  if (!change || read.length > 1)
    throw badInput(
      'changes の1つずつに、何を変えるか (trip、place、move、removal、openings、capacity、departures のどれか1つ) を書いてください。',
    );
  const personal = writtenIn(change).map(findPersonalData).find(Boolean);
  if (personal) throw badInput(personal);
  return change;
}

const writtenIn = (change: ScenarioChange): string[] =>
  change.kind === 'ADD_PLACE'
    ? [change.name, change.schedule].filter((text) => text !== null)
    : change.kind === 'CHANGE_OPENINGS'
      ? [change.schedule]
      : [];

/** Changes have no order: what says two things of one place says nothing. */
function assertDistinct(changes: readonly SiteChange[]): void {
  const keys = new Set<string>();
  for (const change of changes) {
    const key = change.kind === 'ADD_PLACE' ? change.key : `${change.kind} ${change.resource}`;
    if (keys.has(key))
      throw badInput(
        change.kind === 'ADD_PLACE'
          ? `置く場所の key「${key}」が2つあります。1か所ずつ別の key にしてください。`
          : `場所「${resourceOf(change)}」の同じ変更が2つあります。1つにしてください。`,
      );
    keys.add(key);
  }
  const removed = new Set(changes.flatMap((change) => (change.kind === 'REMOVE_PLACE' ? [change.resource] : [])));
  const both = changes.find((change) => change.kind !== 'REMOVE_PLACE' && removed.has(resourceOf(change) ?? ''));
  if (both) throw badInput(`場所「${resourceOf(both)}」を、なくしながらほかにも変えています。どちらかにしてください。`);
}

const SITE_KINDS: ReadonlySet<string> = new Set<SiteChange['kind']>([
  'ADD_PLACE',
  'MOVE_PLACE',
  'REMOVE_PLACE',
  'CHANGE_OPENINGS',
  'CHANGE_CAPACITY',
  'CHANGE_DEPARTURES',
]);

export function isSiteChange<Change extends ScenarioChange>(change: Change): change is Extract<Change, SiteChange> {
  return SITE_KINDS.has(change.kind);
}

export function isTripChange<Change extends ScenarioChange>(change: Change): change is Extract<Change, TripChange> {
  return !isSiteChange(change);
}

export const nameChange = (change: TripChange, words: TripWords | null): NamedChange => ({
  ...NO_SITE_CHANGE,
  trip: nameTripChange(change, words),
});

export function nameKeptChange(kept: KeptChange): NamedChange {
  if (isSiteChange(kept)) {
    const { words, ...change } = kept;
    return { trip: null, ...nameSiteChange(change, words) };
  }
  const { words, ...change } = kept;
  return nameChange(change, words);
}

/** Whether two say the same, whatever words stand beside them. */
export function isSameChange(one: ScenarioChange, other: ScenarioChange): boolean {
  return textOf(one) === textOf(other);
}

/** Without words, in one order: a database gives the parts of a value in its own. */
function textOf(change: ScenarioChange): string {
  const parts = Object.entries(change).filter(([name]) => name !== 'words');
  return JSON.stringify(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
