// The words of the slice, for those too who must not load it: nothing that takes time may be imported here.
import { RECORD_DATASETS } from '../dataset/vocabulary.ts';

export const EXPORT_DATASETS = [
  'areas',
  'membership',
  'population',
  'resources',
  'presence',
  'counts',
  'targets',
  'plan',
  'events',
  ...RECORD_DATASETS,
  'zones',
  'lines',
  'values',
] as const;
export type ExportDataset = (typeof EXPORT_DATASETS)[number];

export const EXPORT_FORMATS = ['csv', 'xlsx', 'geojson', 'gpkg'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_ENCODINGS = ['utf-8', 'cp932'] as const;

/** Forms of the 自治体標準オープンデータセット (2021), under the names that their import has. */
export const ODS_FORMS = [
  'ods-public-facility',
  'ods-care-facility',
  'ods-medical-institution',
  'ods-childcare-facility',
  'ods-evacuation-site',
  'ods-aed',
  'ods-population',
  'ods-event',
] as const;
export type OdsForm = (typeof ODS_FORMS)[number];
