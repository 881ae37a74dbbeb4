export { type Random, seededRandom } from './random.ts';
export { type RandomTownSize, randomTown } from './random-town.ts';
export { type Spot, type SyntheticTown, TownBuilder, toPoints, town } from './town-builder.ts';
