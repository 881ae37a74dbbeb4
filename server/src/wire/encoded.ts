import { promisify } from 'node:util';
import zlib from 'node:zlib';

export type Encoding = 'br' | 'gzip';

const compressors: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) => brotli(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (bytes) => gzip(bytes, { level: GZIP_LEVEL }),
};
const brotli = promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip);
/** Made while someone waits: past these the bytes hardly shrink and the wait doubles. */
export const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 5;
/** Under the size of a packet there is nothing to gain. */
const SMALL_BYTES = 1024;

/** Bytes that are sent often: each encoding of them is made once, when it is first asked for. */
export class EncodedBytes {
  readonly plain: Buffer;
  readonly #made = new Map<Encoding, Promise<Buffer>>();

  constructor(plain: Buffer) {
    this.plain = plain;
  }

  in(encoding: Encoding): Promise<Buffer> {
    const known = this.#made.get(encoding);
    if (known) return known;
    const made = compressors[encoding](this.plain);
    this.#made.set(encoding, made);
    return made;
  }
}

/** Brotli where the client takes it, else gzip, else none; a quality of zero is a refusal. */
export function chooseEncoding(acceptEncoding: string | undefined, bytes: number): Encoding | undefined {
  if (!acceptEncoding || bytes < SMALL_BYTES) return undefined;
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const taken = acceptEncoding
    .toLowerCase()
    .split(',')
    .filter((part) => !refused.test(part))
    .map((part) => part.split(';')[0]?.trim());
  return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding));
}
