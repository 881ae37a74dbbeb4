import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { AREA_PATTERNS, type AreaPattern } from '../model/area-fills.ts';
import { LAND } from '../model/palettes.ts';

const inAreas = { source: 'areas', 'source-layer': 'areas' } as const;
const rounded = { 'line-join': 'round', 'line-cap': 'round' } as const;

/** 1 where the area has that mark in its feature state, else 0: changes without asking the tiles again. */
const whileState = (name: 'hovered' | 'open' | AreaPattern): ExpressionSpecification => [
  'case',
  ['boolean', ['feature-state', name], false],
  1,
  0,
];

/** Under everything of the town: half of it shows around the outermost areas, so the town's edge needs no outline of its own. */
export const townEdge: LayerSpecification = {
  ...inAreas,
  id: 'town-edge',
  type: 'line',
  layout: rounded,
  paint: { 'line-color': '#5c574c', 'line-width': 6.2 },
};

/** Land before its value is known, and paper under the cells of the open area. */
export const areaPaper: LayerSpecification = {
  ...inAreas,
  id: 'area-paper',
  type: 'fill',
  paint: { 'fill-color': LAND },
};

export const areaFill: LayerSpecification = {
  ...inAreas,
  id: 'area-fill',
  type: 'fill',
  paint: {
    'fill-color': ['to-color', ['feature-state', 'color'], 'rgba(0,0,0,0)'],
    // until the first values are there
    'fill-opacity': 0,
  },
};

/** A pattern can't follow feature state, but how far it is seen through can. */
export const areaPatterns: readonly LayerSpecification[] = AREA_PATTERNS.map((pattern) => ({
  ...inAreas,
  id: `area-${pattern}`,
  type: 'fill',
  paint: { 'fill-pattern': pattern, 'fill-opacity': whileState(pattern) },
}));

export const areaLines: readonly LayerSpecification[] = [
  { ...inAreas, id: 'area-casing', type: 'line', layout: rounded, paint: { 'line-color': '#fff', 'line-width': 2.6 } },
  { ...inAreas, id: 'area-line', type: 'line', layout: rounded, paint: { 'line-color': '#7b7466', 'line-width': 1 } },
];

export const areaStates: readonly LayerSpecification[] = [
  {
    ...inAreas,
    id: 'area-hovered',
    type: 'line',
    layout: rounded,
    paint: { 'line-color': '#000', 'line-width': 2.4, 'line-opacity': whileState('hovered') },
  },
  {
    ...inAreas,
    id: 'area-open-casing',
    type: 'line',
    layout: rounded,
    paint: { 'line-color': '#fff', 'line-width': 7, 'line-opacity': whileState('open') },
  },
  {
    ...inAreas,
    id: 'area-open',
    type: 'line',
    layout: rounded,
    paint: { 'line-color': '#0017c1', 'line-width': 3.4, 'line-opacity': whileState('open') },
  },
];
