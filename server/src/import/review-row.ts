import { PlaceLevel } from '@hazama/prisma';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { DatasetName } from '../dataset/index.ts';
import { Municipality } from '../municipality/index.ts';
import { DateTimeScalar, PageInfo } from '../wire/index.ts';
import { DatasetNameEnum } from './import-enums.ts';
import { ImportCellInput } from './import-input.ts';
import { ImportCell, ImportRowNote } from './import-row.ts';

const VERDICTS = { ACCEPTED: 'ACCEPTED', LEFT_OUT: 'LEFT_OUT' } as const;
const OUTCOMES = { ...VERDICTS, WAITING: 'WAITING' } as const;
registerEnumType(VERDICTS, { name: 'ReviewVerdict', description: '入れた・入れない' });
registerEnumType(OUTCOMES, {
  name: 'ReviewOutcomeKind',
  description: 'WAITING: with these changes something is doubtful or wrong; nothing was decided.',
});

/** What is said of all rows that wait for one reason. */
export const AT_ONCE = { TAKE: 'TAKE', LEAVE: 'LEAVE', SUGGESTED: 'SUGGESTED' } as const;
registerEnumType(AT_ONCE, {
  name: 'ReviewAtOnce',
  description: '入れる, 入れない, or of each row what is suggested for it; rows without a suggestion wait on.',
});

@ObjectType({ simpleResolvers: true, description: '確認待ちの行: a doubtful row, which waits for a person.' })
export class ReviewRow {
  @Field(() => ID)
  id!: string;

  @Field(() => ID, { description: 'The import that it came with.' })
  importId!: string;

  @Field(() => Int, { description: 'What decisions name it by.' })
  line!: number;

  @Field(() => Int, { description: 'Where the file has it; several records of one line share it.' })
  lineInFile!: number;

  @Field(() => DatasetNameEnum)
  dataset!: DatasetName;

  @Field(() => String, { description: 'What a person calls it.' })
  label!: string;

  @Field(() => [ImportCell], { description: 'Of a decided row with what a person changed.' })
  cells!: readonly ImportCell[];

  @Field(() => [ImportRowNote], { description: 'Why it waits.' })
  notes!: readonly ImportRowNote[];

  @Field(() => Float, { nullable: true })
  longitude!: number | null;

  @Field(() => Float, { nullable: true })
  latitude!: number | null;

  @Field(() => PlaceLevel, { nullable: true, description: 'null: not known.' })
  placeLevel!: PlaceLevel | null;

  @Field(() => VERDICTS, { nullable: true, description: 'null: it waits.' })
  verdict!: 'ACCEPTED' | 'LEFT_OUT' | null;

  @Field(() => DateTimeScalar, { nullable: true })
  decidedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true })
export class ReviewReason {
  @Field(() => String, { description: 'A code of the report.' })
  code!: string;

  @Field(() => Int, { description: 'Rows that it is said of.' })
  count!: number;
}

@ObjectType({ simpleResolvers: true })
export class ReviewRowConnection {
  @Field(() => [ReviewRow])
  nodes!: readonly ReviewRow[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;

  @Field(() => [ReviewReason], { description: 'Over all pages, whichever reason is asked for; the commonest first.' })
  reasons!: readonly ReviewReason[];
}

@ObjectType({ simpleResolvers: true, description: 'An import with rows that wait, or that were decided.' })
export class ReviewImport {
  @Field(() => ID)
  importId!: string;

  @Field(() => DatasetNameEnum)
  dataset!: DatasetName;

  @Field(() => String)
  source!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => DateTimeScalar)
  importedAt!: Date;

  @Field(() => Int)
  waiting!: number;

  @Field(() => Int)
  decided!: number;
}

@InputType()
export class ReviewDecisionInput {
  @Field(() => Int)
  line!: number;

  @Field(() => Boolean, { description: '入れる, in spite of the doubts that are shown; or 入れない.' })
  accept!: boolean;

  @Field(() => [ImportCellInput], { nullable: true, description: "Values in place of the file's." })
  cells?: ImportCellInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of doubts that came up with these values, and that the person has looked at: they are none.',
  })
  waive?: string[] | null;
}

@ObjectType({ simpleResolvers: true })
export class DecidedRow {
  @Field(() => Int)
  line!: number;

  @Field(() => OUTCOMES)
  outcome!: 'ACCEPTED' | 'LEFT_OUT' | 'WAITING';

  @Field(() => [ImportRowNote], { description: 'Of a row that waits on: all that was said of it.' })
  notes!: readonly ImportRowNote[];
}

@ObjectType({ simpleResolvers: true, description: 'What came of decisions; the municipality as it stands after them.' })
export class ReviewDecisions {
  @Field(() => [DecidedRow])
  rows!: readonly DecidedRow[];

  @Field(() => Municipality)
  municipality!: Municipality;
}

@ObjectType({ simpleResolvers: true })
export class UndoneReviewDecision {
  @Field(() => [Int], { description: 'That wait again: what went in together comes out together.' })
  lines!: readonly number[];

  @Field(() => Municipality)
  municipality!: Municipality;
}

@ObjectType({ simpleResolvers: true, description: 'What came of one decision about many rows.' })
export class ReviewDecisionAtOnce {
  @Field(() => Int)
  taken!: number;

  @Field(() => Int)
  leftOut!: number;

  @Field(() => Int, { description: 'Of which it could not be decided so: they wait on.' })
  waiting!: number;

  @Field(() => [Int], { description: 'Those that are decided, by the numbers that `undoReviewDecisions` takes.' })
  lines!: readonly number[];

  @Field(() => Municipality)
  municipality!: Municipality;
}
