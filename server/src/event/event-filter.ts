import { Field, ID, InputType } from 'type-graphql';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { badInput, DateScalar, notFound } from '../wire/index.ts';

@InputType()
export class EventFilter {
  @Field(() => ID)
  municipality!: string;

  @Field(() => [ID], { nullable: true, description: 'Areas that an event is for.' })
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true })
  kinds?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'The first day; what still goes on then is in.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The last day.' })
  to?: string | null;
}

/** A filter that has been looked through. null: not asked for. */
export interface EventCriteria {
  readonly code: string;
  readonly areaIds: readonly string[] | null;
  readonly kinds: readonly string[] | null;
  /** YYYY-MM-DD */
  readonly from: string | null;
  readonly to: string | null;
}

/** @throws NOT_FOUND for no municipality, BAD_USER_INPUT for a period that ends before it begins */
export function parseEventFilter({ municipality, areas, kinds, from, to }: EventFilter): EventCriteria {
  const code = parseMunicipalityCode(municipality);
  if (code === undefined) throw notFound(`市町村「${municipality}」は登録されていません。`);
  if (from && to && to < from) throw badInput('期間の終わりが始まりより前です。from と to を確かめてください。');
  return { code, areaIds: areas ?? null, kinds: kinds ?? null, from: from ?? null, to: to ?? null };
}
