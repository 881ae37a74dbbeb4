import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

export interface ReadFeature {
  readonly type: number;
  readonly properties: Readonly<Record<string, string | number | boolean>>;
  /** Rings or points in tile units. */
  readonly geometry: readonly (readonly { readonly x: number; readonly y: number }[])[];
}

/** The features of a tile by source layer; none where the tile is empty. */
export async function readTile(url: string, init?: RequestInit): Promise<Record<string, ReadFeature[]>> {
  const response = await fetch(url, init);
  if (response.status === 204) return {};
  if (response.status !== 200) throw new Error(`${url} answers ${response.status}: ${await response.text()}`);
  return decodeTile(new Uint8Array(await response.arrayBuffer()));
}

export function decodeTile(bytes: Uint8Array): Record<string, ReadFeature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, index) => {
        const feature = layer.feature(index);
        return { type: feature.type, properties: feature.properties, geometry: feature.loadGeometry() };
      }),
    ]),
  );
}
