import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { badInput } from '../../wire/index.ts';
import { startsEvery, type TripChange, type TripWords } from './trip-change.ts';

const KINDS = [
  'REMOVE_TRIP',
  'REMOVE_LINE',
  'ADD_TRIP',
  'REPEAT_TRIP',
] as const satisfies readonly TripChange['kind'][];
const KindEnum = Object.fromEntries(KINDS.map((kind) => [kind, kind]));
registerEnumType(KindEnum, {
  name: 'TripChangeKind',
  description:
    'この便がなかったら, この路線がなかったら, この時刻に1便ふえたら, この時間は何分ごとに走ったら (instead of what calls at the same stops then).',
});

/** Every five minutes all day long and more is no bus. */
const LEAST_EVERY_SECONDS = 300;
const LATEST_SECONDS = 48 * 3600;
const LONGEST_ID = 500;

/** もし便が変わったら: which of the fields are needed is for the kind to say. */
@InputType()
export class TripChangeInput {
  @Field(() => KindEnum)
  kind!: TripChange['kind'];

  @Field(() => ID, { nullable: true, description: 'The trip that goes, or that a new one is like.' })
  trip?: string | null;

  @Field(() => ID, { nullable: true, description: 'REMOVE_LINE' })
  line?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'When it leaves its first stop, or the first of several does: seconds after noon minus 12 hours.',
  })
  startSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'REPEAT_TRIP: the last may leave then.' })
  untilSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'REPEAT_TRIP: from one to the next, 300 and more.' })
  everySeconds?: number | null;
}

/** もし便が変わったら, with the timetable's words for it. */
@ObjectType('TripChange', { simpleResolvers: true })
export class NamedTripChange {
  @Field(() => KindEnum)
  kind!: TripChange['kind'];

  @Field(() => ID, { nullable: true })
  trip!: string | null;

  @Field(() => ID, { nullable: true })
  line!: string | null;

  @Field(() => Int, { nullable: true })
  startSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  untilSeconds!: number | null;

  @Field(() => Int, { nullable: true })
  everySeconds!: number | null;

  @Field(() => String, { nullable: true, description: '路線; null where no timetable ever told.' })
  lineName!: string | null;

  @Field(() => String, { nullable: true, description: '行き先 of the trip.' })
  headsign!: string | null;

  @Field(() => String, { nullable: true, description: 'Where the trip starts.' })
  stopName!: string | null;
}

/** @throws BAD_USER_INPUT naming what the kind needs and isn't there */
export function readTripChange({
  kind,
  trip,
  line,
  startSeconds,
  untilSeconds,
  everySeconds,
}: TripChangeInput): TripChange {
  if (kind === 'REMOVE_LINE') return { kind, line: readId(line, '路線 (line)') };
  const id = readId(trip, '便 (trip)');
  const start = readSeconds(startSeconds, '発車の時刻 (startSeconds)');
  if (kind !== 'REPEAT_TRIP') return { kind, trip: id, startSeconds: start };
  const until = readSeconds(untilSeconds, '終わりの時刻 (untilSeconds)');
  if (until < start) throw badInput('終わりの時刻が、始まりの時刻より前です。始まりより後の時刻にしてください。');
  const every = everySeconds ?? 0;
  if (!(every >= LEAST_EVERY_SECONDS && every <= LATEST_SECONDS))
    throw badInput(`間隔は${LEAST_EVERY_SECONDS / 60}分以上にしてください。`);
  const change = { kind, trip: id, startSeconds: start, untilSeconds: until, everySeconds: every };
  if (startsEvery(change).length > 200) throw badInput('1日に200便までにしてください。間隔を長くしてください。');
  return change;
}

export function nameTripChange(change: TripChange, words: TripWords | null): NamedTripChange {
  const none = { trip: null, line: null, startSeconds: null, untilSeconds: null, everySeconds: null };
  return { ...none, lineName: null, headsign: null, stopName: null, ...words, ...change };
}

function readId(id: string | null | undefined, name: string): string {
  if (!id || id.length > LONGEST_ID || !id.includes('/'))
    throw badInput(`${name}の id がありません。stopTimetable か lineTimetable の id をそのまま書いてください。`);
  return id;
}

function readSeconds(seconds: number | null | undefined, name: string): number {
  if (seconds === null || seconds === undefined || seconds < 0 || seconds > LATEST_SECONDS)
    throw badInput(`${name}は、0:00 から 48:00 までの時刻にしてください。`);
  return seconds;
}
