import type { DatasetName } from '../vocabulary.ts';

/** A table whose rows are kept per revision, and what tells its records apart. Names come from code, never from input. */
export interface UndoableTable {
  readonly name: string;
  readonly key: readonly string[];
  /** SQL about `t`: whether a current row must stay although the import that began it is undone. */
  readonly stays?: string;
}

const AREA: UndoableTable = { name: 'area', key: ['id'] };

/** What an import of a dataset writes to, in the order in which it is taken back. */
export const UNDOABLE_TABLES: Readonly<Record<DatasetName, readonly UndoableTable[]>> = {
  areas: [AREA],
  addresses: [{ name: 'address_point', key: ['id'] }],
  membership: [{ name: 'membership', key: ['id'] }, AREA],
  population: [
    { name: 'population_count', key: ['year', 'cell_id'] },
    {
      name: 'population_cell',
      key: ['id'],
      // a cell belongs to everyone who counts people in it
      stays: `EXISTS (SELECT FROM population_count c
        WHERE c.municipality_code = t.municipality_code AND c.cell_id = t.id AND c.to_revision IS NULL)`,
    },
  ],
  resources: [{ name: 'resource', key: ['id'] }],
  presence: [{ name: 'presence_record', key: ['id'] }],
  counts: [{ name: 'count_record', key: ['id'] }],
  targets: [{ name: 'target', key: ['id'] }],
  plan: [{ name: 'plan_node', key: ['id'] }],
  events: [{ name: 'event', key: ['id'] }],
  agreements: [{ name: 'agreement', key: ['id'] }],
  assignments: [{ name: 'assignment', key: ['id'] }],
  gtfs: [
    { name: 'transit_feed', key: ['id', 'valid_from'] },
    { name: 'transit_zone', key: ['id'] },
  ],
  zones: [{ name: 'transit_zone', key: ['id'] }],
  lines: [{ name: 'bus_line', key: ['id'] }],
  weights: [{ name: 'weight_layer', key: ['id'] }],
  streets: [{ name: 'street_network', key: ['id'] }],
};
