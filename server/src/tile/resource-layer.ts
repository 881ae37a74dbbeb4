import { type Box, type DrawnResources, getDrawnResources } from './drawn-resources.ts';
import type { TileFeature } from './encode-tile.ts';
import type { TileLayer } from './layer.ts';
import { boxOfTile, positionInTile, rounded } from './mercator.ts';
import type { TileAddress } from './tile-address.ts';

/** 地域資源: a point for each that has a place which the viewer may see; what is closed isn't drawn. */
export const resourceLayer: TileLayer = {
  id: 'resources',
  description: '地域資源',
  vectorLayers: [
    {
      id: 'resources',
      fields: {
        id: 'Resource.id',
        name: '名前',
        kind: 'ResourceKind.id',
        group: 'ResourceKind.group',
        icon: 'ResourceKind.icon',
        status: 'active, preparing, suspended',
        stale: '確認の期限を過ぎた',
      },
    },
  ],
  parameters: [],
  dependsOnAudience: true,
  dependsOnDay: true,
  read: async (services, address, request) => {
    const box = boxOfTile(address);
    return { resources: featuresIn(box, await getDrawnResources(services, request, box), address) };
  },
};

function featuresIn([west, south, east, north]: Box, drawn: DrawnResources, address: TileAddress): TileFeature[] {
  const features: TileFeature[] = [];
  drawn.properties.forEach((tags, index) => {
    const longitude = drawn.longitude[index] as number;
    const latitude = drawn.latitude[index] as number;
    if (longitude < west || longitude > east || latitude < south || latitude > north) return;
    features.push({ type: 1, geometry: [rounded(positionInTile(longitude, latitude, address))], tags });
  });
  return features;
}
