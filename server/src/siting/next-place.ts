import type { Holding, Stability } from '@hazama/geo';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { HoldingEnum, type ReachVariant } from '../indicator/index.ts';
import { SitedPlace } from './siting-plan.ts';

@ObjectType({
  description: 'One way to set all assumptions, and where the next place helps most then.',
  simpleResolvers: true,
})
export class NextPlaceVariant {
  @Field(() => [Int], { description: 'For each of `assumptions` the position of its value.' })
  choices!: readonly number[];

  @Field(() => [ID], { description: "The assumptions that differ from today's." })
  changed!: readonly string[];

  @Field(() => SitedPlace, { nullable: true, description: 'The one that helps most; null where none is known to.' })
  best!: SitedPlace | null;

  @Field(() => Float, {
    nullable: true,
    description: "People newly within reach of today's place; null where not known.",
  })
  added!: number | null;

  @Field(() => HoldingEnum)
  holds!: Holding;
}

/** 前提を変えても？ of つぎに置くなら: whether the place that helps most as the next one is the same under other assumptions. */
@ObjectType({
  description:
    'One place more, from the candidates asked for. A place that brings at most 1 % fewer than the best one of a setting is an equal choice: the conclusion holds.',
  simpleResolvers: true,
})
export class NextPlaceSensitivity {
  @Field(() => SitedPlace, {
    nullable: true,
    description: "The one that helps most under today's assumptions; null where none helps.",
  })
  place!: SitedPlace | null;

  @Field(() => Int, { description: "Settings other than today's: holding + changing + undecided." })
  total!: number;

  @Field(() => Int)
  holding!: number;

  @Field(() => Int)
  changing!: number;

  @Field(() => Int, { description: 'Settings under which nothing is known, or no candidate helps.' })
  undecided!: number;

  @Field(() => [NextPlaceVariant], { description: "Today's setting first." })
  variants!: readonly NextPlaceVariant[];

  readonly stability!: Stability;
  readonly rows!: readonly NextPlaceRow[];
  readonly assumptionsTried!: readonly Assumption[];
  /** The place behind a conclusion. */
  readonly nameOf!: (
    key: string,
  ) => { readonly name: string | null; readonly area: string | null; readonly key: string } | null;
}

@ObjectType({ description: 'How far a trial of settings has come.', simpleResolvers: true })
export class NextPlaceStep {
  @Field(() => Int, { description: 'Settings that are done; 0 while other searches come first.' })
  done!: number;

  @Field(() => Int, { description: "All settings, today's among them." })
  settings!: number;

  @Field(() => NextPlaceSensitivity, { nullable: true, description: 'Of the last step.' })
  sensitivity!: NextPlaceSensitivity | null;
}

type Assumption = {
  readonly id: string;
  readonly values: readonly ReachVariant['assumed'][number][];
  readonly base: number;
};

/** What a setting says: the site that helps most, and what today's brings. */
export interface NextPlaceRow {
  readonly setting: Pick<ReachVariant, 'choice' | 'changed' | 'assumed'>;
  readonly best: { readonly site: number; readonly added: number } | undefined;
  /** Of today's site; undefined where not known. */
  readonly added: number | undefined;
  /** The conclusion: today's site where it is among the equals, else the best one. */
  readonly key: string | undefined;
}
