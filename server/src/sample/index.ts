export { SAMPLE_TOWNS } from './facts/read-town-facts.ts';
export { generateSampleTown } from './generate-sample-town.ts';
export { loadSampleTowns, SampleError, type SampleServices } from './load-sample-towns.ts';
export type { SampleFile, SampleFileOptions, SampleText, SampleTimetable, SampleTown } from './sample-town.ts';
