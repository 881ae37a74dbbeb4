import { Field, Float, Int, ObjectType } from 'type-graphql';

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
