import type { SiteChange } from '../../site-change/index.ts';
import { needsTimetable } from '../compute/measure-areas.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownModel } from '../town/town-model.ts';

/** What is changed of a town, whatever it comes to. */
export interface ChangedParts {
  /** Whether runs of a timetable come or go. */
  readonly hasTrips: boolean;
  readonly sites: readonly SiteChange[];
  readonly model: Pick<TownModel, 'resourcesByKind'>;
  /** Whether a change is of a stop of the timetable: what leaves there, and who gets on and off. */
  readonly isOfStop: (change: SiteChange) => boolean;
}

/** What is not counted, nobody reads off a list of places: residents, or people and posts in tables. */
const OF_TABLES: ReadonlySet<string> = new Set(['count']);

/** Whether changes can move an indicator: by what it is made of, not by how it comes out. */
export function isTouched({ measure, kindIds, parameters }: IndicatorDefinition, parts: ChangedParts): boolean {
  if (OF_TABLES.has(measure)) return false;
  const rule = { measure, parameters };
  if (parts.hasTrips && needsTimetable(rule)) return true;
  return parts.sites.some((change) => {
    if (parts.isOfStop(change)) return needsTimetable(rule);
    // a stop with buses of its own, which travel somewhere
    if (change.kind === 'ADD_PLACE' && (change.departures ?? 0) > 0 && needsTimetable(rule)) return true;
    const kind = kindOf(change, parts);
    if (kind === undefined || !kindIds.includes(kind)) return false;
    switch (change.kind) {
      case 'ADD_PLACE':
        // what counts departures looks at the stops of timetables alone
        return byDepartures(rule) ? change.departures !== null : true;
      case 'MOVE_PLACE':
      case 'REMOVE_PLACE':
        return !byDepartures(rule);
      case 'CHANGE_OPENINGS':
        return parameters.opening === 'weekly' || BY_HOURS.has(measure) || parameters.statistic === 'hours';
      case 'CHANGE_CAPACITY':
        return parameters.statistic === 'seats' || measure.startsWith('access');
      case 'CHANGE_DEPARTURES':
        return byDepartures(rule);
    }
  });
}

const BY_HOURS: ReadonlySet<string> = new Set(['roundtrip', 'access']);

const byDepartures = ({ measure, parameters }: Pick<IndicatorDefinition, 'measure' | 'parameters'>): boolean =>
  measure === 'departures' || parameters.minDepartures !== undefined;

function kindOf(change: SiteChange, { model }: ChangedParts): string | undefined {
  if (change.kind === 'ADD_PLACE') return change.resourceKind;
  for (const [kindId, resources] of model.resourcesByKind)
    if (resources.some(({ id }) => id === change.resource)) return kindId;
  return undefined;
}
