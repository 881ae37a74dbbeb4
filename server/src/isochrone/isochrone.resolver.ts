import { lineSentence, travelMeaning, travelSentence } from '@hazama/geo';
import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { Transit } from '../transit/index.ts';
import { DateScalar, Language } from '../wire/index.ts';
import { type IsochroneReader, isWithheld } from './isochrone.reader.ts';
import { LineCoverage } from './line-coverage.ts';
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

  @FieldResolver(() => LineCoverage, {
    nullable: true,
    description: '路線 with its stops and the people near them; null where no timetable has a line of that id.',
  })
  async lineCoverage(
    @Root() transit: Transit,
    @Arg('line', () => ID, { description: 'As `lines` and the features of the layer `routes` have it.' }) line: string,
    @Arg('serviceDate', () => DateScalar, { nullable: true }) serviceDate: string | null | undefined,
    @Ctx() { isochrones }: IsochroneContext,
  ): Promise<LineCoverage | null> {
    return (await isochrones.findLineCoverage(transit, { line, serviceDate: serviceDate ?? null })) ?? null;
  }
}

@Resolver(() => LineCoverage)
export class LineCoverageResolver {
  @FieldResolver(() => String)
  sentence(
    @Root() { meters, residents, older, day, runs }: LineCoverage,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    const people = { residents: residents.people, older: older.people, isWithheld: isWithheld(residents) };
    return lineSentence({ meters, ...people, day: day.date, runs }, language ?? Language.JA);
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
    const { state, day, validity, walkMethod: method, fromMinutes, untilMinutes, percentile } = time;
    const spoken = language ?? Language.JA;
    if (state === 'UNKNOWN') return unknownDaySentence(day.date, validity, spoken);
    const hasRunOut = state === 'STALE';
    return travelMeaning({ day: day.date, fromMinutes, untilMinutes, percentile, method, hasRunOut }, spoken);
  }
}

@Resolver(() => TravelBand)
export class TravelBandResolver {
  @FieldResolver(() => String)
  sentence(
    @Root() { direction, minutes, residents, older, allOlder }: TravelBand,
    @Arg('language', () => Language, { nullable: true, defaultValue: Language.JA }) language: Language | null,
  ): string {
    const people = { residents: residents.people, older: older.people, allOlder: allOlder.people };
    const withheld = direction === 'FROM' ? isWithheld(residents) : isWithheld(older, allOlder);
    return travelSentence({ direction, minutes, ...people }, language ?? Language.JA, withheld);
  }
}
