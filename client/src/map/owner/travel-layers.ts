import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { classColors } from '../model/palettes.ts';
import { boldFont } from './label-layers.ts';

/** A band lies over those that take longer, so each is seen through the ones above it; the key is mixed the same way. */
export const TRAVEL_OPACITY = 0.55;

/** 水, what is reached sooner the darker: by the place of a band, from the nearest. */
export const TRAVEL_COLORS = classColors('mizu', 5).slice(1).toReversed();

const colorOfBand: ExpressionSpecification = ['to-color', ['at', ['get', 'band'], ['literal', [...TRAVEL_COLORS]]]];

/** Over the land and under everything else. */
export const travelAreas: readonly LayerSpecification[] = [
  {
    id: 'travel-fill',
    type: 'fill',
    source: 'travel',
    paint: { 'fill-color': colorOfBand, 'fill-opacity': TRAVEL_OPACITY },
  },
  {
    id: 'travel-edge',
    type: 'line',
    source: 'travel',
    layout: { 'line-join': 'round' },
    paint: { 'line-color': '#00505c', 'line-width': ['case', ['==', ['get', 'band'], 0], 2, 1.2] },
  },
];

/** Minutes along each edge. */
export const travelNames: LayerSpecification = {
  id: 'travel-minutes',
  type: 'symbol',
  source: 'travel',
  layout: {
    'symbol-placement': 'line',
    'symbol-spacing': 320,
    // upright, so that it is read without turning one's head
    'text-rotation-alignment': 'viewport',
    'text-field': ['get', 'words'],
    'text-font': boldFont,
    'text-size': 14,
  },
  paint: { 'text-color': '#00343c', 'text-halo-color': '#fff', 'text-halo-width': 2 },
};

/** The place in the middle of it all. */
export const travelPlace: LayerSpecification = {
  id: 'travel-place',
  type: 'circle',
  source: 'travel-place',
  paint: { 'circle-radius': 8, 'circle-color': '#0017c1', 'circle-stroke-color': '#fff', 'circle-stroke-width': 3 },
};
