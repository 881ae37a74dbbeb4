import { HAZARD_COLUMNS, withHazards } from './hazards.ts';
import { ODS_PLACE, rewriteOdsPlace } from './ods-place.ts';
import { withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';

/** 指定緊急避難場所一覧: where to flee, with a column per hazard. */
export const odsEvacuationSite: Source = {
  format: 'ods-evacuation-site',
  dataset: 'resources',
  columns: [
    ...ODS_PLACE,
    ...HAZARD_COLUMNS,
    { field: 'capacity', names: '想定収容人数 収容人数 capacity' },
    { field: 'is_shelter', names: '指定避難所との重複' },
  ],
  isMadeOf: (has) =>
    has('name', 'hazard_flood', 'hazard_earthquake') && (has('address') || has('latitude', 'longitude')),
  rewrite: (row) => {
    const { is_shelter: _shelter, ...cells } = row.cells;
    const place = withHazards(rewriteOdsPlace({ ...row, cells }));
    return withCells(place, { kind: { field: 'kind', value: 'emergency-evacuation-site' } });
  },
};
