import type { LngLat } from '@hazama/geo';
import type { RawGeometry } from '../table.ts';

/** Bytes of the envelope by its indicator in the header (OGC 12-128, 2.1.3). */
const ENVELOPE_BYTES: readonly number[] = [0, 32, 48, 48, 64];
const FIXED_HEADER_BYTES = 8;
const [IS_EMPTY, IS_EXTENDED] = [0x10, 0x20];
/** Of well-known binary; those with heights or measures are thousands higher. */
const TYPES = ['', 'Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
/** The flags of heights, measures and a system of its own that PostGIS sets. */
const EWKB_FLAGS = { z: 0x8000_0000, m: 0x4000_0000, srid: 0x2000_0000 } as const;

/** A blob that is no geometry of a GeoPackage, or is broken off. */
export class BrokenGeometry extends Error {}

/**
 * The geometry of a GeoPackage's blob: its header is read here, coordinates when they are asked for.
 * @returns null where it is empty @throws BrokenGeometry
 */
export function geometryOfBlob(bytes: Uint8Array): RawGeometry | null {
  const blob = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (blob.length < FIXED_HEADER_BYTES || blob.toString('latin1', 0, 2) !== 'GP') throw new BrokenGeometry();
  const flags = blob.readUInt8(3);
  const envelopeBytes = ENVELOPE_BYTES[(flags >> 1) & 0x07];
  if (envelopeBytes === undefined || (flags & IS_EXTENDED) !== 0) throw new BrokenGeometry();
  if ((flags & IS_EMPTY) !== 0) return null;
  const binary = blob.subarray(FIXED_HEADER_BYTES + envelopeBytes);
  const type = TYPES[new Reader(binary).header().type];
  if (!type) throw new BrokenGeometry();
  // one that is broken off is found now, not when somebody looks at it
  new Reader(binary).skip();
  return {
    type,
    get coordinates() {
      return new Reader(binary).geometry();
    },
  };
}

interface Header {
  readonly type: number;
  /** Numbers of a position. */
  readonly dimensions: number;
  readonly isLittleEndian: boolean;
}

/** Walks through well-known binary (OGC 06-103r4, 8.2). */
class Reader {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  header(): Header {
    this.#need(5);
    const isLittleEndian = this.#bytes.readUInt8(this.#at) === 1;
    const code = isLittleEndian ? this.#bytes.readUInt32LE(this.#at + 1) : this.#bytes.readUInt32BE(this.#at + 1);
    this.#at += 5;
    if ((code & EWKB_FLAGS.srid) !== 0) this.#at += 4;
    const plain = code & 0x0fff_ffff;
    const family = Math.floor(plain / 1000);
    const hasZ = (code & EWKB_FLAGS.z) !== 0 || family === 1 || family === 3;
    const hasM = (code & EWKB_FLAGS.m) !== 0 || family === 2 || family === 3;
    return { type: plain % 1000, dimensions: 2 + Number(hasZ) + Number(hasM), isLittleEndian };
  }

  geometry(): unknown {
    const header = this.header();
    switch (TYPES[header.type]) {
      case 'Point':
        return this.#position(header);
      case 'LineString':
        return this.#positions(header);
      case 'Polygon':
        return this.#list(this.#count(header), () => this.#positions(header));
      case 'MultiPoint':
      case 'MultiLineString':
      case 'MultiPolygon':
        return this.#list(this.#count(header), () => this.geometry());
      default:
        throw new BrokenGeometry();
    }
  }

  /** Walks over a geometry without keeping any of it. */
  skip(): void {
    const header = this.header();
    const name = TYPES[header.type];
    if (!name) throw new BrokenGeometry();
    if (name === 'Point') this.#skipPositions(header, 1);
    else if (name === 'LineString') this.#skipPositions(header, this.#count(header));
    else {
      const parts = this.#count(header);
      for (let part = 0; part < parts; part++) {
        if (name === 'Polygon') this.#skipPositions(header, this.#count(header));
        else this.skip();
      }
    }
  }

  #list(count: number, read: () => unknown): unknown[] {
    const parts: unknown[] = [];
    for (let at = 0; at < count; at++) parts.push(read());
    return parts;
  }

  #positions(header: Header): LngLat[] {
    const count = this.#count(header);
    const positions: LngLat[] = [];
    for (let at = 0; at < count; at++) positions.push(this.#position(header));
    return positions;
  }

  #position({ dimensions, isLittleEndian }: Header): LngLat {
    this.#need(8 * dimensions);
    const [x, y] = isLittleEndian
      ? [this.#bytes.readDoubleLE(this.#at), this.#bytes.readDoubleLE(this.#at + 8)]
      : [this.#bytes.readDoubleBE(this.#at), this.#bytes.readDoubleBE(this.#at + 8)];
    this.#at += 8 * dimensions;
    return [x, y];
  }

  #skipPositions({ dimensions }: Header, count: number): void {
    this.#need(8 * dimensions * count);
    this.#at += 8 * dimensions * count;
  }

  #count({ isLittleEndian }: Header): number {
    this.#need(4);
    const count = isLittleEndian ? this.#bytes.readUInt32LE(this.#at) : this.#bytes.readUInt32BE(this.#at);
    this.#at += 4;
    // four bytes are the least that anything counted takes
    this.#need(4 * count);
    return count;
  }

  #need(bytes: number): void {
    if (this.#at + bytes > this.#bytes.length) throw new BrokenGeometry();
  }
}
