import type { RegularOpening } from '@hazama/geo';

/** もし置いたら, as the address holds it: places in degrees and ids, and no word that anybody wrote. */
export interface PinsView {
  readonly pins: readonly Pin[];
  /** Ids of the resources, or stops of the timetable, that would be no more. */
  readonly gone: readonly string[];
  /** Resources that would stand elsewhere. */
  readonly moved: readonly MovedPlace[];
  /** What pins and resources would have; a resource that isn't named has what it has today. */
  readonly facts: readonly TriedFacts[];
}

/** A place that is tried. */
export interface Pin {
  readonly letter: PinLetter;
  readonly point: PinPoint;
}

export interface MovedPlace {
  readonly id: string;
  readonly point: PinPoint;
}

/** What is said of a place; null: nothing. */
export interface TriedFacts {
  /** Letter of a pin, or id of a resource. */
  readonly key: string;
  readonly opening: RegularOpening | null;
  /** 定員 */
  readonly capacity: number | null;
  /** Of a stop: departures a day. */
  readonly departures: number | null;
}

export type PinPoint = readonly [longitude: number, latitude: number];

export const PIN_LETTERS = ['A', 'B', 'C', 'D', 'E'] as const;
export type PinLetter = (typeof PIN_LETTERS)[number];

export const NO_PINS: PinsView = { pins: [], gone: [], moved: [], facts: [] };
export const NO_FACTS = { opening: null, capacity: null, departures: null } as const;

/** A tenth of a metre: what the address says is what was counted. */
const DIGITS = 6;
/** As many as the server takes in one question. */
const MOST_CHANGED = 20;
const MOST_TIMES = 31;
export const MOST_SEATS = 100_000;
export const MOST_DEPARTURES = 10_000;

/**
 * `pins=A,136.1301,34.7683,B,136.2,34.8`, `out=r1,r2`, `to=r3,136.2,34.8`, `open=A,w14,r1,m2` (every Monday and Thursday; twice a month),
 * `seats=A,20` and `buses=A,8`; what makes no sense is left out.
 */
export function parsePins(query: URLSearchParams): PinsView {
  const pins: Pin[] = [];
  for (const [name = '', ...point] of tuples(query.get('pins'), 3)) {
    const letter = PIN_LETTERS.find((known) => known === name);
    const at = pointOf(point);
    if (letter && at && !pins.some((pin) => pin.letter === letter)) pins.push({ letter, point: at });
  }
  const gone = (query.get('out') ?? '').split(',').filter(Boolean).map(readId).slice(0, MOST_CHANGED);
  const moved: MovedPlace[] = [];
  for (const [written = '', ...point] of tuples(query.get('to'), 3)) {
    const id = readId(written);
    const at = pointOf(point);
    const isFree = id !== '' && !gone.includes(id) && !moved.some((other) => other.id === id);
    if (at && isFree && moved.length < MOST_CHANGED) moved.push({ id, point: at });
  }
  let facts: readonly TriedFacts[] = [];
  const note = (written: string, more: Partial<TriedFacts>) => {
    const key = readId(written);
    const isPin = PIN_LETTERS.some((letter) => letter === key);
    if (key !== '' && (isPin ? pins.some(({ letter }) => letter === key) : !gone.includes(key)))
      facts = withFacts(facts, key, more);
  };
  for (const [key = '', code = ''] of tuples(query.get('open'), 2)) note(key, { opening: parseOpening(code) });
  for (const [key = '', seats = ''] of tuples(query.get('seats'), 2))
    note(key, { capacity: countOf(seats, MOST_SEATS) });
  for (const [key = '', buses = ''] of tuples(query.get('buses'), 2))
    note(key, { departures: countOf(buses, MOST_DEPARTURES) });
  return { pins, gone, moved, facts: facts.slice(0, MOST_CHANGED) };
}

export function formatPins({ pins, gone, moved, facts }: PinsView): readonly [name: string, value: string | null][] {
  return [
    ['pins', list(pins.flatMap(({ letter, point }) => [letter, ...point]))],
    ['out', list(gone.map(writeId))],
    ['to', list(moved.flatMap(({ id, point }) => [writeId(id), ...point]))],
    ['open', list(facts.flatMap(({ key, opening }) => (opening ? [writeId(key), formatOpening(opening)] : [])))],
    ['seats', list(facts.flatMap(({ key, capacity }) => (capacity === null ? [] : [writeId(key), capacity])))],
    ['buses', list(facts.flatMap(({ key, departures }) => (departures === null ? [] : [writeId(key), departures])))],
  ];
}

/** The company of a stop chose its id, commas and all. */
const writeId = (id: string) => id.replaceAll('%', '%25').replaceAll(',', '%2C');
const readId = (written: string) => written.replaceAll('%2C', ',').replaceAll('%25', '%');

const list = (parts: readonly (string | number)[]) => (parts.length > 0 ? parts.join(',') : null);

/** A point where it can be written down exactly. */
export function exactPoint([longitude, latitude]: PinPoint): PinPoint {
  return [Number(longitude.toFixed(DIGITS)), Number(latitude.toFixed(DIGITS))];
}

export const pinAt = (letter: PinLetter, point: PinPoint): Pin => ({ letter, point: exactPoint(point) });

/** With something said of a place; one of which nothing is said any more is left out. */
export function withFacts(facts: readonly TriedFacts[], key: string, more: Partial<TriedFacts>): readonly TriedFacts[] {
  const own = { ...NO_FACTS, ...facts.find((each) => each.key === key), ...more, key };
  const isSaid = own.opening !== null || own.capacity !== null || own.departures !== null;
  return [...facts.filter((each) => each.key !== key), ...(isSaid ? [own] : [])];
}

function* tuples(text: string | null, size: number): Generator<readonly string[]> {
  const parts = (text ?? '').split(',');
  for (let at = 0; at + size <= parts.length; at += size) yield parts.slice(at, at + size);
}

function pointOf(parts: readonly string[]): PinPoint | null {
  const [longitude = Number.NaN, latitude = Number.NaN] = parts.map(Number);
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? exactPoint([longitude, latitude]) : null;
}

function countOf(text: string, most: number): number | null {
  return /^\d{1,6}$/.test(text) && Number(text) <= most ? Number(text) : null;
}

/** w14: every Monday and Thursday. m2: twice a month. */
function parseOpening(code: string): RegularOpening | null {
  if (/^w[1-7]{1,7}$/.test(code)) {
    const weekdays = [...new Set(code.slice(1))].map((digit) => Number(digit) - 1).toSorted((a, b) => a - b);
    return { every: 'week', weekdays };
  }
  const times = code.startsWith('m') ? countOf(code.slice(1), MOST_TIMES) : null;
  return times ? { every: 'month', times } : null;
}

function formatOpening(opening: RegularOpening): string {
  if (opening.every === 'month') return `m${opening.times}`;
  return `w${opening.weekdays.map((weekday) => weekday + 1).join('')}`;
}
