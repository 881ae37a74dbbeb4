import { streetLines } from '@hazama/geo';
import type { TileLayer } from './layer.ts';
import { LineTiles, leastZoomOfLines } from './line-tiles.ts';

const streets = new LineTiles(
  () => '',
  async ({ towns }, { town }) => {
    const network = await towns.findStreets(town.code, town.revision);
    return network && streetLines(network);
  },
);

/** 歩ける道: the streets that walks are measured along; none where the town has imported none. */
export const streetLayer: TileLayer = {
  id: 'streets',
  description: '歩ける道',
  vectorLayers: [{ id: 'streets', fields: {} }],
  parameters: ['area'],
  dependsOnAudience: false,
  dependsOnDay: false,
  leastZoom: leastZoomOfLines,
  read: async (services, address, request) => ({ streets: await streets.getFeatures(services, address, request) }),
};
