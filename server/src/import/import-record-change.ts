import { Field, ObjectType } from 'type-graphql';
import { PageInfo } from '../wire/index.ts';
import { ChangeEnum } from './import-enums.ts';

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
