/** A square of the web mercator pyramid; z 0–22, x and y below 2^z, y from the north. */
export interface TileAddress {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

export const MAX_ZOOM = 22;
/** Units along a tile's side, and how far shapes reach over it so that strokes don't end at the edge. */
export const EXTENT = 4096;
export const BUFFER = 64;

const WHOLE = /^\d{1,8}$/;

/** Nothing where a part isn't a whole number or lies outside of the pyramid. */
export function parseTileAddress(parts: {
  readonly z: string;
  readonly x: string;
  readonly y: string;
}): TileAddress | undefined {
  if (![parts.z, parts.x, parts.y].every((part) => WHOLE.test(part))) return undefined;
  const [z, x, y] = [Number(parts.z), Number(parts.x), Number(parts.y)];
  const side = 2 ** z;
  return z <= MAX_ZOOM && x < side && y < side ? { z, x, y } : undefined;
}
