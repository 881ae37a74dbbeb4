import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { MunicipalityReader } from '../municipality/index.ts';
import type { ServedPlace } from './served-day.ts';
import type { ServedDays } from './served-days.ts';
import { LastRide, StopDirection } from './served-place-types.ts';
import { StopTimetable } from './stop-timetable-types.ts';
import { StopPlace } from './transit.ts';

/** What is asked of the request's context for a day, stop place by stop place. */
export interface ServedDayContext {
  readonly servedDays: ServedDays;
  readonly municipalities: MunicipalityReader;
}

/** Of many places one reading of the day. */
@Resolver(() => StopPlace)
export class StopPlaceResolver {
  @FieldResolver(() => [StopDirection], {
    description: 'Departures by direction (direction_id, else 行き先), most first; they add up to `departures`.',
  })
  async directions(@Root() place: StopPlace, @Ctx() context: ServedDayContext): Promise<readonly StopDirection[]> {
    return (await findServedPlace(context, place))?.directions ?? [];
  }

  @FieldResolver(() => LastRide, {
    nullable: true,
    description: 'Null where nothing goes there from a centre that day, and where nobody knows.',
  })
  async lastRide(@Root() place: StopPlace, @Ctx() context: ServedDayContext): Promise<LastRide | null> {
    return (await findServedPlace(context, place))?.lastRide ?? null;
  }
}

@Resolver(() => StopTimetable)
export class StopTimetableResolver {
  @FieldResolver(() => LastRide, {
    nullable: true,
    description: 'Null where nothing goes there from a centre that day, and where nobody knows.',
  })
  async lastRide(
    @Root() { id, day, municipalityCode }: StopTimetable,
    @Ctx() context: ServedDayContext,
  ): Promise<LastRide | null> {
    return (await findServedPlace(context, { id, municipalityCode, serviceDate: day.date }))?.lastRide ?? null;
  }
}

async function findServedPlace(
  { servedDays, municipalities }: ServedDayContext,
  { id, municipalityCode, serviceDate }: Pick<StopPlace, 'id' | 'municipalityCode' | 'serviceDate'>,
): Promise<ServedPlace | undefined> {
  const revision = municipalities.findMunicipality(municipalityCode)?.revision;
  if (revision === undefined) return undefined;
  const { placeById } = await servedDays.get(municipalityCode, revision, serviceDate);
  return placeById.get(id);
}
