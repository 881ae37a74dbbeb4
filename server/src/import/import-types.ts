import { PlaceLevel } from '@hazama/prisma';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DATASET_NAMES, type DatasetName } from '../dataset/index.ts';
import { DateScalar, DateTimeScalar, JsonScalar, PageInfo } from '../wire/index.ts';
import {
  ACTIVITIES,
  type Activity,
  JOB_STATES,
  type JobState,
  NEEDS,
  type Need,
  type StoredJob,
} from './import-job.ts';

function registered<T extends string>(name: string, values: readonly T[], description: string): Record<string, T> {
  const names = Object.fromEntries(values.map((value) => [value, value]));
  registerEnumType(names, { name, description });
  return names;
}

const DatasetNameEnum = registered(
  'DatasetName',
  DATASET_NAMES,
  'What a table can hold, as the command line calls it.',
);
export const VerdictEnum = registered(
  'ImportVerdict',
  ['accepted', 'review', 'rejected'] as const,
  'そのまま入ります・確かめてください・直さないと入りません',
);
export const ChangeEnum = registered('RecordChange', ['added', 'changed', 'removed'] as const, '追加・変更・なくなる');
const JobStateEnum = registered('ImportJobState', JOB_STATES, '選んだ・確かめた・反映した・入れられない・やめた');
const ActivityEnum = registered('ImportActivity', ACTIVITIES, 'What is being done with a job at the moment.');
const NeedEnum = registered('ImportNeed', NEEDS, 'What has to be said about a file before it can be checked.');
const IssueLevelEnum = registered(
  'ImportIssueLevel',
  ['ERROR', 'WARN', 'REPAIR', 'INFO'] as const,
  'How grave a finding is.',
);

@ObjectType({ simpleResolvers: true })
export class ImportIssue {
  @Field(() => IssueLevelEnum)
  level!: 'ERROR' | 'WARN' | 'REPAIR' | 'INFO';

  @Field(() => String)
  code!: string;

  @Field(() => Int, { nullable: true, description: 'Line of a text, row of a sheet, number of a feature.' })
  line!: number | null;

  @Field(() => String, { nullable: true, description: 'The column as the file calls it.' })
  field!: string | null;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'Of a repair: the value that goes in.' })
  after!: string | null;

  @Field(() => String, { description: 'What to do about it.' })
  message!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'read = accepted + review + rejected; repaired are among the accepted.',
})
export class ImportCounts {
  @Field(() => Int)
  read!: number;

  @Field(() => Int)
  accepted!: number;

  @Field(() => Int)
  repaired!: number;

  @Field(() => Int)
  review!: number;

  @Field(() => Int)
  rejected!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Records of the town, by what publishing does to them.' })
export class ImportChanges {
  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  changed!: number;

  @Field(() => Int)
  removed!: number;

  @Field(() => Int)
  unchanged!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'One attempt to bring a file in, from the screen or the command line.',
})
export class Import {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  dataset!: string;

  @Field(() => String)
  source!: string;

  @Field(() => String)
  format!: string;

  @Field(() => String, { description: 'published, unchanged, rejected or undone' })
  status!: string;

  @Field(() => String)
  fileName!: string;

  @Field(() => Int, { nullable: true, description: 'Of the dataset.' })
  version!: number | null;

  @Field(() => ImportCounts)
  rows!: ImportCounts;

  @Field(() => DateTimeScalar)
  finishedAt!: Date;

  @Field(() => DateScalar, { nullable: true })
  asOf!: string | null;

  @Field(() => String, { nullable: true })
  license!: string | null;

  @Field(() => String, { nullable: true, description: 'Who did it; null on this machine while there are no accounts.' })
  person!: string | null;

  @Field(() => DateTimeScalar, { nullable: true })
  undoneAt!: Date | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Until when `undoImport` takes it back; null where it can not.',
  })
  undoableUntil!: Date | null;

  readonly municipalityCode!: string;
}

