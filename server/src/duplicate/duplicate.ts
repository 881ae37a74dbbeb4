import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Municipality } from '../municipality/index.ts';
import { Resource } from '../resource/index.ts';
import { DateTimeScalar, PageInfo } from '../wire/index.ts';
import type { ReasonKind } from './likeness.ts';

const ReasonKindEnum: { readonly [Kind in ReasonKind]: Kind } = {
  NEAR: 'NEAR',
  NAME: 'NAME',
  KANA: 'KANA',
  PHONE: 'PHONE',
  ADDRESS: 'ADDRESS',
  NUMBERED: 'NUMBERED',
};
registerEnumType(ReasonKindEnum, {
  name: 'DuplicateReasonKind',
  description: 'What two records have in common; NUMBERED speaks against it: their own list tells them apart.',
});

@ObjectType({ simpleResolvers: true })
export class DuplicateReason {
  @Field(() => ReasonKindEnum)
  kind!: ReasonKind;

  @Field(() => Float, { description: 'How much it says, of 1; below 0 against.' })
  weight!: number;

  @Field(() => String, { description: 'In Japanese.' })
  text!: string;
}

/** 重なりかもしれない2件 */
@ObjectType({ simpleResolvers: true })
export class Duplicate {
  @Field(() => Resource, { description: 'The fuller one, proposed to be kept.' })
  kept!: Resource;

  @Field(() => Resource)
  other!: Resource;

  @Field(() => Float, { description: '0.6..1' })
  score!: number;

  @Field(() => [DuplicateReason])
  reasons!: readonly DuplicateReason[];
}

@ObjectType({ simpleResolvers: true })
export class Duplicates {
  @Field(() => Int)
  totalCount!: number;

  @Field(() => [Duplicate], { description: 'The likest first.' })
  nodes!: readonly Duplicate[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

/** まとめたもの: a merger that stands, and can be taken back. */
@ObjectType({ simpleResolvers: true })
export class Merger {
  @Field(() => ID, { description: 'Of the record that ended: give it to `undoMerger`.' })
  otherId!: string;

  @Field(() => String)
  otherName!: string;

  @Field(() => Resource, { nullable: true, description: 'null where it has gone since.' })
  kept!: Resource | null;

  @Field(() => DateTimeScalar)
  at!: Date;
}

/** Everything in it is as it stands after the merger, or after it was taken back. */
@ObjectType({ simpleResolvers: true })
export class MergedResource {
  @Field(() => ID, { description: 'Of the record that ended: give it to `undoMerger`.' })
  otherId!: string;

  @Field(() => Resource, { nullable: true })
  kept!: Resource | null;

  @Field(() => Municipality)
  municipality!: Municipality;
}
