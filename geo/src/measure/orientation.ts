/** Rounding of the determinant below stays under this part of its terms (Shewchuk 1997, ccwerrboundA). */
const ROUNDING = 3.3306690738754716e-16;

/**
 * On which side of the line from a to b the point c lies: positive on the left, negative on the right, 0 exactly on it.
 * Plain arithmetic decides where its rounding cannot matter, whole numbers of any size elsewhere.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (bx - ax) * (cy - ay);
  const right = (by - ay) * (cx - ax);
  const determinant = left - right;
  return Math.abs(determinant) > ROUNDING * (Math.abs(left) + Math.abs(right))
    ? determinant
    : exactOrientation(ax, ay, bx, by, cx, cy);
}

function exactOrientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const [x, y] = [whole(ax), whole(ay)];
  const determinant = (whole(bx) - x) * (whole(cy) - y) - (whole(by) - y) * (whole(cx) - x);
  if (determinant === 0n) return 0;
  return determinant > 0n ? 1 : -1;
}

/** Multiplying by a power of two loses nothing; what is left below 2⁻⁸⁰ of a degree is beneath every coordinate's own precision. */
function whole(coordinate: number): bigint {
  return BigInt(Math.round(coordinate * 2 ** 80));
}
