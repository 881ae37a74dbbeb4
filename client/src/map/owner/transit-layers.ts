import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { boldFont } from './label-layers.ts';
import type { TransitLayer } from './tile-urls.ts';

const hidden = 'none' as const;
const UNKNOWN_GREY = '#949494';
const INK = '#4d4d4d';

/** What has no timetable of the day is drawn as what was there once: grey. */
const lineColor: ExpressionSpecification = [
  'case',
  ['get', 'expired'],
  UNKNOWN_GREY,
  ['coalesce', ['get', 'color'], INK],
];

const ofRoutes = { source: 'routes', 'source-layer': 'routes' } as const;
const ofStops = { source: 'stops', 'source-layer': 'stops' } as const;
const round = { 'line-cap': 'round', 'line-join': 'round', visibility: hidden } as const;

const hasTimetable: ExpressionSpecification = ['!', ['has', 'untimed']];

/** A way of which nobody knows the times: broken and thin, as what is not sure. */
const untimedLine: LayerSpecification = {
  ...ofRoutes,
  id: 'route-untimed',
  type: 'line',
  filter: ['has', 'untimed'],
  layout: { 'line-join': 'round', visibility: hidden },
  paint: { 'line-color': INK, 'line-width': 1.6, 'line-dasharray': [2, 2] },
};

const routeCasing: LayerSpecification = {
  ...ofRoutes,
  id: 'route-casing',
  type: 'line',
  filter: hasTimetable,
  layout: round,
  paint: { 'line-color': '#fff', 'line-width': 5.2 },
};

const routeLine: LayerSpecification = {
  ...ofRoutes,
  id: 'route-line',
  type: 'line',
  filter: hasTimetable,
  layout: round,
  paint: { 'line-color': lineColor, 'line-width': 2.6 },
};

/** Along the line, once streets are told apart. */
const routeName: LayerSpecification = {
  ...ofRoutes,
  id: 'route-name',
  type: 'symbol',
  minzoom: 13,
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': 400,
    'text-field': ['get', 'name'],
    'text-font': boldFont,
    'text-size': 14,
    visibility: hidden,
  },
  paint: { 'text-color': '#333', 'text-halo-color': '#fff', 'text-halo-width': 2 },
};

/** A disc for each stop place: filled where buses leave it that day, hollow where none does, grey where nobody knows. */
const stopDisc: LayerSpecification = {
  ...ofStops,
  id: 'stop-disc',
  type: 'circle',
  layout: { visibility: hidden },
  paint: {
    'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 1.6, 13, 4, 16, 6],
    'circle-color': ['case', ['>', ['coalesce', ['get', 'departures'], 0], 0], INK, '#fff'],
    'circle-stroke-color': ['case', ['has', 'departures'], INK, UNKNOWN_GREY],
    'circle-stroke-width': ['interpolate', ['linear'], ['zoom'], 10, 0.6, 13, 2],
  },
};

const stopName: LayerSpecification = {
  ...ofStops,
  id: 'stop-name',
  type: 'symbol',
  minzoom: 14,
  layout: {
    'text-field': ['get', 'name'],
    'text-font': boldFont,
    'text-size': 14,
    'text-variable-anchor-offset': ['left', [0.7, 0], 'right', [-0.7, 0]],
    visibility: hidden,
  },
  paint: { 'text-color': '#333', 'text-halo-color': '#fff', 'text-halo-width': 2 },
};

const ofZones = { source: 'zones', 'source-layer': 'zones' } as const;
const MAGENTA = '#8b008b';

const zoneFill: LayerSpecification = {
  ...ofZones,
  id: 'zone-fill',
  type: 'fill',
  filter: ['==', ['geometry-type'], 'Polygon'],
  layout: { visibility: hidden },
  paint: { 'fill-color': MAGENTA, 'fill-opacity': 0.08 },
};

const zoneEdge: LayerSpecification = {
  ...ofZones,
  id: 'zone-edge',
  type: 'line',
  filter: ['==', ['geometry-type'], 'Polygon'],
  layout: { 'line-join': 'round', visibility: hidden },
  paint: { 'line-color': MAGENTA, 'line-width': 2, 'line-dasharray': [3, 2] },
};

/** Where a demand taxi stops for those who asked: no stop of a timetable, so hollow. */
const zonePoint: LayerSpecification = {
  ...ofZones,
  id: 'zone-point',
  type: 'circle',
  filter: ['==', ['geometry-type'], 'Point'],
  layout: { visibility: hidden },
  paint: { 'circle-radius': 3, 'circle-color': '#fff', 'circle-stroke-color': MAGENTA, 'circle-stroke-width': 1.5 },
};

/** Under the marks. */
export const transitLayers: readonly LayerSpecification[] = [
  zoneFill,
  zoneEdge,
  zonePoint,
  untimedLine,
  routeCasing,
  routeLine,
  stopDisc,
];
/** Yield to the names of areas. */
export const transitNames: readonly LayerSpecification[] = [stopName, routeName];

/** Those of each layer of tiles. */
export const layersOf: Readonly<Record<TransitLayer, readonly string[]>> = {
  zones: [zoneFill.id, zoneEdge.id, zonePoint.id],
  routes: [untimedLine.id, routeCasing.id, routeLine.id, routeName.id],
  stops: [stopDisc.id, stopName.id],
};

/** What a pointer can pick. */
export const STOP_LAYER = stopDisc.id;
export const LINE_LAYER = routeLine.id;
