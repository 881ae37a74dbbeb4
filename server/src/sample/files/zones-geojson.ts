import type { TownFacts } from '../facts/town-facts.ts';
import type { Territory } from '../territory.ts';

/** The zones of demand taxis: each the shape of its areas together, with how one rides. */
export function zonesGeojson({ transit, phonePrefix }: TownFacts, territory: Territory): string {
  const features = transit.zones.map((zone, at) => ({
    type: 'Feature',
    properties: {
      id: `zone-${at + 1}`,
      name: zone.name,
      schedule: zone.schedule,
      booking_deadline: zone.bookingDeadline,
      riders: zone.riders,
      fare: zone.fare,
      operator: zone.operator,
      // no such exchange is in use
      phone: `${phonePrefix}-00-${String(8001 + at)}`,
      note: zone.note,
    },
    geometry: { type: 'MultiPolygon', coordinates: territory.shapeOf((area) => zone.areas.includes(area)) },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}
