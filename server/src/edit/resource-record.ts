import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Resource } from '../resource/index.ts';
import { DateScalar, DateTimeScalar, JsonScalar } from '../wire/index.ts';

/** A field before and after a change. */
@ObjectType({ simpleResolvers: true })
export class FieldChange {
  @Field(() => String, { description: 'As in ResourceInput.' })
  field!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'As in ResourceInput; a location is [longitude, latitude].' })
  before!: unknown;

  @Field(() => JsonScalar, { nullable: true })
  after!: unknown;
}

/** One change of a resource, by hand or by an import. */
@ObjectType({ simpleResolvers: true })
export class ResourceChange {
  @Field(() => ID, { nullable: true, description: 'Give it to `undoEdit`; null where an import made the change.' })
  editId!: string | null;

  @Field(() => Int)
  revision!: number;

  @Field(() => String, { description: 'publish, edit, undo' })
  cause!: string;

  @Field(() => DateTimeScalar, { nullable: true })
  at!: Date | null;

  @Field(() => String, { nullable: true, description: 'For staff; null until accounts exist.' })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'For staff: the file that said so.' })
  file!: string | null;

  @Field(() => Int, { nullable: true })
  line!: number | null;

  @Field(() => Boolean, { description: 'It is the last one, by hand, and nothing has changed since.' })
  canUndo!: boolean;

  @Field(() => [FieldChange], {
    description: 'Empty for the first record; what is withheld from the viewer is left out.',
  })
  changes!: FieldChange[];
}

/** Where the value of a field comes from, where a person has changed what the file says. */
@ObjectType({ simpleResolvers: true })
export class FieldProvenance {
  @Field(() => String)
  field!: string;

  @Field(() => DateTimeScalar)
  at!: Date;

  @Field(() => JsonScalar, { nullable: true, description: 'What the file said then.' })
  fileValue!: unknown;
}

/** Where a resource comes from. */
@ObjectType({ simpleResolvers: true })
export class ResourceProvenance {
  @Field(() => String, { description: 'The source of its dataset; 手入力 where a person made it.' })
  source!: string;

  @Field(() => String, { nullable: true })
  file!: string | null;

  @Field(() => Int, { nullable: true })
  line!: number | null;

  @Field(() => [FieldProvenance], { description: 'Fields that stand as a person wrote them.' })
  byHand!: FieldProvenance[];
}

const REASONS = ['NEAR', 'KANA', 'PHONE'] as const;
const ReasonEnum = Object.fromEntries(REASONS.map((name) => [name, name]));
registerEnumType(ReasonEnum, {
  name: 'LikenessReason',
  description: 'NEAR: of the same kind within 50 m; KANA: of the same reading; PHONE: of the same number.',
});

/** Another record that may be the same place. */
@ObjectType({ simpleResolvers: true })
export class ResourceDuplicate {
  @Field(() => Resource)
  resource!: Resource;

  @Field(() => [ReasonEnum])
  reasons!: (typeof REASONS)[number][];

  @Field(() => Float, { nullable: true })
  meters!: number | null;
}

/** A resource that was removed and can be brought back. */
@ObjectType({ simpleResolvers: true })
export class RemovedResource {
  @Field(() => ID, { description: 'Give it to `undoEdit`.' })
  editId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => DateTimeScalar)
  at!: Date;
}

/** What was understood of days and hours as they are written. */
@ObjectType({ simpleResolvers: true })
export class ScheduleReading {
  @Field(() => Float, { nullable: true, description: 'Null where no day was understood.' })
  openingsPerMonth!: number | null;

  @Field(() => Float, { nullable: true, description: 'Null where hours were not said.' })
  hoursPerMonth!: number | null;

  @Field(() => Boolean)
  isWeekly!: boolean;

  @Field(() => [DateScalar], { description: 'The next days that are known, at most three, within three months.' })
  nextDays!: string[];

  @Field(() => [String], { description: 'What was not understood, in the words of the text.' })
  unread!: string[];
}

/** Where an address leads. */
@ObjectType({ simpleResolvers: true })
export class AddressPlace {
  @Field(() => String, { description: 'As far as it was understood.' })
  name!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => String, { description: 'BLOCK 番地, TOWN 町丁・小字, OAZA 大字' })
  level!: string;
}
