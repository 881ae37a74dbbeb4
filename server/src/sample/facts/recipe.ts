import type { SampleStatus } from '../places/sample-resource.ts';
import type { Word } from './word.ts';

/** How records of one kind are made up; {area}, {town}, {word}, {city} and {n} in names are filled in. */
export interface Recipe {
  readonly kind: string;
  /** 12 · 0.6/area (a share of the areas) · 0.3/town (a share of the 町字) · weekly, monthly: gathering places, as many as an area is to have · stops, lines, zones: those of the town's own buses */
  readonly number: string;
  /** town: at a 町字 · cell: where people live · centre: where most people of an area live · core: near the city office */
  readonly where: 'town' | 'cell' | 'centre' | 'core' | 'none';
  /** area: the area it lies in · all: the whole city · split: the areas in turn · own: nothing but its place */
  readonly serves: 'area' | 'all' | 'split' | '';
  readonly names: readonly Word[];
  readonly schedules: readonly string[];
  /** 10-20, or empty where it has none */
  readonly capacity: string;
  readonly organization: string;
  /** Years of opening: 2006-2019 */
  readonly opened: string;
  readonly languages: string;
  readonly status: SampleStatus;
}
