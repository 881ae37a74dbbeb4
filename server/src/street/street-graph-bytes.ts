import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import { type StreetGraph, streetGraphOfInts, streetGraphToInts } from '@hazama/geo';

const pack = promisify<Uint8Array, Buffer>(deflate);
const unpack = promisify<Uint8Array, Buffer>(inflate);

/** A street graph as bytes: its numbers (`streetGraphToInts`), least byte first, deflated. */
export async function packStreetGraph(graph: StreetGraph): Promise<Buffer> {
  return pack(new Uint8Array(streetGraphToInts(graph).buffer));
}

/** @throws Error where the bytes are none of `packStreetGraph` */
export async function unpackStreetGraph(bytes: Uint8Array): Promise<StreetGraph> {
  const unpacked = await inflateStreets(bytes);
  const ints = new Int32Array(unpacked.length / 4);
  new Uint8Array(ints.buffer).set(unpacked);
  return streetGraphOfInts(ints);
}

/** The bytes of the numbers as they were before `packStreetGraph` deflated them: what a browser gets, in an encoding of its own choice. */
export function inflateStreets(bytes: Uint8Array): Promise<Buffer> {
  return unpack(bytes);
}
