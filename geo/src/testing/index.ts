export { type Random, seededRandom } from '../random.ts';
export { CITY_FEED, type RandomFeed, type RandomTimetableSize, randomFeed } from './random-timetable.ts';
export { type RandomTownSize, randomTown } from './random-town.ts';
export {
  type Call,
  clockTime,
  type SyntheticTimetable,
  seconds,
  TimetableBuilder,
  timetable,
} from './timetable-builder.ts';
export { type Spot, type SyntheticTown, TownBuilder, toPoints, town } from './town-builder.ts';
