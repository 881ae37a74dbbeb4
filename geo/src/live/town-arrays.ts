import type { AccessMethod } from '../accessibility/access-method.ts';
import type { Decay } from '../accessibility/decay.ts';
import type { AreaShares } from '../measure/area-shares.ts';
import type { Meters, Points } from '../units.ts';
import type { AreaShapes } from './area-shapes.ts';
import type { CountingRule, TriedPlace } from './live-place.ts';

/** How an indicator makes numbers of people and places. */
export interface LiveRule extends CountingRule {
  readonly thresholdMeters: Meters;
  /** What a distance is multiplied by before it is compared. */
  readonly detour: number;
  /** Of cells with `isRural`, in place of `thresholdMeters`; null where these are no exception. */
  readonly ruralMeters: Meters | null;
  /** It is asked what leaves the busiest stop of an area; nobody is counted. */
  readonly isOfDepartures: boolean;
  /** Null: it is coverage that is asked for, who is within reach of any, or departures. */
  readonly access: {
    readonly method: AccessMethod;
    readonly decay: Decay;
    /** A place is its seats × openings a month, else 1. */
    readonly isOfSeats: boolean;
  } | null;
}

/** All that an indicator of a town needs to say what other places would do: columns of numbers, and no names. */
export interface TownArrays {
  readonly indicator: string;
  readonly year: number;
  readonly rule: LiveRule;
  /** How metres are measured: along streets, or in a straight line. */
  readonly by: 'street' | 'straight';
  /** By what the street graph is asked for; null where metres are straight lines. */
  readonly streets: number | null;
  /** Every number is of a day that has passed: no timetable goes further. */
  readonly hasRunOut: boolean;
  /** The areas whose values are told, the whole town among them. */
  readonly areaIds: readonly string[];
  /** The places of the indicator's kinds that are open, also those that it doesn't count today, in the order in which sums take them. */
  readonly placeIds: readonly string[];
  /** How many of them are of the indicator's first kind: these come first, and a place that is added after them. */
  readonly firstKindCount: number;
  /** Of each place; NaN where nobody knows where it is. */
  readonly places: Points;
  /** 1 where a place was confirmed within its shelf life: a value that rests on others is STALE. */
  readonly isFresh: Uint8Array;
  /** 1 weekly, 0 not, -1 nobody knows. */
  readonly isWeekly: Int8Array;
  /** Each NaN where nobody knows. */
  readonly openingsPerMonth: Float64Array;
  readonly capacity: Float64Array;
  readonly departures: Float64Array;
  /** In which areas they lie, where the indicator asks. */
  readonly shapes: AreaShapes;
  /** The centres of the cells where somebody lives; none where the indicator counts nobody. Whole doubles: rounded, a cell at the limit would change sides. */
  readonly cells: Points;
  /** Nominal side of a mesh cell; 0 for points and 町字. */
  readonly sideMeters: Int32Array;
  /** 1 where a cell lies in a thinly settled area. */
  readonly isRural: Uint8Array;
  /** People of each cell whom the indicator counts. */
  readonly people: Float64Array;
  /** Of them those in the areas, each once. */
  readonly counted: Float64Array;
  /** Over the cells above; one row an area. */
  readonly shares: AreaShares;
  /** People of each area, as `AreaPeople` has them. */
  readonly total: Float64Array;
  readonly knownShare: Float64Array;
}

/** The places of today, in the order of `placeIds`. */
export function listPlaces(arrays: TownArrays): readonly TriedPlace[] {
  const { placeIds, places, isFresh, isWeekly, openingsPerMonth, capacity, departures } = arrays;
  return placeIds.map((_, at): TriedPlace => {
    const [longitude, latitude] = [known(places.longitude, at), known(places.latitude, at)];
    return {
      point: longitude === null || latitude === null ? null : [longitude, latitude],
      isFresh: isFresh[at] === 1,
      isWeekly: isWeekly[at] === -1 ? null : isWeekly[at] === 1,
      openingsPerMonth: known(openingsPerMonth, at),
      capacity: known(capacity, at),
      departures: known(departures, at),
    };
  });
}

function known(column: Float64Array, at: number): number | null {
  const value = column[at] as number;
  return Number.isNaN(value) ? null : value;
}

/** Of the layout below. */
const LAYOUT = 0x335a_4148;
const ALIGNMENT = 8;

