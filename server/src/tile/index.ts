export { registerTiles } from './tile.routes.ts';
