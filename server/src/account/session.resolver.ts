import { Ctx, Query, Resolver } from 'type-graphql';
import { Session } from './session.ts';
import type { Viewer } from './viewer.ts';

/** What every slice that withholds something asks of the request's context. */
export interface AccountContext {
  readonly viewer: Viewer;
}

@Resolver(() => Session)
export class SessionResolver {
  @Query(() => Session)
  session(@Ctx() { viewer }: AccountContext): Session {
    return { mode: viewer.mode, role: viewer.role.toLowerCase(), audience: viewer.audience };
  }
}