const COLUMNS = {
  placeLongitude: Float64Array,
  placeLatitude: Float64Array,
  openingsPerMonth: Float64Array,
  capacity: Float64Array,
  departures: Float64Array,
  longitude: Float64Array,
  latitude: Float64Array,
  people: Float64Array,
  counted: Float64Array,
  share: Float64Array,
  total: Float64Array,
  knownShare: Float64Array,
  areaStart: Uint32Array,
  cellIndex: Uint32Array,
  sideMeters: Int32Array,
  isWeekly: Int8Array,
  isFresh: Uint8Array,
  isRural: Uint8Array,
  isDrawn: Uint8Array,
  placeStart: Uint32Array,
  placeArea: Uint32Array,
  shapeKind: Uint8Array,
  shapeStart: Uint32Array,
  shapeArea: Uint32Array,
  ringStart: Uint32Array,
  cornerStart: Uint32Array,
  cornerLongitude: Float64Array,
  cornerLatitude: Float64Array,
} as const;
type Columns = { readonly [Name in keyof typeof COLUMNS]: (typeof COLUMNS)[Name]['prototype'] };

interface Head
  extends Pick<
    TownArrays,
    'indicator' | 'year' | 'rule' | 'by' | 'streets' | 'hasRunOut' | 'areaIds' | 'placeIds' | 'firstKindCount'
  > {
  readonly lengths: { readonly [Name in keyof Columns]: number };
}

/**
 * As bytes, least first: the layout's number; how long the head is; the head as JSON; then column after column, each begun
 * at a multiple of 8, so that a reader need not copy them.
 */
export function packTownArrays(arrays: TownArrays): Uint8Array<ArrayBuffer> {
  const { indicator, year, rule, by, streets, hasRunOut, areaIds, placeIds, firstKindCount, ...numbers } = arrays;
  const { places, cells, shares, shapes, ...rest } = numbers;
  const { corners, ...areas } = shapes;
  const columns: Columns = {
    ...rest,
    ...shares,
    ...areas,
    cornerLongitude: corners.longitude,
    cornerLatitude: corners.latitude,
    placeLongitude: places.longitude,
    placeLatitude: places.latitude,
    longitude: cells.longitude,
    latitude: cells.latitude,
  };
  const lengths = mapColumns((name) => columns[name].length);
  const head: Head = { indicator, year, rule, by, streets, hasRunOut, areaIds, placeIds, firstKindCount, lengths };
  const headBytes = toAscii(JSON.stringify(head));
  const { starts, end } = layOut(lengths, headBytes.length);
  const bytes = new Uint8Array(end);
  new Uint32Array(bytes.buffer, 0, 2).set([LAYOUT, headBytes.length]);
  bytes.set(headBytes, ALIGNMENT);
  for (const name of names) {
    const { buffer, byteOffset, byteLength } = columns[name];
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), starts[name]);
  }
  return bytes;
}

/** @throws Error where the bytes are none of `packTownArrays` */
export function unpackTownArrays(bytes: ArrayBuffer): TownArrays {
  if (bytes.byteLength < ALIGNMENT) throw new Error('these are no arrays of a town');
  const [layout, headLength = 0] = new Uint32Array(bytes, 0, 2);
  if (layout !== LAYOUT) throw new Error('these are no arrays of a town');
  const { lengths, ...head } = JSON.parse(ofAscii(new Uint8Array(bytes, ALIGNMENT, headLength))) as Head;
  const { starts, end } = layOut(lengths, headLength);
  if (end !== bytes.byteLength) throw new Error(`arrays of ${end} bytes in ${bytes.byteLength}`);
  const columns = mapColumns((name) => new COLUMNS[name](bytes, starts[name], lengths[name])) as unknown as Columns;
  const { placeLongitude, placeLatitude, longitude, latitude, areaStart, cellIndex, share, ...places } = columns;
  const { isDrawn, placeStart, placeArea, shapeKind, shapeStart, shapeArea, ...more } = places;
  const { ringStart, cornerStart, cornerLongitude, cornerLatitude, ...rest } = more;
  return {
    ...head,
    ...rest,
    shapes: {
      isDrawn,
      placeStart,
      placeArea,
      shapeKind,
      shapeStart,
      shapeArea,
      ringStart,
      cornerStart,
      corners: { longitude: cornerLongitude, latitude: cornerLatitude },
    },
    places: { longitude: placeLongitude, latitude: placeLatitude },
    cells: { longitude, latitude },
    shares: { areaStart, cellIndex, share },
  };
}

const names = Object.keys(COLUMNS) as (keyof Columns)[];

function mapColumns<Value>(valueOf: (name: keyof Columns) => Value): { readonly [Name in keyof Columns]: Value } {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as { [Name in keyof Columns]: Value };
}

/** Where each column begins, and where the last ends. */
function layOut(lengths: Head['lengths'], headLength: number) {
  let end = aligned(ALIGNMENT + headLength);
  const starts = mapColumns((name) => {
    const start = end;
    end = aligned(start + lengths[name] * COLUMNS[name].BYTES_PER_ELEMENT);
    return start;
  });
  return { starts, end };
}

const aligned = (bytes: number) => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** JSON says the same with letters beyond ASCII written as escapes: one byte each, whoever reads it. */
const toAscii = (json: string): Uint8Array =>
  Uint8Array.from(
    json.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
    (letter) => letter.charCodeAt(0),
  );
const ofAscii = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
