// The words of the slice, for those too who must not load it: nothing that takes time may be imported here.

/** Records that no resource row can hold: one file each under `record/`. */
export const RECORD_DATASETS = ['agreements', 'assignments'] as const;
export type RecordDataset = (typeof RECORD_DATASETS)[number];

/** What can be imported by one file, on screen too, each under the name that the command line uses. */
export const DATASET_NAMES = [
  'areas',
  'addresses',
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
  'weights',
  'streets',
  'gtfs',
] as const;
export type DatasetName = (typeof DATASET_NAMES)[number];
/** What comes as rows of a table, each of which is accepted, doubtful or rejected by itself. */
export type TableName = Exclude<DatasetName, 'streets' | 'gtfs'>;

/** As it is called on screen. */
export const DATASET_TITLES: Readonly<Record<DatasetName, string>> = {
  areas: '区域',
  addresses: '住所の位置',
  membership: '町字と区域の対応',
  population: '人口',
  resources: '地域資源',
  presence: 'ある・ないの記録',
  counts: '数の記録',
  targets: '目標',
  plan: '計画の体系',
  events: '行事',
  agreements: '協定',
  assignments: '担当',
  zones: 'デマンド交通の区域',
  lines: 'バスの通る道',
  weights: '建物・土地利用',
  streets: '道路',
  gtfs: '時刻表',
};

export const AREA_KINDS = [
  'MUNICIPALITY',
  'CARE_SPHERE',
  'FORMER_MUNICIPALITY',
  'DISTRICT',
  'RESIDENTS_COUNCIL',
  'NEIGHBOURHOOD',
] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export const BOUNDARY_SOURCES = ['OFFICIAL', 'DERIVED', 'ESTIMATED', 'NONE'] as const;
export type BoundarySource = (typeof BOUNDARY_SOURCES)[number];
