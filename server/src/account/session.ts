import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { AUDIENCES, type Audience } from './viewer.ts';

const AudienceEnum = Object.fromEntries(AUDIENCES.map((name) => [name, name]));
registerEnumType(AudienceEnum, {
  name: 'Audience',
  description:
    'Decides what is withheld: STAFF nothing, COUNCIL counts of residents below 10, PUBLIC the same and the rest rounded to 10.',
});

@ObjectType({ description: 'Who is asking, and what is withheld from them.', simpleResolvers: true })
export class Session {
  @Field(() => String, { description: 'personal: until accounts exist, one person with full rights on this machine.' })
  mode!: string;

  @Field(() => String)
  role!: string;

  @Field(() => AudienceEnum)
  audience!: Audience;
}
