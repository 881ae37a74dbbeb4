export { encodeTile } from './encode-tile.ts';
export { registerTiles } from './tile.routes.ts';
export type { TileLayers } from './tile-feature.ts';
