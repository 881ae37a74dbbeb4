import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, PageInfo } from '../wire/index.ts';

/** 行事: what takes place on a day. */
@ObjectType({ simpleResolvers: true })
export class Event {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, {
    description:
      "course 講座, rally 大会, awareness 啓発, screening 検診, talk 懇談会, exchange 交流会, drill 訓練, meeting 会議, other, or the town's own word.",
  })
  kind!: string;

  @Field(() => String)
  title!: string;

  @Field(() => DateScalar)
  heldOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Its last day, where it takes several.' })
  untilOn!: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM' })
  startTime!: string | null;

  @Field(() => String, { nullable: true })
  endTime!: string | null;

  @Field(() => String, { nullable: true })
  place!: string | null;

  @Field(() => String, { nullable: true })
  audience!: string | null;

  @Field(() => String, { nullable: true })
  organizer!: string | null;

  @Field(() => String, { nullable: true })
  url!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => String, { description: 'The list that it came with; 手入力 where a person entered it.' })
  source!: string;

  @Field(() => Boolean)
  isByHand!: boolean;

  @Field(() => Int, { description: 'Give it to `updateEvent`: that of the record as it is seen.' })
  revision!: number;

  readonly municipalityCode!: string;
  readonly areaIds!: readonly string[];
  /** Exact: never answered but through `server/src/disclosure`. */
  readonly headcount!: number | null;
}

@ObjectType({ simpleResolvers: true })
export class EventEdge {
  @Field(() => String)
  cursor!: string;

  @Field(() => Event)
  node!: Event;
}

@ObjectType({ simpleResolvers: true })
export class EventConnection {
  @Field(() => [EventEdge])
  edges!: EventEdge[];

  @Field(() => [Event])
  nodes!: Event[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}

@ObjectType({ simpleResolvers: true })
export class EventKindCount {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType({ description: 'What events a town has, before any is listed.', simpleResolvers: true })
export class EventOverview {
  @Field(() => [Int], { description: '年度 that have events, the first first: 2026 is April 2026 to March 2027.' })
  fiscalYears!: number[];

  @Field(() => [EventKindCount], { description: 'Kinds in use, the most used first.' })
  kinds!: EventKindCount[];
}

@ObjectType({ description: "An area's events of the running 年度.", simpleResolvers: true })
export class AreaEvents {
  @Field(() => Int)
  fiscalYear!: number;

  @Field(() => Int, { nullable: true, description: 'null: not known, the town has recorded no event of this 年度.' })
  count!: number | null;

  @Field(() => Event, { nullable: true, description: 'The next from today on.' })
  next!: Event | null;
}
