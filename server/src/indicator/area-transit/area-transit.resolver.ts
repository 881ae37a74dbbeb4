import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Area } from '../../area/index.ts';
import { StopPlace } from '../../transit/index.ts';
import { badInput, DateScalar } from '../../wire/index.ts';
import type { AreaTransitReader } from './area-transit.reader.ts';
import { AreaTransit } from './area-transit.ts';

/** What the slice asks of the request's context. */
export interface AreaTransitContext {
  readonly areaTransit: AreaTransitReader;
}

const MOST_PLACES = 500;

@Resolver(() => AreaTransit)
export class AreaTransitResolver {
  @FieldResolver(() => [StopPlace], { description: 'Most departures first, those of which nothing is known last.' })
  stopPlaces(
    @Root() { places }: AreaTransit,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
  ): readonly StopPlace[] {
    const count = first ?? 50;
    if (count < 1 || count > MOST_PLACES) throw badInput(`first は 1 から ${MOST_PLACES} までにしてください。`);
    return places.slice(0, count);
  }
}

@Resolver(() => Area)
export class AreaOfTransitResolver {
  @FieldResolver(() => AreaTransit, {
    nullable: true,
    description: 'Of the next workday unless a day is asked for; null while the town has no timetable.',
  })
  transit(
    @Root() area: Area,
    @Arg('serviceDate', () => DateScalar, { nullable: true }) serviceDate: string | null | undefined,
    @Ctx() { areaTransit }: AreaTransitContext,
  ): Promise<AreaTransit | null> {
    return areaTransit.find(area, serviceDate ?? null);
  }
}
