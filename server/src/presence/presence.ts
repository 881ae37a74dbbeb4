import type { PresenceState } from '@hazama/geo';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ResourceKind } from '../resource/index.ts';
import { DateScalar } from '../wire/index.ts';

const PresenceStateEnum: Readonly<Record<PresenceState, PresenceState>> = {
  PRESENT: 'PRESENT',
  ABSENT: 'ABSENT',
  UNCONFIRMED: 'UNCONFIRMED',
};
registerEnumType(PresenceStateEnum, { name: 'PresenceState' });

/** ある・ない・未確認 of one kind in one area. */
@ObjectType({ simpleResolvers: true })
export class Presence {
  @Field(() => ResourceKind)
  kind!: ResourceKind;

  @Field(() => PresenceStateEnum)
  state!: PresenceState;

  @Field(() => Int)
  count!: number;

  @Field(() => DateScalar, { nullable: true })
  lastConfirmedOn!: string | null;
}
