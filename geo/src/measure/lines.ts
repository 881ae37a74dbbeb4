import type { Points } from '../units.ts';

/** Many lines, in compressed rows: line `l` runs through the points `start[l]` … `start[l + 1] - 1`. */
export interface Lines {
  /** One entry per line and one more. */
  readonly start: Uint32Array;
  readonly points: Points;
}
