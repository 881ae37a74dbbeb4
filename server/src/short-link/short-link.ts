import { Field, ID, ObjectType } from 'type-graphql';

/** 短いリンク */
@ObjectType({
  description: 'A state of the screen under a code that can be written down; the same state has the same code.',
  simpleResolvers: true,
})
export class ShortLink {
  @Field(() => ID)
  code!: string;

  @Field(() => String, {
    description: '/s/{code}: leads to the state, and shows each visitor what their rights allow.',
  })
  path!: string;
}
