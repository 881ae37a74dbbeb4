import type { LayerSpecification } from 'maplibre-gl';
import { CELL_REACHED, REACH } from '../model/palettes.ts';

const hidden = { visibility: 'none' } as const;

/** Ground of the open area that is within reach, under the neighbours' fills, which cut it off at the border. */
export const cellReach: LayerSpecification = {
  id: 'cell-reach',
  type: 'fill',
  source: 'cells',
  'source-layer': 'cell-grounds',
  filter: ['==', ['get', 'reached'], true],
  layout: hidden,
  paint: { 'fill-color': REACH, 'fill-antialias': false },
};

const squares = { source: 'cells', 'source-layer': 'cell-squares', layout: hidden } as const;

/** One square a cell, its area in proportion to the people there: solid within reach, striped not yet, grey unknown. */
export const cellSquares: readonly LayerSpecification[] = [
  {
    ...squares,
    id: 'cell-reached',
    type: 'fill',
    filter: ['==', ['get', 'reached'], true],
    paint: { 'fill-color': CELL_REACHED },
  },
  {
    ...squares,
    id: 'cell-not-yet',
    type: 'fill',
    filter: ['==', ['get', 'reached'], false],
    paint: { 'fill-pattern': 'not-yet' },
  },
  {
    ...squares,
    id: 'cell-not-yet-edge',
    type: 'line',
    filter: ['==', ['get', 'reached'], false],
    paint: { 'line-color': '#874c0a', 'line-width': 1 },
  },
  {
    ...squares,
    id: 'cell-unknown',
    type: 'fill',
    filter: ['!', ['has', 'reached']],
    paint: { 'fill-color': '#a3abb6' },
  },
];
