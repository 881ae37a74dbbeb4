import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateScalar } from '../wire/index.ts';

const STANDINGS = {
  CURRENT: 'CURRENT',
  /** The day of renewal is near. */
  RENEW_SOON: 'RENEW_SOON',
  /** The day has passed, and nobody has said what became of it. */
  RENEW_PASSED: 'RENEW_PASSED',
  ENDED: 'ENDED',
} as const;
export type AgreementStanding = keyof typeof STANDINGS;
registerEnumType(STANDINGS, {
  name: 'AgreementStanding',
  description: 'RENEW_SOON: within 90 days. RENEW_PASSED: past its day and not ended, to be asked.',
});

/** 協定: with an organisation, for a kind of help, in some areas. */
@ObjectType({ simpleResolvers: true })
export class Agreement {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'Of the record: give it to `updateAgreement`.' })
  revision!: number;

  @Field(() => String, { description: 'With whom.' })
  organization!: string;

  @Field(() => DateScalar, { nullable: true })
  signedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Not for the public.' })
  renewBy!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'From this day on it holds no more.' })
  endedOn!: string | null;

  @Field(() => STANDINGS)
  standing!: AgreementStanding;

  @Field(() => String, { nullable: true, description: 'The list that it comes from; for staff.' })
  source!: string | null;

  @Field(() => Boolean, { description: 'No file told of it: it can be removed.' })
  isHandMade!: boolean;

  readonly municipalityCode!: string;
  readonly kindId!: string;
  readonly areaIds!: readonly string[];
}

/** What is written about an agreement; a field that isn't given stays as it is. */
@InputType()
export class AgreementInput {
  @Field(() => String, { nullable: true })
  organization?: string | null;

  @Field(() => ID, { nullable: true })
  kind?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Areas; none: the whole municipality.' })
  areas?: string[] | null;

  @Field(() => DateScalar, { nullable: true })
  signedOn?: string | null;

  @Field(() => DateScalar, { nullable: true })
  renewBy?: string | null;

  @Field(() => DateScalar, { nullable: true })
  endedOn?: string | null;
}
