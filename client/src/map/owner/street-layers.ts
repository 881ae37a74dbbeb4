import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { REACH, STREET, STREET_CASING } from '../model/palettes.ts';

const hidden = { 'line-cap': 'round', 'line-join': 'round', visibility: 'none' } as const;

/** Growing with what it is drawn on, from a thread in the view of a large area to a street with two sides. */
const width = (far: number, near: number): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  11,
  far,
  17,
  near,
];

/** Ground along the streets from which one can walk to a counted place, under the streets themselves. */
export const reachBand: LayerSpecification = {
  id: 'reach-band',
  type: 'line',
  source: 'reach',
  'source-layer': 'reach',
  layout: hidden,
  paint: { 'line-color': REACH, 'line-width': width(7, 70) },
};

const ofStreets = { source: 'streets', 'source-layer': 'streets', layout: hidden } as const;

/** Streets of the open area. */
export const streetLines: readonly LayerSpecification[] = [
  {
    ...ofStreets,
    id: 'street-casing',
    type: 'line',
    paint: { 'line-color': STREET_CASING, 'line-width': width(0.9, 13) },
  },
  { ...ofStreets, id: 'street-line', type: 'line', paint: { 'line-color': STREET, 'line-width': width(0.3, 10.5) } },
];
