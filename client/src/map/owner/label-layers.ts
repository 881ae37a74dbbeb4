import type { DataDrivenPropertyValueSpecification, FormattedSpecification, LayerSpecification } from 'maplibre-gl';

/** Drawn from the machine's own fonts; the first name is none, and says the weight. */
export const families = [
  'Noto Sans JP',
  'Noto Sans CJK JP',
  'Hiragino Sans',
  'BIZ UDPGothic',
  'Yu Gothic UI',
  'Meiryo',
];
export const boldFont = ['Hazama Bold', ...families];
const regularFont = ['Hazama Regular', ...families];

/** Name in 15 px, under it persons or rate in 14. */
const nameAndFigure: DataDrivenPropertyValueSpecification<FormattedSpecification> = [
  'format',
  ['get', 'name'],
  { 'text-font': ['literal', boldFont], 'text-color': '#1a1a1a' },
  ['case', ['==', ['get', 'figure'], ''], '', ['concat', '\n', ['get', 'figure']]],
  { 'text-font': ['literal', regularFont], 'text-color': '#333', 'font-scale': 14 / 15 },
];

const areaLabel = {
  type: 'symbol',
  source: 'labels',
  layout: {
    'text-field': nameAndFigure,
    'text-font': boldFont,
    'text-size': 15,
    'text-line-height': 1.2,
    'text-padding': 2,
    // most persons first
    'symbol-sort-key': ['get', 'order'],
    // beside the marks rather than over them
    'text-variable-anchor-offset': [
      'center',
      [0, 0],
      'bottom',
      [0, -0.9],
      'top',
      [0, 0.9],
      'right',
      [-1.2, 0],
      'left',
      [1.2, 0],
    ],
  },
  paint: { 'text-halo-color': '#fff', 'text-halo-width': 2 },
} satisfies Partial<LayerSpecification>;

export const areaLabels: LayerSpecification = {
  ...areaLabel,
  id: 'area-label',
  filter: ['!', ['get', 'isOpen']],
};

/** Placed before the others, so that the area under the pointer always says its name. */
export const hoveredLabel: LayerSpecification = {
  ...areaLabel,
  id: 'area-label-hovered',
  filter: ['==', ['get', 'id'], ''],
};

/** The open area's name, in white on a blue pill at its northern edge. */
export const openLabel: LayerSpecification = {
  id: 'area-label-open',
  type: 'symbol',
  source: 'labels',
  filter: ['get', 'isOpen'],
  layout: {
    'text-field': ['get', 'name'],
    'text-font': boldFont,
    'text-size': 17,
    'icon-image': 'pill',
    'icon-text-fit': 'both',
    'icon-text-fit-padding': [6, 22, 6, 22],
    'icon-overlap': 'always',
    'text-overlap': 'always',
  },
  paint: { 'text-color': '#fff' },
};
