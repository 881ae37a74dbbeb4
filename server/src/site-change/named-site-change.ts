import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { SiteChange, SiteWords } from './site-change.ts';

@ObjectType('AddedPlace', { simpleResolvers: true, description: '置く' })
export class NamedAddedPlace {
  @Field(() => ID)
  key!: string;

  @Field(() => ID, { description: 'Of its kind of resource.' })
  kind!: string;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => String, { nullable: true })
  schedule!: string | null;

  @Field(() => Int, { nullable: true })
  capacity!: number | null;

  @Field(() => Int, { nullable: true })
  departures!: number | null;
}

/** A place on record, or a stop of a timetable: what was written of it on the day of the change; null where nobody wrote it down then. */
@ObjectType({ simpleResolvers: true })
export class ChangedPlace {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of its kind of resource; null also for a stop of a timetable.' })
  kind!: string | null;

  @Field(() => String, { nullable: true, description: '開催日・時間 as they were.' })
  schedule!: string | null;

  @Field(() => Int, { nullable: true, description: '定員 as it was.' })
  capacity!: number | null;
}

@ObjectType('PlaceMove', { simpleResolvers: true, description: '動かす' })
export class NamedPlaceMove {
  @Field(() => ChangedPlace)
  place!: ChangedPlace;

  @Field(() => Float)
  longitude!: number;

  @Field(() => Float)
  latitude!: number;
}

@ObjectType('PlaceRemoval', { simpleResolvers: true, description: 'なくす' })
export class NamedPlaceRemoval {
  @Field(() => ChangedPlace)
  place!: ChangedPlace;
}

@ObjectType('OpeningsChange', { simpleResolvers: true, description: '開く日を変える' })
export class NamedOpeningsChange {
  @Field(() => ChangedPlace)
  place!: ChangedPlace;

  @Field(() => String)
  schedule!: string;
}

@ObjectType('CapacityChange', { simpleResolvers: true, description: '定員を変える' })
export class NamedCapacityChange {
  @Field(() => ChangedPlace)
  place!: ChangedPlace;

  @Field(() => Int)
  capacity!: number;
}

@ObjectType('DeparturesChange', { simpleResolvers: true, description: '便の数を変える' })
export class NamedDeparturesChange {
  @Field(() => ChangedPlace)
  place!: ChangedPlace;

  @Field(() => Int, { description: '1日に出る便の数' })
  departures!: number;
}

/** One change of places under the name of its sort: one of the fields. */
export interface NamedSiteChange {
  readonly place: NamedAddedPlace | null;
  readonly move: NamedPlaceMove | null;
  readonly removal: NamedPlaceRemoval | null;
  readonly openings: NamedOpeningsChange | null;
  readonly capacity: NamedCapacityChange | null;
  readonly departures: NamedDeparturesChange | null;
}

export const NO_SITE_CHANGE: NamedSiteChange = {
  place: null,
  move: null,
  removal: null,
  openings: null,
  capacity: null,
  departures: null,
};

export function nameSiteChange(change: SiteChange, words: SiteWords | null): NamedSiteChange {
  if (change.kind === 'ADD_PLACE') {
    const { kind: _kind, resourceKind: kind, ...place } = change;
    return { ...NO_SITE_CHANGE, place: { ...place, kind } };
  }
  const place: ChangedPlace = {
    id: change.resource,
    name: words?.name ?? null,
    kind: words?.resourceKind ?? null,
    schedule: words?.schedule ?? null,
    capacity: words?.capacity ?? null,
  };
  switch (change.kind) {
    case 'MOVE_PLACE':
      return { ...NO_SITE_CHANGE, move: { place, longitude: change.longitude, latitude: change.latitude } };
    case 'REMOVE_PLACE':
      return { ...NO_SITE_CHANGE, removal: { place } };
    case 'CHANGE_OPENINGS':
      return { ...NO_SITE_CHANGE, openings: { place, schedule: change.schedule } };
    case 'CHANGE_CAPACITY':
      return { ...NO_SITE_CHANGE, capacity: { place, capacity: change.capacity } };
    case 'CHANGE_DEPARTURES':
      return { ...NO_SITE_CHANGE, departures: { place, departures: change.departures } };
  }
}