@ObjectType({ simpleResolvers: true })
export class ImportConnection {
  @Field(() => [Import])
  nodes!: Import[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;

  @Field(() => Int)
  totalCount!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a person may do about a note with one press.' })
export class ImportSuggestion {
  @Field(() => String, { description: 'On the button.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether the row then goes in, or is left out.' })
  accept!: boolean;

  @Field(() => JsonScalar, { description: 'field → value: give them to `decideImportRow`.' })
  changes!: Readonly<Record<string, string>>;
}

@ObjectType({ simpleResolvers: true, description: 'What was said of a row.' })
export class ImportRowNote extends ImportIssue {
  @Field(() => ImportSuggestion, { nullable: true })
  suggestion!: ImportSuggestion | null;
}

@ObjectType({ simpleResolvers: true })
export class ImportCell {
  @Field(() => String, { description: "The field of the project's own table." })
  field!: string;

  @Field(() => String, { description: 'The column as the file calls it.' })
  column!: string;

  @Field(() => String)
  value!: string;

  @Field(() => Boolean, { description: 'A person has put it right on the screen.' })
  isEdited!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A row of a file as the last check saw it.' })
export class ImportRow {
  @Field(() => Int)
  line!: number;

  @Field(() => VerdictEnum)
  verdict!: 'accepted' | 'review' | 'rejected';

  @Field(() => String, { description: 'What a person calls it.' })
  label!: string;

  @Field(() => [ImportCell])
  cells!: ImportCell[];

  @Field(() => String, { nullable: true, description: 'What a person said of it: ACCEPTED or LEFT_OUT.' })
  decision!: string | null;

  @Field(() => [ImportRowNote])
  notes!: ImportRowNote[];

  @Field(() => Float, { nullable: true })
  longitude!: number | null;

  @Field(() => Float, { nullable: true })
  latitude!: number | null;

  @Field(() => PlaceLevel, { nullable: true, description: 'null: not known.' })
  placeLevel!: PlaceLevel | null;
}

@ObjectType({ simpleResolvers: true })
export class ImportRowConnection {
  @Field(() => [ImportRow])
  nodes!: ImportRow[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class ImportPlace {
  @Field(() => Int)
  line!: number;

  @Field(() => String)
  label!: string;

  @Field(() => VerdictEnum)
  verdict!: 'accepted' | 'review' | 'rejected';

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => PlaceLevel)
  placeLevel!: PlaceLevel;
}

@ObjectType({ simpleResolvers: true, description: 'How well rows are placed: 番地まで・町まで・わからない.' })
export class ImportPlaceCounts {
  @Field(() => Int)
  point!: number;

  @Field(() => Int)
  town!: number;

  @Field(() => Int)
  unknown!: number;
}

@ObjectType({ simpleResolvers: true })
export class ImportFieldChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What publishing would do to one record of the town.' })
export class ImportRecordChange {
  @Field(() => ChangeEnum)
  change!: 'added' | 'changed' | 'removed';

  @Field(() => String)
  label!: string;

  @Field(() => String)
  detail!: string;

  @Field(() => [ImportFieldChange])
  fields!: readonly ImportFieldChange[];
}

@ObjectType({ simpleResolvers: true })
export class ImportRecordChangeConnection {
  @Field(() => [ImportRecordChange])
  nodes!: ImportRecordChange[];

  @Field(() => PageInfo)
  pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true })
export class ImportSheet {
  @Field(() => String, { description: '"" of a text.' })
  name!: string;

  @Field(() => Int)
  rows!: number;

  @Field(() => Int)
  columns!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What a file is.' })
export class RecognisedFileType {
  @Field(() => String, { description: 'csv, xlsx or json' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'utf-8 or cp932, of a text.' })
  encoding!: string | null;

  @Field(() => [ImportSheet])
  sheets!: readonly ImportSheet[];

  @Field(() => String, { nullable: true })
  format!: string | null;

  @Field(() => Int)
  rows!: number;
}

@ObjectType({ simpleResolvers: true })
export class ImportProblem {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType({ simpleResolvers: true })
export class ImportProgress {
  @Field(() => Int)
  done!: number;

  @Field(() => Int, { description: '0 while it is not known.' })
  total!: number;

  @Field(() => Int, { description: 'Jobs of the municipality that are done before it.' })
  ahead!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What a person has said about a file, and what is taken where they have not.',
})
export class ImportSaid {
  @Field(() => String)
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'AreaKind of areas and membership, kind of resource of resources.',
  })
  kind!: string | null;

  @Field(() => Int, { nullable: true })
  year!: number | null;

  @Field(() => DateScalar, { nullable: true })
  asOf!: string | null;

  @Field(() => String, { nullable: true })
  license!: string | null;

  @Field(() => Boolean)
  complete!: boolean;

  @Field(() => JsonScalar, { description: "field → the file's name of the column" })
  mapping!: Readonly<Record<string, string>>;
}

@ObjectType({ simpleResolvers: true, description: 'A column of a file, and what it seems to be.' })
export class ImportColumn {
  @Field(() => Int, { description: 'From 0, in the order of the file.' })
  index!: number;

  @Field(() => String, { description: 'As the file calls it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: "The field of the dataset's table." })
  field!: string | null;

  @Field(() => Float, { description: '0..1; 1 where a person has said so.' })
  confidence!: number;

  @Field(() => String, { description: 'Why, in words.' })
  reason!: string;

  @Field(() => [String])
  samples!: readonly string[];
}

@ObjectType({ simpleResolvers: true })
export class ImportTargetField {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  title!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: '列を合わせる: the columns of a file, and the fields that they can be.',
})
export class ImportMatching {
  @Field(() => [ImportColumn])
  columns!: readonly ImportColumn[];

  @Field(() => [ImportTargetField])
  fields!: readonly ImportTargetField[];
}

@ObjectType({ simpleResolvers: true, description: "A file's word for a kind that the catalogue doesn't hold." })
export class ImportUnknownKind {
  @Field(() => String)
  word!: string;

  @Field(() => Int)
  rows!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A file that somebody is bringing in on the import screen.' })
export class ImportJob {
  @Field(() => ID)
  id!: string;

  @Field(() => JobStateEnum)
  state!: JobState;

  @Field(() => ActivityEnum, { nullable: true })
  activity!: Activity | null;

  @Field(() => String)
  fileName!: string;

  @Field(() => Float)
  fileBytes!: number;

  @Field(() => RecognisedFileType, { nullable: true, description: 'null where it can not be read.' })
  recognised!: RecognisedFileType | null;

  @Field(() => DatasetNameEnum, { nullable: true })
  dataset!: DatasetName | null;

  @Field(() => ImportSaid)
  said!: ImportSaid;

  @Field(() => NeedEnum, { nullable: true })
  need!: Need | null;

  @Field(() => ImportProblem, { nullable: true })
  problem!: ImportProblem | null;

  @Field(() => String, { nullable: true, description: 'Of the last check: dry-run, unchanged or rejected.' })
  outcome!: string | null;

  @Field(() => ImportCounts, { nullable: true, description: 'Of the last check.' })
  rows!: ImportCounts | null;

  @Field(() => ImportChanges, { nullable: true, description: 'Of the last check.' })
  changes!: ImportChanges | null;

  @Field(() => DateTimeScalar, { nullable: true })
  checkedAt!: Date | null;

  @Field(() => DateTimeScalar)
  createdAt!: Date;

  readonly stored!: StoredJob;
}

@InputType()
export class ImportColumnInput {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'As the file calls it.' })
  column!: string;
}

@InputType()
export class ImportKindInput {
  @Field(() => String, { description: 'As the file says it; * is every other.' })
  word!: string;

  @Field(() => String, { description: 'Of the catalogue.' })
  kind!: string;
}

@InputType({ description: 'What is left out stays as it is; null takes what was said back.' })
export class ImportSaidInput {
  @Field(() => DatasetNameEnum, { nullable: true })
  dataset?: DatasetName | null;

  @Field(() => String, { nullable: true })
  kind?: string | null;

  @Field(() => String, { nullable: true })
  source?: string | null;

  @Field(() => Int, { nullable: true })
  year?: number | null;

  @Field(() => DateScalar, { nullable: true })
  asOf?: string | null;

  @Field(() => String, { nullable: true })
  license?: string | null;

  @Field(() => Boolean, { nullable: true })
  complete?: boolean | null;

  @Field(() => [ImportColumnInput], { nullable: true })
  mapping?: ImportColumnInput[] | null;

  @Field(() => [ImportKindInput], { nullable: true, description: 'Added to what was said before.' })
  kindMapping?: ImportKindInput[] | null;
}

@InputType()
export class ImportCellInput {
  @Field(() => String)
  field!: string;

  @Field(() => String, { description: 'Empty: the cell is empty.' })
  value!: string;
}
