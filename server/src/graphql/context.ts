import type { AccountContext, Viewer } from '../account/index.ts';
import { type AreaContext, createAreaReader } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import { createMunicipalityReader, type MunicipalityContext } from '../municipality/index.ts';
import { createResourceKindReader, createResourceReader, type ResourceContext } from '../resource/index.ts';
import { todayInTokyo } from './today.ts';

/** The sum of what the slices ask for. */
export interface Context extends AccountContext, MunicipalityContext, AreaContext, ResourceContext {
  /** The day it is in Asia/Tokyo. */
  readonly today: string;
}

/** What one request reads through: made anew for each, so that nothing it loaded outlives it. */
export function createContext(database: Database, viewer: Viewer): Context {
  const today = todayInTokyo();
  return {
    viewer,
    today,
    municipalities: createMunicipalityReader(database),
    areas: createAreaReader(database),
    resources: createResourceReader(database, { viewer, today }),
    resourceKinds: createResourceKindReader(database, viewer),
  };
}
