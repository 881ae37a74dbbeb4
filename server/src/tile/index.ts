export { encodeTile, type TileLayers } from './encode-tile.ts';
export { registerTiles } from './tile.routes.ts';
