import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, PageInfo } from '../wire/index.ts';
import { IssueLevelEnum } from './import-enums.ts';

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
