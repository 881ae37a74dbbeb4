import type { TimetableInput } from '../transit/timetable.ts';
import type { Points, Seconds } from '../units.ts';
import { type Spot, type TownBuilder, toPoints, town } from './town-builder.ts';

/** A timetable made up for a test. */
export interface SyntheticTimetable {
  readonly stops: Points;
  readonly input: TimetableInput;
  /** The number of a stop by its name. */
  readonly stopNumber: (name: string) => number;
}

/** A stop and when a trip is there: arrival and departure, or one time for both. */
export type Call = readonly [stop: string, arrival: string, departure?: string];

/** An empty timetable. */
export function timetable(): TimetableBuilder {
  return new TimetableBuilder();
}

/** Builds a timetable by saying where stops are, in metres, and what calls there: `.trip(['market', '8:00'], ['clinic', '8:12'])`. */
export class TimetableBuilder {
  readonly #town: TownBuilder = town();
  readonly #stops = new Map<string, Spot>();
  readonly #trips: (readonly Call[])[] = [];

  stop(name: string, at: Spot): this {
    this.#stops.set(name, at);
    return this;
  }

  /** One trip, numbered from 0 in the order of the calls of this function. */
  trip(...calls: readonly Call[]): this {
    this.#trips.push(calls);
    return this;
  }

  /** The same trip again and again, by its minutes between stops. */
  line(stops: readonly string[], minutes: readonly number[], departures: readonly string[]): this {
    for (const departure of departures) {
      let clock = seconds(departure);
      this.trip(
        ...stops.map((stop, at): Call => {
          if (at > 0) clock += (minutes[at - 1] as number) * 60;
          return [stop, clockTime(clock)];
        }),
      );
    }
    return this;
  }

  build(): SyntheticTimetable {
    const names = [...this.#stops.keys()];
    const stopNumber = (name: string) => {
      const number = names.indexOf(name);
      if (number < 0) throw new RangeError(`no stop is called ${name}`);
      return number;
    };
    const calls = this.#trips.flatMap((trip, number) => trip.map((call, sequence) => ({ call, number, sequence })));
    return {
      stops: toPoints([...this.#stops.values()].map((spot) => this.#town.position(spot))),
      stopNumber,
      input: {
        stopCount: names.length,
        tripCount: this.#trips.length,
        stopTimes: {
          trip: calls.map(({ number }) => number),
          sequence: calls.map(({ sequence }) => sequence),
          stop: calls.map(({ call: [stop] }) => stopNumber(stop)),
          arrivalSeconds: calls.map(({ call: [, arrival] }) => seconds(arrival)),
          departureSeconds: calls.map(({ call: [, arrival, departure] }) => seconds(departure ?? arrival)),
        },
      },
    };
  }
}

/** '8:05' or '25:30:15' as seconds from noon minus 12 hours. */
export function seconds(clock: string): Seconds {
  const [hours = 0, minutes = 0, rest = 0] = clock.split(':').map(Number);
  return hours * 3600 + minutes * 60 + rest;
}

/** 29,100 as '8:05:00'. */
export function clockTime(time: Seconds): string {
  return `${Math.floor(time / 3600)}:${twoDigits(Math.floor(time / 60) % 60)}:${twoDigits(time % 60)}`;
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0');
}
