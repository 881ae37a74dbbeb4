import type { DistanceMethod, ValueState } from '@hazama/geo';
import { Field, Float, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ValueStateEnum } from '../indicator/index.ts';
import { TransitDay } from '../transit/index.ts';
import { DateScalar, GeoJsonScalar } from '../wire/index.ts';
import type { TravelDirection } from './surfaces.ts';

const TravelDirectionEnum = { FROM: 'FROM', TO: 'TO' } as const satisfies Record<TravelDirection, TravelDirection>;
registerEnumType(TravelDirectionEnum, {
  name: 'TravelDirection',
  description: 'FROM: ここから行ける. TO: ここへ来られる.',
});

@InputType({ description: 'ここから行ける範囲・ここへ来られる範囲, on foot and by transit.' })
export class TravelTimeInput {
  @Field(() => Float, { description: 'Degrees on WGS 84; read to the fifth digit, a metre.' })
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => TravelDirectionEnum, { nullable: true, description: 'FROM unless said.' })
  direction?: TravelDirection | null;

  @Field(() => DateScalar, { nullable: true, description: '運行日; null: the default day.' })
  serviceDate?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'One leaves at each minute from here on: minutes after midnight. 540, 9:00, unless said.',
  })
  fromMinutes?: number | null;

  @Field(() => Int, { nullable: true, description: 'Not included; at most four hours later. 660, 11:00, unless said.' })
  untilMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      '1 … 99: how many of 100 departures arrive so soon, by the rule sorted[⌈p/100·n⌉ − 1]. 50 unless said.',
  })
  percentile?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'A number of residents, as far as the viewer may know it.' })
export class TravelPeople {
  @Field(() => ValueStateEnum, { description: 'OK, UNKNOWN or SUPPRESSED.' })
  state!: ValueState;

  @Field(() => Float, { nullable: true })
  people!: number | null;
}

@ObjectType({ description: 'All that is reached within so many minutes, what is reached sooner included.' })
export class TravelBand {
  @Field(() => Int)
  minutes!: number;

  @Field(() => GeoJsonScalar, { nullable: true, description: 'A MultiPolygon; null where nothing is.' })
  shape!: string | null;

  @Field(() => TravelPeople)
  residents!: TravelPeople;

  @Field(() => TravelPeople, { description: '65歳以上' })
  older!: TravelPeople;

  readonly direction!: TravelDirection;
  /** 65歳以上 of the town, as `older` counts them. */
  readonly allOlder!: TravelPeople;
}

@ObjectType({
  description: 'Travel times on foot and by transit between one place and a town, over a window of departures.',
})
export class TravelTime {
  @Field(() => ValueStateEnum, {
    description: 'OK, STALE (by a timetable that has run out) or UNKNOWN: none speaks of the day.',
  })
  state!: ValueState;

  @Field(() => TransitDay, { description: '運行日' })
  day!: TransitDay;

  @Field(() => TravelDirectionEnum)
  direction!: TravelDirection;

  @Field(() => Int)
  fromMinutes!: number;

  @Field(() => Int)
  untilMinutes!: number;

  @Field(() => Int)
  percentile!: number;

  @Field(() => String, { description: '"walk+transit (street)" or "walk+transit (straight×1.3)".' })
  method!: string;

  @Field(() => Int, { nullable: true, description: 'Times are found at nodes so far apart; null where UNKNOWN.' })
  gridMeters!: number | null;

  @Field(() => [TravelBand], { description: 'Within 15, 30, 45 and 60 minutes; none where UNKNOWN.' })
  bands!: TravelBand[];

  @Field(() => TravelPeople, { description: 'All whom the bands are counted from.' })
  residents!: TravelPeople;

  @Field(() => TravelPeople, { description: '65歳以上 of them.' })
  older!: TravelPeople;

  @Field(() => Boolean, {
    description:
      'Whether numbers are not exact: those of cells without a place are left out, and outside staff those of cells of fewer than 10 are counted together with others near them.',
  })
  isPartial!: boolean;

  readonly walkMethod!: Exclude<DistanceMethod, 'straight'>;
  /** The days of which timetables speak. */
  readonly validity!: readonly { readonly validFrom: string; readonly validTo: string }[];
}
