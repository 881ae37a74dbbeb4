import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { DatasetName } from '../dataset/index.ts';
import { DateScalar, DateTimeScalar, JsonScalar } from '../wire/index.ts';
import { ImportChanges, ImportCounts } from './import.ts';
import { ActivityEnum, DatasetNameEnum, JobStateEnum, NeedEnum } from './import-enums.ts';
import type { Activity, JobState, Need, StoredJob } from './import-job.ts';

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

  @Field(() => String, { nullable: true, description: 'The sheet or layer to read; null: the likeliest.' })
  layer!: string | null;

  @Field(() => String, { nullable: true, description: 'The coordinate system; null: as the file says.' })
  crs!: string | null;

  @Field(() => JsonScalar, { description: "field → the file's name of the column" })
  mapping!: Readonly<Record<string, string>>;
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
