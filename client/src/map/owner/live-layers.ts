import type { LayerSpecification } from 'maplibre-gl';

/** Further away a square is a dot, and only what changes is worth one. */
export const ALL_FROM_ZOOM = 11;
const look = ['coalesce', ['feature-state', 'look'], 0] as const;
const isLook = (...codes: number[]) => ['in', look, ['literal', codes]] as const;
const when = (...codes: number[]) => ['case', isLook(...codes), 1, 0] as unknown as number;

export const squares: readonly LayerSpecification[] = [
  {
    id: 'live-not-yet',
    source: 'live',
    type: 'fill',
    minzoom: ALL_FROM_ZOOM,
    paint: { 'fill-pattern': 'not-yet', 'fill-opacity': when(0) },
  },
  {
    id: 'live-reached',
    source: 'live',
    type: 'fill',
    minzoom: ALL_FROM_ZOOM,
    paint: { 'fill-color': '#6fb8c1', 'fill-opacity': when(1) },
  },
  {
    id: 'live-lost',
    source: 'live',
    type: 'fill',
    paint: { 'fill-pattern': 'not-yet', 'fill-opacity': when(3) },
  },
  { id: 'live-new', source: 'live', type: 'fill', paint: { 'fill-color': '#00505c', 'fill-opacity': when(2) } },
  {
    id: 'live-edge',
    source: 'live',
    type: 'line',
    minzoom: ALL_FROM_ZOOM,
    paint: {
      'line-color': ['case', isLook(0), '#874c0a', isLook(3), '#1f1f1f', '#ffffff'] as unknown as string,
      'line-width': ['case', isLook(3), 2, 1] as unknown as number,
    },
  },
];

/** The places of today, and whence those come that are moved. */
export const overSquares: readonly LayerSpecification[] = [
  {
    id: 'live-moves',
    source: 'moves',
    type: 'line',
    paint: { 'line-color': '#0017c1', 'line-width': 2, 'line-dasharray': [2, 2] },
  },
  {
    id: 'live-places',
    source: 'places',
    type: 'circle',
    paint: {
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 10, 4, 14, 8],
      'circle-color': ['case', ['get', 'isGone'], '#ffffff', '#0017c1'],
      'circle-opacity': ['case', ['get', 'isGone'], 0.6, 1],
      'circle-stroke-color': ['case', ['get', 'isGone'], '#626264', '#ffffff'],
      'circle-stroke-width': 2,
    },
  },
];
