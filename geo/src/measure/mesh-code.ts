import type { Bounds, LngLat } from '../units.ts';

/** The levels of the grid square code (JIS X 0410, 地域メッシュ) by the nominal length of a side in metres. */
export type MeshLevel = 80_000 | 10_000 | 1_000 | 500 | 250 | 125;

export type MeshCodeFault =
  /** Neither 4, 6, 8, 9, 10 nor 11 digits. */
  | 'LENGTH'
  /** Something that is not an ASCII digit. */
  | 'CHARACTER'
  /** The first four digits lie outside the grid over Japan (latitude 20–46°, longitude 122–154°). */
  | 'OUTSIDE_JAPAN'
  /** A 10 km digit above 7. */
  | 'SECOND_LEVEL_DIGIT'
  /** A quadrant digit (500 m and finer) other than 1, 2, 3, 4. */
  | 'QUADRANT_DIGIT';

export type ParsedMeshCode =
  | { readonly ok: true; readonly code: string; readonly level: MeshLevel; readonly bounds: Bounds }
  | { readonly ok: false; readonly fault: MeshCodeFault };

/** Columns are counted from this longitude, rows from the equator. */
const WEST_END = 100;

const LEVELS: readonly { readonly level: MeshLevel; readonly digits: number; readonly perDegree: [number, number] }[] =
  [
    // cells per degree of longitude and of latitude
    { level: 80_000, digits: 4, perDegree: [1, 1.5] },
    { level: 10_000, digits: 6, perDegree: [8, 12] },
    { level: 1_000, digits: 8, perDegree: [80, 120] },
    { level: 500, digits: 9, perDegree: [160, 240] },
    { level: 250, digits: 10, perDegree: [320, 480] },
    { level: 125, digits: 11, perDegree: [640, 960] },
  ];

/** Reads a code from a file: bad data is an answer with its reason, not an exception. Spaces and hyphens are not taken away. */
export function parseMeshCode(code: string): ParsedMeshCode {
  if (!/^[0-9]*$/.test(code)) return { ok: false, fault: 'CHARACTER' };
  const found = LEVELS.find(({ digits }) => digits === code.length);
  if (!found) return { ok: false, fault: 'LENGTH' };

  const digit = (at: number) => code.charCodeAt(at) - 48;
  const firstRow = Number(code.slice(0, 2));
  const firstColumn = Number(code.slice(2, 4));
  if (firstRow < 30 || firstRow > 68 || firstColumn < 22 || firstColumn > 53)
    return { ok: false, fault: 'OUTSIDE_JAPAN' };
  let row = firstRow;
  let column = firstColumn;
  if (code.length >= 6) {
    if (digit(4) > 7 || digit(5) > 7) return { ok: false, fault: 'SECOND_LEVEL_DIGIT' };
    row = row * 8 + digit(4);
    column = column * 8 + digit(5);
  }
  if (code.length >= 8) {
    row = row * 10 + digit(6);
    column = column * 10 + digit(7);
  }
  for (let at = 8; at < code.length; at++) {
    const quadrant = digit(at) - 1;
    if (quadrant < 0 || quadrant > 3) return { ok: false, fault: 'QUADRANT_DIGIT' };
    row = row * 2 + (quadrant >> 1);
    column = column * 2 + (quadrant & 1);
  }
  return { ok: true, code, level: found.level, bounds: boundsOf(row, column, found.perDegree) };
}

/** Whole rows and columns are divided, never added up, so that neighbours share their sides to the last bit. */
function boundsOf(row: number, column: number, [perLongitude, perLatitude]: readonly [number, number]): Bounds {
  return {
    west: WEST_END + column / perLongitude,
    south: row / perLatitude,
    east: WEST_END + (column + 1) / perLongitude,
    north: (row + 1) / perLatitude,
  };
}

/**
 * The code of the cell of a level that holds a position [longitude, latitude]; its western and southern sides belong to it.
 * Undefined outside the grid over Japan.
 */
export function findMeshCode([longitude, latitude]: LngLat, level: MeshLevel): string | undefined {
  const { digits, perDegree } = LEVELS.find((candidate) => candidate.level === level) ?? unknownLevel(level);
  let column = indexOf(longitude, WEST_END, perDegree[0]);
  let row = indexOf(latitude, 0, perDegree[1]);
  let code = '';
  for (let at = digits; at > 8; at--) {
    code = String(1 + (row % 2) * 2 + (column % 2)) + code;
    row = Math.floor(row / 2);
    column = Math.floor(column / 2);
  }
  if (digits >= 8) {
    code = `${row % 10}${column % 10}${code}`;
    row = Math.floor(row / 10);
    column = Math.floor(column / 10);
  }
  if (digits >= 6) {
    code = `${row % 8}${column % 8}${code}`;
    row = Math.floor(row / 8);
    column = Math.floor(column / 8);
  }
  code = `${row}${column}${code}`;
  return parseMeshCode(code).ok ? code : undefined;
}

/** The middle of a cell as [longitude, latitude]. */
export function centreOf({ west, south, east, north }: Bounds): LngLat {
  return [(west + east) / 2, (south + north) / 2];
}

/**
 * The index of the last cell whose lower side is at or below a coordinate. The product alone may round across a side
 * that the coordinate lies on, so it is checked against the side as {@link boundsOf} gives it.
 */
function indexOf(degrees: number, origin: number, perDegree: number): number {
  const index = Math.floor((degrees - origin) * perDegree);
  if (origin + (index + 1) / perDegree <= degrees) return index + 1;
  return origin + index / perDegree > degrees ? index - 1 : index;
}

function unknownLevel(level: number): never {
  throw new RangeError(`no mesh level of ${level} m; there are ${LEVELS.map((known) => known.level).join(', ')}`);
}
