import type { Column } from './source.ts';

/** What every layer of points has, beside its own columns (see `layerTable`). */
export const POINT_COLUMNS: readonly Column[] = [
  { field: 'longitude', names: 'longitude' },
  { field: 'latitude', names: 'latitude' },
];
