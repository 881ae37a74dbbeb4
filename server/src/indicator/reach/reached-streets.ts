import { type Lines, reachMeters } from '@hazama/geo';
import { mayReadField, mayReadResource, type Viewer, visibleLevels } from '../../account/index.ts';
import type { Statements } from '../../database/index.ts';
import { municipalitiesOfIds } from '../../municipality/index.ts';
import { wayOf } from '../compute/method.ts';
import { positionsOf } from '../compute/place-distances.ts';
import { referenceDayOf } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { Day } from '../town/town-model.ts';

/** What is asked of a town's streets. */
export interface ReachedStreetsQuestion {
  readonly definition: IndicatorDefinition;
  readonly year: number;
  /** The day in Asia/Tokyo. */
  readonly today: Day;
  readonly viewer: Viewer;
}

/**
 * The parts of streets from which a walk leads to a place that a coverage indicator counts: the same places, streets and metres as its number.
 * A place that is kept from the viewer leads nowhere, for it stands in the middle of what it reaches. Undefined where the indicator
 * doesn't count walks along streets (there are none, or it measures straight lines), and where nobody knows of its places.
 */
export async function findReachedStreets(
  database: Statements,
  engine: TownEngine,
  { definition, year, today, viewer }: ReachedStreetsQuestion,
): Promise<Lines | undefined> {
  const way = wayOf(definition, engine.distances.hasStreets);
  if (definition.measure !== 'coverage' || way.by !== 'street') return undefined;
  const { places, recorded } = engine.open(definition, referenceDayOf(engine.model, year, today));
  if (!recorded) return undefined;
  const located = places.filter(({ longitude }) => !Number.isNaN(longitude));
  const ids = located.map(({ id }) => id);
  const shown = await listPlacesShown(database, engine.model, ids, viewer);
  const { thresholdMeters = 0 } = definition.parameters;
  const limitMeters = reachMeters({ thresholdMeters, detour: way.detour });
  return engine.distances.streetsWithin(positionsOf(located.filter(({ id }) => shown.has(id))), limitMeters);
}

/** Which resources the viewer may find on a map: the town's own as they stood at the revision, those of its neighbours as they stand. */
async function listPlacesShown(
  database: Statements,
  { code, revision }: { readonly code: string; readonly revision: number },
  ids: readonly string[],
  viewer: Viewer,
): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ id: string }>(
    `SELECT r.id FROM resource r JOIN resource_kind k ON k.id = r.kind_id
     WHERE r.municipality_code = ANY($1) AND r.id = ANY($2)
       AND CASE WHEN r.municipality_code = $3 THEN r.from_revision <= $4 AND (r.to_revision IS NULL OR r.to_revision > $4)
                ELSE r.to_revision IS NULL END
       AND ${mayReadResource('r', '$5')} AND ${mayReadField('r', 'k', 'location', '$5')}`,
    [municipalitiesOfIds(ids), ids, code, revision, visibleLevels(viewer)],
  );
  return new Set(rows.map(({ id }) => id));
}
