/** 停車パターン with the runs that it has on a day. */
export interface RunningPattern {
  /** Number of the stop of each call, in order. */
  readonly stops: ArrayLike<number>;
  /** How many runs of it leave its first stop that day. */
  readonly runs: number;
}

/**
 * Departures of each stop place on a day: every call of a run but its last, counted at the place of the stop; a run that comes
 * back to a place departs from it again.
 * @param placeOf number of the place of each stop; -1: of none
 */
export function countDepartures(
  patterns: readonly RunningPattern[],
  placeOf: ArrayLike<number>,
  placeCount: number,
): Int32Array {
  const departures = new Int32Array(placeCount);
  for (const { stops, runs } of patterns)
    for (let call = 0; call + 1 < stops.length; call++) {
      const place = placeOf[stops[call] as number] as number;
      if (place >= 0) departures[place] = (departures[place] as number) + runs;
    }
  return departures;
}

/** What tells the direction of a run on its line, as far as a timetable says it. */
export interface Direction {
  /** GTFS direction_id: 0 or 1, by which a line tells its two ways apart. */
  readonly directionId: number | null;
  /** 行き先, as it stands on the vehicle. */
  readonly headsign: string | null;
  /** Name or number of the place where it ends. */
  readonly lastPlace: string | number;
}

/** One text for each direction of a line: by direction_id, else by what stands on the vehicle, else by where it ends. */
export function directionKey({ directionId, headsign, lastPlace }: Direction): string {
  if (directionId !== null) return `direction ${directionId}`;
  return headsign ? `to ${headsign}` : `until ${lastPlace}`;
}

/** 停車パターン that runs in a direction, by its number. */
export interface DirectedPattern extends RunningPattern {
  readonly direction: number;
}

/** {@link countDepartures} by direction: for each place the departures of each direction that has any. Over all directions they add up to the place's. */
export function countDirectedDepartures(
  patterns: readonly DirectedPattern[],
  placeOf: ArrayLike<number>,
  placeCount: number,
): ReadonlyMap<number, number>[] {
  const departures = Array.from({ length: placeCount }, () => new Map<number, number>());
  for (const { stops, runs, direction } of patterns)
    for (let call = 0; call + 1 < stops.length; call++) {
      const ofPlace = departures[placeOf[stops[call] as number] as number];
      ofPlace?.set(direction, (ofPlace.get(direction) ?? 0) + runs);
    }
  return departures;
}

/** The fewest departures a day of each band; the last is open. */
export const DEPARTURE_BANDS = [0, 1, 4, 8, 16, 30] as const;

/** The band of a number of departures, as its place in {@link DEPARTURE_BANDS}: 0, 1–3, 4–7, 8–15, 16–29, 30 and more. */
export function departureBand(departures: number): number {
  return DEPARTURE_BANDS.findLastIndex((least) => departures >= least);
}
