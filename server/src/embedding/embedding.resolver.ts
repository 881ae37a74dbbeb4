import { Ctx, Query, Resolver } from 'type-graphql';
import { Embedding } from './embedding.ts';

/** What the slice asks of the request's context. */
export interface EmbeddingContext {
  readonly embedOrigins: readonly string[];
}

@Resolver(() => Embedding)
export class EmbeddingResolver {
  @Query(() => Embedding)
  embedding(@Ctx() { embedOrigins }: EmbeddingContext): Embedding {
    return { origins: embedOrigins };
  }
}
