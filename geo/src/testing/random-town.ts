import type { Random } from '../random.ts';
import type { Meters } from '../units.ts';
import { type Spot, type SyntheticTown, town } from './town-builder.ts';

export interface RandomTownSize {
  /** Cells of 250 m, west to east and south to north. */
  readonly columns: number;
  readonly rows: number;
  /** Areas west to east and south to north; their crooked borders tile the town. */
  readonly areaColumns: number;
  readonly areaRows: number;
  /** Corners on each side of an area. */
  readonly cornersPerSide?: number;
  /** How many places of which kind. */
  readonly places: ReadonlyMap<string, number>;
}

const CELL_METERS = 250;

/** A town of any size from a random generator: dense in its middle, thin at its edge, every tenth cell empty. */
export function randomTown(random: Random, size: RandomTownSize): SyntheticTown {
  const width = size.columns * CELL_METERS;
  const height = size.rows * CELL_METERS;
  const builder = town().grid({ columns: size.columns, rows: size.rows, sideMeters: CELL_METERS }, (column, row) => {
    const fromMiddle = Math.hypot(column / size.columns - 0.5, row / size.rows - 0.5);
    return random() < 0.1 ? 0 : Math.round(-Math.log(1 - random()) * 80 * Math.exp(-4 * fromMiddle));
  });
  for (const corners of crookedAreas(random, width, height, size)) builder.area(...corners);
  for (const [kind, count] of size.places)
    for (let i = 0; i < count; i++) builder.place(kind, { east: random() * width, north: random() * height });
  return builder.build();
}

/** A chessboard whose inner lines are shaken; two neighbours share every corner of the line between them. */
function crookedAreas(random: Random, width: Meters, height: Meters, size: RandomTownSize): Spot[][] {
  const { areaColumns, areaRows, cornersPerSide = 12 } = size;
  const columns = areaColumns * cornersPerSide;
  const rows = areaRows * cornersPerSide;
  const shaken = (at: number, last: number, step: Meters) =>
    at === 0 || at === last ? at * step : (at + (random() - 0.5) * 0.6) * step;
  const corner = Array.from({ length: rows + 1 }, (_, row) =>
    Array.from(
      { length: columns + 1 },
      (__, column): Spot => ({
        east: shaken(column, columns, width / columns),
        north: shaken(row, rows, height / rows),
      }),
    ),
  );
  const at = (row: number, column: number) => (corner[row] as Spot[])[column] as Spot;
  const steps = Array.from({ length: cornersPerSide }, (_, step) => step);

  const areas: Spot[][] = [];
  for (let south = 0; south < rows; south += cornersPerSide)
    for (let west = 0; west < columns; west += cornersPerSide) {
      const [north, east] = [south + cornersPerSide, west + cornersPerSide];
      areas.push([
        ...steps.map((step) => at(south, west + step)),
        ...steps.map((step) => at(south + step, east)),
        ...steps.map((step) => at(north, east - step)),
        ...steps.map((step) => at(north - step, west)),
      ]);
    }
  return areas;
}
