import { parseSchedule } from '../dataset/index.ts';
import { badInput } from '../wire/index.ts';
import type { SiteChange } from './site-change.ts';
import type {
  AddedPlaceInput,
  CapacityChangeInput,
  DeparturesChangeInput,
  OpeningsChangeInput,
  PlaceMoveInput,
  PlaceRemovalInput,
} from './site-change-input.ts';

const LONGEST = { key: 100, name: 100, schedule: 500, id: 500 } as const;
/** More seats or buses than any place of a town has: a slip of the hand. */
const MOST_SEATS = 100_000;
const MOST_DEPARTURES = 10_000;
const EXAMPLES = '「毎週月・木 13時～15時」「第2水曜 10時～12時」のように書いてください。';

/** @throws BAD_USER_INPUT saying which part of it can't be, and what to write */
export function readAddedPlace(input: AddedPlaceInput): SiteChange {
  const key = input.key.trim();
  if (key === '' || key.length > LONGEST.key)
    throw badInput(`置く場所の key は1字から${LONGEST.key}字までで書いてください。`);
  const name = input.name?.normalize('NFC').trim() || null;
  if (name !== null && name.length > LONGEST.name)
    throw badInput(`場所の名前は${LONGEST.name}文字までで書いてください(いま${name.length}文字)。`);
  const label = name ?? key;
  return {
    kind: 'ADD_PLACE',
    key,
    resourceKind: input.kind,
    ...readPosition(label, input),
    name,
    schedule: input.schedule?.trim() ? readSchedule(input.schedule) : null,
    capacity: readCount(input.capacity, `「${label}」の定員`, MOST_SEATS),
    departures: readCount(input.departures, `「${label}」の1日の便の数`, MOST_DEPARTURES),
  };
}

export function readMove(input: PlaceMoveInput): SiteChange {
  const resource = readResource(input.resource);
  return { kind: 'MOVE_PLACE', resource, ...readPosition(resource, input) };
}

export function readRemoval(input: PlaceRemovalInput): SiteChange {
  return { kind: 'REMOVE_PLACE', resource: readResource(input.resource) };
}

export function readOpenings(input: OpeningsChangeInput): SiteChange {
  return { kind: 'CHANGE_OPENINGS', resource: readResource(input.resource), schedule: readSchedule(input.schedule) };
}

export function readCapacity(input: CapacityChangeInput): SiteChange {
  const capacity = readCount(input.capacity, '定員', MOST_SEATS);
  if (capacity === null) throw badInput('定員を0以上の数で書いてください。');
  return { kind: 'CHANGE_CAPACITY', resource: readResource(input.resource), capacity };
}

export function readDepartures(input: DeparturesChangeInput): SiteChange {
  const departures = readCount(input.departures, '1日の便の数', MOST_DEPARTURES);
  if (departures === null) throw badInput('1日の便の数を0以上の数で書いてください。');
  return { kind: 'CHANGE_DEPARTURES', resource: readResource(input.resource), departures };
}

/** Where a place is; longitude and latitude that were swapped are told so. */
function readPosition(
  label: string,
  { longitude, latitude }: { readonly longitude: number; readonly latitude: number },
): { longitude: number; latitude: number } {
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return { longitude, latitude };
  const isSwapped = Math.abs(latitude) <= 180 && Math.abs(longitude) <= 90;
  throw badInput(
    `「${label}」の経度${longitude}、緯度${latitude}は位置になりません。${isSwapped ? '経度と緯度が入れかわっていないか、確かめてください。' : '度の数(経度136.1、緯度34.7のように)で書いてください。'}`,
  );
}

/** The text as it was written, which `parseSchedule` understands to its end: a number is made of all that it says. */
function readSchedule(written: string): string {
  const schedule = written.normalize('NFC').trim();
  if (schedule === '') throw badInput(`開催日・時間を書いてください。${EXAMPLES}`);
  if (schedule.length > LONGEST.schedule)
    throw badInput(`開催日・時間は${LONGEST.schedule}文字までで書いてください(いま${schedule.length}文字)。`);
  const { opening, unread } = parseSchedule(schedule);
  if (!opening) throw badInput(`「${schedule}」からは、開く日がわかりません。${EXAMPLES}`);
  if (unread.length > 0)
    throw badInput(`開催日・時間の「${unread.join('」「')}」が読み取れません。その部分を消すか、${EXAMPLES}`);
  return schedule;
}

function readCount(count: number | null | undefined, label: string, most: number): number | null {
  if (count === null || count === undefined) return null;
  if (!(Number.isInteger(count) && count >= 0 && count <= most))
    throw badInput(`${label}は0から${most.toLocaleString('ja')}までの数で書いてください(いま${count})。`);
  return count;
}

function readResource(id: string): string {
  if (id === '' || id.length > LONGEST.id)
    throw badInput('変える場所(resource)の id がありません。resources か stopPlaces の id をそのまま書いてください。');
  return id;
}
