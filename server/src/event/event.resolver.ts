import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { type AccountContext, assertMayEdit } from '../account/index.ts';
import { Area, type AreaContext } from '../area/index.ts';
import type { Database } from '../database/index.ts';
import { discloseHeadcount } from '../disclosure/index.ts';
import { editId } from '../edit/index.ts';
import { ValueStateEnum } from '../indicator/index.ts';
import { Municipality, type MunicipalityContext, parseMunicipalityCode } from '../municipality/index.ts';
import { notFound } from '../wire/index.ts';
import type { EventReader } from './event.reader.ts';
import { AreaEvents, Event, EventConnection, EventOverview } from './event.ts';
import { EventFilter, parseEventFilter } from './event-filter.ts';
import { EventInput } from './event-input.ts';
import { eventConnection, eventPageRequest } from './event-page.ts';
import { fiscalYearOf } from './fiscal-year.ts';
import { createEvent, type MadeEventEdit, removeEvent, updateEvent } from './save-event.ts';
import { undoEventEdit } from './undo-event-edit.ts';

/** What the slice asks of the request's context. */
export interface EventContext extends AccountContext, MunicipalityContext, AreaContext {
  readonly database: Database;
  readonly events: EventReader;
  /** YYYY-MM-DD in Asia/Tokyo */
  readonly today: string;
  /** Makes the rest of the request read what it has changed; called on the context itself. */
  renew(this: object): Promise<void>;
}

/** What one change of an event by hand brought about. */
@ObjectType({ simpleResolvers: true })
export class EventEdit {
  @Field(() => ID, { description: 'Give it to `undoEventEdit`.' })
  id!: string;

  @Field(() => Municipality)
  municipality!: Municipality;

  @Field(() => Event, { nullable: true, description: 'As it stands; null where it is taken away.' })
  event!: Event | null;
}

@Resolver(() => Event)
export class EventResolver {
  @Query(() => EventConnection, { description: 'In the order of their days.' })
  async events(
    @Arg('filter', () => EventFilter) filter: EventFilter,
    @Arg('first', () => Int, { nullable: true, defaultValue: 50 }) first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null | undefined,
    @Ctx() { events }: EventContext,
  ): Promise<EventConnection> {
    const criteria = parseEventFilter(filter);
    const request = eventPageRequest(first, after ?? null);
    const [rows, total] = await Promise.all([events.listEvents(criteria, request), events.countEvents(criteria)]);
    return eventConnection({ rows, total }, request);
  }

  @Query(() => EventOverview)
  async eventOverview(
    @Arg('municipality', () => ID) municipality: string,
    @Ctx() { events }: EventContext,
  ): Promise<EventOverview> {
    const code = parseMunicipalityCode(municipality);
    if (code === undefined) throw notFound(`市町村「${municipality}」は登録されていません。`);
    const [fiscalYears, kinds] = await Promise.all([events.listFiscalYears(code), events.listKindCounts(code)]);
    return { fiscalYears, kinds };
  }

  @FieldResolver(() => [Area])
  async areas(@Root() { areaIds }: Event, @Ctx() { areas }: EventContext): Promise<Area[]> {
    const found = await Promise.all(areaIds.map((id) => areas.findArea(id)));
    return found.filter((area) => area !== null);
  }

  @FieldResolver(() => Int, { nullable: true, description: 'People who came; null where not known, or withheld.' })
  participants(@Root() { headcount }: Event, @Ctx() { viewer }: EventContext): number | null {
    return discloseHeadcount(headcount, viewer.audience).people;
  }

  @FieldResolver(() => ValueStateEnum, { description: 'OK, UNKNOWN (nobody has said) or SUPPRESSED.' })
  participantsState(@Root() { headcount }: Event, @Ctx() { viewer }: EventContext) {
    return discloseHeadcount(headcount, viewer.audience).state;
  }

  @Mutation(() => EventEdit, {
    description: "加える. What can't be taken is BAD_USER_INPUT with `extensions.fields`: [{ field, message }].",
  })
  async createEvent(
    @Arg('municipality', () => ID) municipality: string,
    @Arg('input', () => EventInput) input: EventInput,
    @Ctx() context: EventContext,
  ): Promise<EventEdit> {
    assertMayEdit(context.viewer);
    return answer(context, await createEvent(context.database, { municipality, input, today: context.today }));
  }

  @Mutation(() => EventEdit, { description: '直す. CONFLICT where the event has changed since `revision`.' })
  async updateEvent(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Arg('input', () => EventInput) input: EventInput,
    @Ctx() context: EventContext,
  ): Promise<EventEdit> {
    assertMayEdit(context.viewer);
    const { database, today } = context;
    return answer(context, await updateEvent(database, { id, expectedRevision: revision, input, today }));
  }

  @Mutation(() => EventEdit, { description: '消す: the next file does not bring it back, `undoEventEdit` does.' })
  async removeEvent(
    @Arg('id', () => ID) id: string,
    @Arg('revision', () => Int) revision: number,
    @Ctx() context: EventContext,
  ): Promise<EventEdit> {
    assertMayEdit(context.viewer);
    return answer(context, await removeEvent(context.database, { id, expectedRevision: revision }));
  }

  @Mutation(() => EventEdit, { description: 'Takes one change of an event back.' })
  async undoEventEdit(@Arg('id', () => ID) id: string, @Ctx() context: EventContext): Promise<EventEdit> {
    assertMayEdit(context.viewer);
    return answer(context, await undoEventEdit(context.database, id));
  }
}

@Resolver(() => Area)
export class AreaEventsResolver {
  @FieldResolver(() => AreaEvents)
  async events(@Root() { id }: Area, @Ctx() { events, today }: EventContext): Promise<AreaEvents> {
    const year = await events.findAreaYear(id);
    const next = year?.nextId ? await events.findEvent(year.nextId) : null;
    return { fiscalYear: fiscalYearOf(today), count: year?.count ?? null, next };
  }
}

/** Reads everything anew; no indicator is made of events. */
async function answer(context: EventContext, made: MadeEventEdit): Promise<EventEdit> {
  await context.renew();
  const municipality = context.municipalities.findMunicipality(made.municipalityCode);
  if (!municipality) throw new Error(`no municipality ${made.municipalityCode}`);
  return { id: editId(made), municipality, event: await context.events.findEvent(made.eventId) };
}
