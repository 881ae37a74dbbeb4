import { type DrawnResources, getDrawnResources } from './drawn-resources.ts';
import type { TileLayer } from './layer.ts';
import { boxOfTile, rounded } from './mercator.ts';
import { BUFFER, EXTENT, type TileAddress } from './tile-address.ts';
import type { Properties, TileFeature } from './tile-feature.ts';

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
    return { resources: featuresIn(await getDrawnResources(services, request, boxOfTile(address)), address) };
  },
};

/** A town's resources are gone through for each of its tiles: comparing two numbers of each is all that most of them cost. */
function featuresIn({ east, south, own, shared }: DrawnResources, { z, x, y }: TileAddress): TileFeature[] {
  const features: TileFeature[] = [];
  const tiles = 2 ** z;
  const margin = BUFFER / EXTENT;
  const [west, north] = [(x - margin) / tiles, (y - margin) / tiles];
  const [eastern, southern] = [(x + 1 + margin) / tiles, (y + 1 + margin) / tiles];
  for (let index = 0; index < own.length; index++) {
    const [across, down] = [east[index] as number, south[index] as number];
    if (across < west || across > eastern || down < north || down > southern) continue;
    const position = rounded([(across * tiles - x) * EXTENT, (down * tiles - y) * EXTENT]);
    features.push({
      type: 1,
      geometry: [position],
      tags: own[index] as Properties,
      shared: shared[index] as Properties,
    });
  }
  return features;
}
