import { Field, ObjectType } from 'type-graphql';

/** うめこみ */
@ObjectType({ description: 'Where the page /{town}/embed may stand in a frame.', simpleResolvers: true })
export class Embedding {
  @Field(() => [String], {
    description:
      'Origins beside this server’s own whose pages may frame it (HAZAMA_EMBED_ORIGINS), as https://www.city.example.jp.',
  })
  origins!: readonly string[];
}
