import { PlaceLevel } from '@hazama/prisma';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar, PageInfo } from '../wire/index.ts';
import { ImportIssue } from './import.ts';
import { VerdictEnum } from './import-enums.ts';

@ObjectType({ simpleResolvers: true, description: 'What a person may do about a note with one press.' })
export class ImportSuggestion {
  @Field(() => String, { description: 'On the button.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether the row then goes in, or is left out.' })
  accept!: boolean;

  @Field(() => JsonScalar, { description: 'field → value: give them to `decideImportRow`.' })
  changes!: Readonly<Record<string, string>>;

  @Field(() => ID, { nullable: true, description: 'The resource that the row is already, where it is.' })
  sameAs!: string | null;
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
  @Field(() => Int, { description: 'What decisions name it by.' })
  line!: number;

  @Field(() => Int, { description: 'Where the file has it; several records of one line share it.' })
  lineInFile!: number;

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
