/**
 * Numbers of one column as PostgreSQL sends them: `string_agg(float8send(x), '')` gives 8 bytes a row, most significant
 * first. A town's 10,000 cells arrive as one field and not as 10,000 rows, which the embedded database is slow at.
 */
export function float64Column(bytes: Uint8Array | null): Float64Array {
  return bytes ? new Float64Array(swapped(bytes, (buffer) => buffer.swap64())) : new Float64Array();
}

/** The same of `int4send(x)`. */
export function int32Column(bytes: Uint8Array | null): Int32Array {
  return bytes ? new Int32Array(swapped(bytes, (buffer) => buffer.swap32())) : new Int32Array();
}

/** A copy in an aligned buffer of its own, in this machine's order of bytes (every machine that Node runs on: least first). */
function swapped(bytes: Uint8Array, swap: (buffer: Buffer) => Buffer): ArrayBuffer {
  const own = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(own).set(bytes);
  swap(Buffer.from(own));
  return own;
}
