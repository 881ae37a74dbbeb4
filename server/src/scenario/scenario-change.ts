import { Field, InputType, ObjectType } from 'type-graphql';
import {
  NamedTripChange,
  nameTripChange,
  readTripChange,
  type TripChange,
  TripChangeInput,
  type TripWords,
} from '../transit/index.ts';
import { badInput } from '../wire/index.ts';

/** One thing that is tried. `kind` tells which; kinds of other things than trips come beside these. */
export type ScenarioChange = TripChange;

/** As it is kept: with the timetable's words of the day it was written, for when the timetable no longer has them. */
export type KeptChange = ScenarioChange & { readonly words: TripWords | null };

/** More is another plan. */
const MOST_CHANGES = 100;

@InputType({ description: 'One thing that is tried: exactly one of the fields.' })
export class ScenarioChangeInput {
  @Field(() => TripChangeInput, { nullable: true })
  trip?: TripChangeInput | null;
}

@ObjectType('ScenarioChange', { simpleResolvers: true, description: 'One thing that is tried: one of the fields.' })
export class NamedChange {
  @Field(() => NamedTripChange, { nullable: true })
  trip!: NamedTripChange | null;
}

/** @throws BAD_USER_INPUT saying which change can't be read, and why */
export function readChanges(inputs: readonly ScenarioChangeInput[]): ScenarioChange[] {
  if (inputs.length > MOST_CHANGES)
    throw badInput(`変更は${MOST_CHANGES}個までにしてください(いま${inputs.length}個)。`);
  return inputs.map(({ trip }) => {
    if (!trip) throw badInput('changes の1つずつに、何を変えるか (trip) を書いてください。');
    return readTripChange(trip);
  });
}

export const nameChange = (change: ScenarioChange, words: TripWords | null): NamedChange => ({
  trip: nameTripChange(change, words),
});

export function nameKeptChange({ words, ...change }: KeptChange): NamedChange {
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
