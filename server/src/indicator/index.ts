export type {
  ComputeOptions,
  ComputeProgress,
  ComputeResult,
  ComputeServices,
} from './compute/compute-municipality.ts';
export { computeMunicipality } from './compute/compute-municipality.ts';
export { ComputeQueue } from './compute/compute-queue.ts';
export { type Clock, dayInTokyo } from './today.ts';
export { Towns } from './town/towns.ts';
