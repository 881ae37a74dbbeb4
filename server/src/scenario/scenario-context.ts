import { type AccountContext, type Viewer } from '../account/index.ts';
import type { AreaContext } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import type { IndicatorContext } from '../indicator/index.ts';
import type { MunicipalityContext } from '../municipality/index.ts';
import type { ResourceContext } from '../resource/index.ts';
import { UserError } from '../wire/index.ts';

/** What the slice asks of the request's context. */
export interface ScenarioContext
  extends AccountContext,
    MunicipalityContext,
    AreaContext,
    ResourceContext,
    IndicatorContext {
  readonly database: Database;
  /** YYYY-MM-DD in Asia/Tokyo */
  readonly today: string;
  /** Makes the rest of the request read what it has changed; called on the context itself. */
  renew(this: object): Promise<void>;
}

/** Scenarios are what an office and its meetings think about: nobody has said yet that it will be so. Throws FORBIDDEN. */
export function assertMayReadScenarios({ audience }: Viewer): void {
  if (audience === 'PUBLIC')
    throw new UserError('FORBIDDEN', 'シナリオは職員と会議の参加者だけが見られます。ためすことは、だれでもできます。');
}
