import type { Geometry } from 'geojson';
import { listZoneShapes } from '../transit/index.ts';
import type { TileLayer } from './layer.ts';
import { TransitIndex } from './transit-index.ts';

const zones = new TransitIndex(async ({ database }, { code, revision }) => {
  const shapes = await listZoneShapes(database, code, revision);
  return shapes.map(({ id, name, shape }) => ({
    geometry: JSON.parse(shape) as Geometry,
    properties: { id, name },
  }));
});

/** デマンド交通の区域: polygons, and points where a group of stops is served on demand. */
export const zoneLayer: TileLayer = {
  id: 'zones',
  description: '予約制の乗りものの区域',
  vectorLayers: [{ id: 'zones', fields: { id: 'TransitZone.id', name: '名前' } }],
  parameters: [],
  dependsOnAudience: false,
  dependsOnDay: false,
  read: async (services, address, request) => ({ zones: await zones.getFeatures(services, address, request) }),
};
