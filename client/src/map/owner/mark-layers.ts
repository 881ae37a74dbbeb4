import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import { boldFont } from './label-layers.ts';
import { BADGE_IMAGE } from './mark-images.ts';

/** Draws nothing: the tiles' points are gathered by nearness first, and drawn from the source `marks`. */
export const resourceTilesLoader: LayerSpecification = {
  id: 'resource-tiles',
  type: 'circle',
  source: 'resources',
  'source-layer': 'resources',
  paint: { 'circle-radius': 0, 'circle-opacity': 0 },
};

/** Over the whole town: a 7 px shape for each place. It makes way for a name, not for another shape. */
export const markShapes: LayerSpecification = {
  id: 'mark-shape',
  type: 'symbol',
  source: 'marks',
  filter: ['==', ['get', 'look'], 'shape'],
  layout: { 'icon-image': ['get', 'image'], 'icon-overlap': 'cooperative', 'icon-padding': 0 },
};

/** Nearer: marks of 26 px, less outside of the open area. Nothing hides them; the names make way. */
const nearer = {
  'icon-image': ['get', 'image'],
  'icon-size': ['get', 'size'],
  'icon-overlap': 'always',
  'icon-padding': 1,
} satisfies SymbolLayerSpecification['layout'];

export const markIcons: LayerSpecification = {
  id: 'mark-icon',
  type: 'symbol',
  source: 'marks',
  filter: ['==', ['get', 'look'], 'icon'],
  layout: nearer,
};

/** Several places of one icon closer than their marks are wide: the icon with their number at its shoulder. */
export const markBadges: LayerSpecification = {
  id: 'mark-badge',
  type: 'symbol',
  source: 'marks',
  filter: ['all', ['==', ['get', 'look'], 'icon'], ['!=', ['get', 'count'], '']],
  layout: {
    'icon-image': BADGE_IMAGE,
    'icon-offset': [11, -9],
    'icon-overlap': 'always',
    'icon-ignore-placement': true,
    'text-field': ['get', 'count'],
    'text-font': boldFont,
    'text-size': 12,
    'text-offset': [11 / 12, -9 / 12],
    'text-overlap': 'always',
    'text-ignore-placement': true,
  },
  paint: { 'text-color': '#fff' },
};

/** Several places of different icons: a disc with their number. */
export const markCounts: LayerSpecification = {
  id: 'mark-count',
  type: 'symbol',
  source: 'marks',
  filter: ['==', ['get', 'look'], 'count'],
  layout: {
    ...nearer,
    'text-field': ['get', 'count'],
    'text-font': boldFont,
    'text-size': ['*', 14, ['get', 'size']],
    'text-overlap': 'always',
  },
  paint: { 'text-color': '#1a1a1a' },
};

/** いまいる所, once somebody asked for it. */
export const ownPosition: LayerSpecification = {
  id: 'own-position',
  type: 'circle',
  source: 'position',
  paint: {
    'circle-radius': 7,
    'circle-color': '#0017c1',
    'circle-stroke-color': '#fff',
    'circle-stroke-width': 3,
  },
};

/** What a pointer can pick. */
export const markLayerIds = [markShapes.id, markIcons.id, markCounts.id];
