import { HAZARD_COLUMNS, withHazards } from './hazards.ts';
import { withCells } from './rewrite-row.ts';
import type { Column, Source } from './source.ts';
import type { StagedRow } from './staged-row.ts';

const COLUMNS: readonly Column[] = [
  { field: 'id', names: '共通ID' },
  { field: 'name', names: '施設・場所名' },
  { field: 'address', names: '住所' },
  { field: 'municipality_name', names: '都道府県名及び市町村名' },
  { field: 'longitude', names: 'longitude 経度' },
  { field: 'latitude', names: 'latitude 緯度' },
];

/** 指定緊急避難場所 of 国土地理院, as GeoJSON or CSV: where to flee; a column per hazard tells it from the other list. */
export const gsiEmergencyEvacuationSite: Source = {
  format: 'gsi-emergency-evacuation-site',
  dataset: 'resources',
  columns: [...COLUMNS, ...HAZARD_COLUMNS],
  isMadeOf: (has) => has('id', 'name', 'hazard_flood', 'hazard_earthquake'),
  rewrite: (row) => ofKind('emergency-evacuation-site')(withHazards(row)),
};

/** 指定避難所 of 国土地理院: where to stay afterwards. */
export const gsiDesignatedShelter: Source = {
  format: 'gsi-designated-shelter',
  dataset: 'resources',
  columns: COLUMNS,
  isMadeOf: (has, { names }) => has('id', 'name') && names.includes('指定緊急避難場所との住所同一'),
  rewrite: ofKind('designated-shelter'),
};

function ofKind(kind: string): (row: StagedRow) => StagedRow {
  return (row) => withCells(row, { kind: { field: 'kind', value: kind } });
}
