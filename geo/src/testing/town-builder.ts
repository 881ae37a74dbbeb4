import type { CellColumns, Territory } from '../measure/areal-assignment.ts';
import { metersPerDegree } from '../measure/ellipsoid.ts';
import type { MultiPolygon } from '../measure/polygon.ts';
import type { Bounds, LngLat, Meters, Points } from '../units.ts';

/** A town made up for a test. */
export interface SyntheticTown {
  readonly cells: CellColumns;
  /** The middle of every cell. */
  readonly centres: Points;
  /** People per cell. */
  readonly people: Float64Array;
  readonly territories: readonly Territory[];
  /** Places by kind. */
  readonly places: ReadonlyMap<string, Points>;
}

/** A position in metres east and north of the town's south-western corner. */
export interface Spot {
  readonly east: Meters;
  readonly north: Meters;
}

interface TownCell extends Bounds {
  readonly people: number;
}

/** An empty town; its corner lies in 伊賀市 unless said otherwise. */
export function town(corner: LngLat = [136.13, 34.77]): TownBuilder {
  return new TownBuilder(corner);
}

/**
 * Builds a town by saying what is where, in metres: `town().cell({ east: 0, north: 0 }, { people: 100 }).place('salon', { east: 400, north: 0 }).build()`.
 * One degree is as long everywhere as at the corner, so that cells are exact rectangles.
 */
export class TownBuilder {
  readonly #corner: LngLat;
  readonly #perDegree: { readonly east: number; readonly north: number };
  readonly #cells: TownCell[] = [];
  readonly #territories: Territory[] = [];
  readonly #places = new Map<string, LngLat[]>();

  constructor(corner: LngLat) {
    this.#corner = corner;
    this.#perDegree = metersPerDegree(corner[1]);
  }

  position({ east, north }: Spot): LngLat {
    return [this.#corner[0] + east / this.#perDegree.east, this.#corner[1] + north / this.#perDegree.north];
  }

  /** A square cell by its south-western corner. A side of 0 makes it a point, as a 町字 is. */
  cell(at: Spot, { sideMeters = 250, people }: { readonly sideMeters?: Meters; readonly people: number }): this {
    const [west, south] = this.position(at);
    const [east, north] = this.position({ east: at.east + sideMeters, north: at.north + sideMeters });
    this.#cells.push({ west, south, east, north, people });
    return this;
  }

  /** Square cells side by side from the corner eastwards and northwards. */
  grid(
    {
      columns,
      rows,
      sideMeters = 250,
    }: { readonly columns: number; readonly rows: number; readonly sideMeters?: Meters },
    peopleAt: (column: number, row: number) => number,
  ): this {
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++)
        this.cell(
          { east: column * sideMeters, north: row * sideMeters },
          { sideMeters, people: peopleAt(column, row) },
        );
    return this;
  }

  /** An area with a border of its own. */
  area(...corners: readonly Spot[]): this {
    const shape: MultiPolygon = [[corners.map((corner) => this.position(corner))]];
    this.#territories.push({ kind: 'shape', shape });
    return this;
  }

  /** An area between two corners. */
  block(southWest: Spot, northEast: Spot): this {
    return this.area(southWest, { east: northEast.east, north: southWest.north }, northEast, {
      east: southWest.east,
      north: northEast.north,
    });
  }

  /** An area of which only the list of its cells is known. */
  membership(cellIndex: readonly number[]): this {
    this.#territories.push({ kind: 'members', cellIndex });
    return this;
  }

  place(kind: string, at: Spot): this {
    const list = this.#places.get(kind);
    if (list) list.push(this.position(at));
    else this.#places.set(kind, [this.position(at)]);
    return this;
  }

  build(): SyntheticTown {
    const column = (of: (cell: TownCell) => number) => Float64Array.from(this.#cells, of);
    return {
      cells: {
        west: column(({ west }) => west),
        south: column(({ south }) => south),
        east: column(({ east }) => east),
        north: column(({ north }) => north),
      },
      centres: {
        longitude: column(({ west, east }) => (west + east) / 2),
        latitude: column(({ south, north }) => (south + north) / 2),
      },
      people: column(({ people }) => people),
      territories: this.#territories,
      places: new Map([...this.#places].map(([kind, positions]) => [kind, toPoints(positions)])),
    };
  }
}

export function toPoints(positions: readonly LngLat[]): Points {
  return {
    longitude: Float64Array.from(positions, ([longitude]) => longitude),
    latitude: Float64Array.from(positions, ([, latitude]) => latitude),
  };
}
