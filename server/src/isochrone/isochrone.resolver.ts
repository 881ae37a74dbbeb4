import { travelMeaning, travelSentence } from '@hazama/geo';
import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { Transit } from '../transit/index.ts';
import { Language } from '../wire/index.ts';
import { type IsochroneReader, isWithheld } from './isochrone.reader.ts';
import { TravelBand, TravelTime, TravelTimeInput } from './travel-time.ts';
import { unknownDaySentence } from './unknown-day.ts';

/** What the slice asks of the request's context. */
export interface IsochroneContext {
  readonly isochrones: IsochroneReader;
}

/** 等時間圏 of a town's timetables. */
@Resolver(() => Transit)
export class TransitTravelTimeResolver {
  @FieldResolver(() => TravelTime, {
    description:
      '等時間圏: how long on foot and by transit between a place and everywhere in the town. Takes up to seconds.',
  })
  travelTime(
    @Root() transit: Transit,
    @Arg('input', () => TravelTimeInput) input: TravelTimeInput,
    @Ctx() { isochrones }: IsochroneContext,
  ): Promise<TravelTime> {
    return isochrones.getTravelTime(transit, input);
  }
}

@Resolver(() => TravelTime)
export class TravelTimeResolver {
  @FieldResolver(() => String, {
    description: 'What the minutes mean, or why nothing is known and of which days it is.',
  })
  explanation(
    @Root() time: TravelTime,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    if (time.state === 'UNKNOWN') return unknownDaySentence(time.day.date, time.validity, language ?? Language.JA);
    return travelMeaning(
      { ...time, day: time.day.date, method: time.walkMethod, hasRunOut: time.state === 'STALE' },
      language ?? Language.JA,
    );
  }
}

@Resolver(() => TravelBand)
export class TravelBandResolver {
  @FieldResolver(() => String)
  sentence(
    @Root() band: TravelBand,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    const { residents, older, allOlder } = band;
    const told = { ...band, residents: residents.people, older: older.people, allOlder: allOlder.people };
    return travelSentence(
      told,
      language ?? Language.JA,
      band.direction === 'FROM' ? isWithheld(residents) : isWithheld(older, allOlder),
    );
  }
}
