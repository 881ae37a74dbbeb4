import type { Measurement } from '@hazama/geo';
import type { Day } from '../town/town-model.ts';
import type { StoredValue, ValueSelection } from './stored-value.repository.ts';

/** The values of one area. */
export interface AreaSelection extends Omit<ValueSelection, 'areaIds'> {
  readonly areaId: string;
  /** 運行日 that values by the timetable are asked of; null: the one that all see. */
  readonly serviceDate: Day | null;
}

/** A value as its audience may see it. */
export interface ReadValue {
  readonly stored: Pick<StoredValue, 'indicatorId' | 'areaId' | 'year' | 'method' | 'dataFrom' | 'computedAt'>;
  readonly measurement: Measurement;
}
