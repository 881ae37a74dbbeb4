import { readStopPlaces } from '../transit/index.ts';
import type { TileLayer } from './layer.ts';
import { TransitIndex } from './transit-index.ts';

const stops = new TransitIndex(async ({ database }, { code, revision, day }) => {
  const places = await readStopPlaces(database, { code, serviceDate: day, revision });
  return places.map(({ id, name, longitude, latitude, departures }) => ({
    geometry: { type: 'Point', coordinates: [longitude, latitude] },
    properties: { id, name, ...(departures !== null && { departures }) },
  }));
});

/** 停留所: a point for each stop place, whose poles are one. */
export const stopLayer: TileLayer = {
  id: 'stops',
  description: '停留所',
  vectorLayers: [
    {
      id: 'stops',
      fields: { id: 'StopPlace.id', name: '名前', departures: 'その日の発車の数。有効な時刻表がない日は無し' },
    },
  ],
  parameters: ['day'],
  dependsOnAudience: false,
  dependsOnDay: true,
  read: async (services, address, request) => ({ stops: await stops.getFeatures(services, address, request) }),
};
