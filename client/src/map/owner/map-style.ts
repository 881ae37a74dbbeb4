import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import type { Bounds } from '../model/box.ts';
import { OUTSIDE } from '../model/palettes.ts';
import { areaFill, areaLines, areaPaper, areaPatterns, areaStates, townEdge } from './area-layers.ts';
import { cellReach, cellSquares } from './cell-layers.ts';
import { areaLabels, hoveredLabel, openLabel } from './label-layers.ts';
import { lineReach } from './line-layers.ts';
import { markBadges, markCounts, markIcons, markShapes, ownPosition, resourceTilesLoader } from './mark-layers.ts';
import { measureLayers } from './measure-layers.ts';
import { hiddenWhileEmpty } from './overlays.ts';
import { reachBand, streetLines } from './street-layers.ts';
import { areaTiles, resourceTiles, type TileScope, transitTiles } from './tile-urls.ts';
import { transitLayers, transitNames } from './transit-layers.ts';
import { travelAreas, travelNames, travelPlace } from './travel-layers.ts';

/** Deeper zooms are drawn from these: at 14 a step of a tile's grid is half a metre. */
const DEEPEST_TILE = 14;

const nothing = { type: 'FeatureCollection', features: [] } as const;

/**
 * Sources and layers from below to above. No `glyphs`: letters come from the machine's fonts, so no host is asked.
 * What is drawn higher finds its place first, and what comes later yields: small shapes yield to names, names to marks.
 */
export function mapStyle(scope: TileScope, bounds: Bounds | null): StyleSpecification {
  const tiles = (url: string) => ({
    type: 'vector' as const,
    tiles: [url],
    maxzoom: DEEPEST_TILE,
    promoteId: 'id',
    ...(bounds && { bounds: [...bounds] as [number, number, number, number] }),
  });
  return {
    version: 8,
    sources: {
      areas: tiles(areaTiles(scope)),
      resources: tiles(resourceTiles(scope)),
      // their addresses are set when an area is opened
      cells: tiles(areaTiles(scope)),
      streets: tiles(areaTiles(scope)),
      reach: tiles(areaTiles(scope)),
      // asked for once their layers are seen
      zones: tiles(transitTiles('zones', scope, null)),
      routes: tiles(transitTiles('routes', scope, null)),
      stops: tiles(transitTiles('stops', scope, null)),
      labels: { type: 'geojson', data: nothing },
      marks: { type: 'geojson', data: nothing },
      position: { type: 'geojson', data: nothing },
      measure: { type: 'geojson', data: nothing },
      travel: { type: 'geojson', data: nothing },
      'line-reach': { type: 'geojson', data: nothing },
      'travel-place': { type: 'geojson', data: nothing },
    },
    layers: layers.map(hiddenWhileEmpty),
  };
}

const layers: readonly LayerSpecification[] = [
  { id: 'outside', type: 'background', paint: { 'background-color': OUTSIDE } },
  townEdge,
  areaPaper,
  cellReach,
  reachBand,
  ...streetLines,
  areaFill,
  ...areaPatterns,
  ...travelAreas,
  ...areaLines,
  ...cellSquares,
  ...lineReach,
  ...transitLayers,
  ...areaStates,
  resourceTilesLoader,
  markShapes,
  ...transitNames,
  travelNames,
  areaLabels,
  hoveredLabel,
  markIcons,
  markBadges,
  markCounts,
  openLabel,
  ownPosition,
  travelPlace,
  ...measureLayers,
];
