import {
  type CostMatrix,
  costsOfColumns,
  type DepartureWindow,
  legsOf,
  minutesOf,
  type Points,
  RaptorSearch,
  searchTravelTimeToNearest,
  walkSeconds,
} from '@hazama/geo';
import type { ByteCache } from '../cache/index.ts';
import { runInTurns } from '../turn/index.ts';
import { digest, type TownJourneys } from './town-journeys.ts';
import { TRAVEL_RULES } from './travel-rules.ts';

/** What it takes to get to each of some places by itself, where travel times are to whichever is nearest. */
export interface JourneyCostRequest {
  /** All with a known position. */
  readonly places: Points;
  /** Metres of the walks all the way from cells to the places, as far as people walk (`TRAVEL_RULES.directMeters`). */
  readonly walks: CostMatrix;
  /** 運行日, YYYY-MM-DD */
  readonly day: string;
  readonly window: DepartureWindow;
  /** A journey that takes longer costs infinitely much. */
  readonly limitMinutes: number;
}

/** Of one place: the cells that get there within the limit, and their median seconds over the departures. */
export interface PlaceJourneys {
  readonly cell: Uint32Array;
  readonly seconds: Float64Array;
}

/**
 * Minutes door to door between the cells of a town and places, on foot and by transit: first prepared, in turns with whatever else the server does,
 * then found at once. A place is searched once, backwards for all cells: one that is added to others is one search.
 */
export class JourneyCosts {
  readonly #journeys: TownJourneys;
  readonly #ofPlaces: ByteCache<PlaceJourneys>;
  readonly #ready = new Map<string, CostMatrix>();

  /** @param ofPlaces kept for whatever town and set of places asks for the same */
  constructor(journeys: TownJourneys, ofPlaces: ByteCache<PlaceJourneys>) {
    this.#journeys = journeys;
    this.#ofPlaces = ofPlaces;
  }

  /** Undefined where they were not prepared, or no timetable speaks of the day. */
  find(request: JourneyCostRequest): CostMatrix | undefined {
    const key = this.#journeys.knownKey(request.day);
    return key ? this.#ready.get(nameMatrix(this.#nameSearch(key, request), request)) : undefined;
  }

  async prepare(request: JourneyCostRequest): Promise<void> {
    const key = await this.#journeys.findKey(request.day);
    if (key === null || this.find(request)) return;
    const search = this.#nameSearch(key, request);
    const names = namesOfPlaces(search, request);
    const found = names.map((name) => this.#ofPlaces.get(name));
    const missing = [...found.keys()].filter((place) => !found[place]);
    const searched = missing.length > 0 ? await this.#search(request, missing) : [];
    for (const [at, journeys] of searched.entries()) {
      const place = missing[at] as number;
      found[place] = journeys;
      this.#ofPlaces.set(names[place] as string, journeys);
    }
    const cellCount = this.#journeys.cells.longitude.length;
    const columns = found.map((journeys) => minutesByCell(journeys, cellCount));
    this.#ready.set(nameMatrix(search, request), costsOfColumns(columns, cellCount));
    // a matrix is some hundred kB: those of the sets of places asked for last
    const [oldest] = this.#ready.keys();
    if (this.#ready.size > KEPT_MATRICES && oldest !== undefined) this.#ready.delete(oldest);
  }

  async #search(
    { places, walks, day, window, limitMinutes }: JourneyCostRequest,
    wanted: readonly number[],
  ): Promise<PlaceJourneys[]> {
    const network = await this.#journeys.findNetwork(day);
    if (!network) throw new Error(`a day with a key, ${day}, has no network`);
    const access = await this.#journeys.walksFromCells(network);
    const egress = await this.#journeys.walksToStops(network, {
      longitude: Float64Array.from(wanted, (place) => places.longitude[place] as number),
      latitude: Float64Array.from(wanted, (place) => places.latitude[place] as number),
    });
    const search = new RaptorSearch(network.backwards, TRAVEL_RULES);
    const result: PlaceJourneys[] = [];
    for (const [at, place] of wanted.entries()) {
      const times = await runInTurns(
        searchTravelTimeToNearest(search, {
          access,
          egress: legsOf(egress, at),
          departures: minutesOf(window),
          directSeconds: walkColumn(walks, place),
          percents: [50],
          limitSeconds: limitMinutes * 60,
        }),
      );
      result.push(toSparse(times.get(50) ?? new Float64Array()));
    }
    return result;
  }

  #nameSearch(networkKey: string, { window, limitMinutes }: JourneyCostRequest): string {
    return `${networkKey} ${this.#journeys.cellsKey} ${window.fromSeconds} ${window.untilSeconds} ${limitMinutes}`;
  }
}

/** Sets of places and days asked for of one town at one revision: values now and of their fresh places, and what is tried. */
const KEPT_MATRICES = 12;

function nameMatrix(search: string, { places }: JourneyCostRequest): string {
  return `${search} ${digest(places.longitude, places.latitude)}`;
}

function namesOfPlaces(search: string, { places }: JourneyCostRequest): string[] {
  return Array.from(places.longitude, (longitude, place) => `${search} ${longitude} ${places.latitude[place]}`);
}

/** Seconds to walk all the way to one place from each cell; Infinity where it is too far. */
function walkColumn({ cellStart, placeIndex, cost }: CostMatrix, place: number): Float64Array {
  const seconds = new Float64Array(cellStart.length - 1).fill(Number.POSITIVE_INFINITY);
  for (let cell = 0; cell < seconds.length; cell++)
    for (let at = cellStart[cell] as number; at < (cellStart[cell + 1] as number); at++)
      if (placeIndex[at] === place) seconds[cell] = walkSeconds(cost[at] as number, TRAVEL_RULES.walkMetersPerSecond);
  return seconds;
}

function toSparse(seconds: Float64Array): PlaceJourneys {
  const cell = Uint32Array.from(seconds.keys()).filter((at) => seconds[at] !== Number.POSITIVE_INFINITY);
  return { cell, seconds: Float64Array.from(cell, (at) => seconds[at] as number) };
}

function minutesByCell(journeys: PlaceJourneys | undefined, cellCount: number): Float64Array {
  const minutes = new Float64Array(cellCount).fill(Number.POSITIVE_INFINITY);
  for (const [at, cell] of journeys?.cell.entries() ?? []) minutes[cell] = (journeys?.seconds[at] as number) / 60;
  return minutes;
}
