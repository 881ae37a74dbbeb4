import { findReachedStreets } from '../indicator/index.ts';
import { askedIndicator } from './asked-indicator.ts';
import type { TileLayer } from './layer.ts';
import { type LineRequest, LineTiles, leastZoomOfLines } from './line-tiles.ts';

const reached = new LineTiles(
  ({ viewer, today, parameters }: LineRequest) =>
    JSON.stringify([parameters['ind'], parameters['y'], viewer.audience, today]),
  async ({ database, towns }, request) => {
    const { town, today, viewer } = request;
    const { definition, year } = askedIndicator(await towns.getFacts(town.code, town.revision), request);
    if (year === undefined) return undefined;
    const engine = await towns.getEngine(town.code, town.revision);
    return findReachedStreets(database, engine, { definition, year, today, viewer });
  },
);

/**
 * 届いている道: the parts of streets from which a walk leads to a place that an indicator counts. None where it measures straight lines
 * or the town has no streets: nothing is drawn that the number doesn't rest on.
 */
export const reachLayer: TileLayer = {
  id: 'reach',
  description: '届いている道',
  vectorLayers: [{ id: 'reach', fields: {} }],
  parameters: ['ind', 'y', 'area'],
  dependsOnAudience: true,
  dependsOnDay: true,
  leastZoom: leastZoomOfLines,
  read: async (services, address, request) => ({ reach: await reached.getFeatures(services, address, request) }),
};
