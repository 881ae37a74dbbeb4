import type { AccountContext } from '../account/index.ts';
import type { AreaContext } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import type { IndicatorContext } from '../indicator/index.ts';
import type { ResourceContext } from '../resource/index.ts';

/** What the slice asks of the request's context. */
export interface SitingContext extends AccountContext, AreaContext, ResourceContext, IndicatorContext {
  readonly database: Database;
  /** Aborted where the asker has gone before the answer. */
  readonly signal: AbortSignal;
}
