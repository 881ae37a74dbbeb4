export { type CheckDetail, type CheckedRow, labelOf } from './check-detail.ts';
export { DatasetError, type DatasetErrorCode } from './dataset-error.ts';
export { LARGEST_FILE_BYTES } from './file/limits.ts';
export { readCsv } from './file/read-csv.ts';
export type { InputFile } from './file/read-file.ts';
export type { Table } from './file/table.ts';
export { type InspectedFeed, inspectFeed } from './gtfs/inspect-feed.ts';
export { type ImportServices, importFile } from './import-file.ts';
export type { ChangeCounts, ImportReport, ImportStatus, RowCounts } from './import-report.ts';
export {
  type CheckedRequest,
  checkRequest,
  type ImportRequest,
  type RequestOptions,
  type RowEdit,
  type RowEdits,
} from './import-request.ts';
export type { Issue } from './issue.ts';
export { ISSUE_LEVELS, type IssueCode, type IssueLevel } from './issue-codes.ts';
export { lineInFile } from './line-number.ts';
export { type AddedMunicipality, addMunicipality, type NewMunicipality } from './municipality.ts';
export { onScreen } from './on-screen.ts';
export type { ImportProgress, Progress } from './progress.ts';
export { saveOrganizations } from './publication/organizations.ts';
export type { RecordChange } from './publication/record-changes.ts';
export { refreshResourceAreas } from './publication/resource-areas.ts';
export { columnsOf } from './publication/resources.ts';
export { listRememberedMappings } from './publication/saved-mappings.ts';
export { type RecognisedFile, type Recognition, recogniseFile } from './recognise-file.ts';
export { checkTypedRecord, handRecordsId, type TypedRecord } from './record/check-typed-record.ts';
export type { RecordSort } from './record/record-sort.ts';
export { findSortOfTable, RECORD_SORTS } from './record/record-sorts.ts';
export {
  type DecidedRow,
  decideReviewRows,
  type ReviewDecision,
  type ReviewOutcome,
  type ReviewRequest,
} from './review/decide-review-rows.ts';
export { type AtOnce, decideRowsOfReason } from './review/decide-rows-of-reason.ts';
export {
  listReviewRows,
  listWaitingImports,
  type ReviewFilter,
  type ReviewPage,
  type ReviewRow,
  type WaitingImport,
} from './review/review-rows.ts';
export { type UndoneDecision, undoReviewDecision } from './review/undo-review-decision.ts';
export { type ColumnSuggestion, type MappingSuggestion, suggestMapping } from './sources/suggest-mapping.ts';
export { suggestColumns } from './suggest-columns.ts';
export { findTemplate, TEMPLATE_NAMES, type TemplateFile, type TemplateFormat } from './template/build-template.ts';
export { TEMPLATES, type TemplateColumn } from './template/templates.ts';
export { readTownGazetteer } from './town/town.ts';
export { UNDO_DAYS, type UndoneImport, undoImport } from './undo/undo-import.ts';
export type { Finding, RowNote, Suggestion, Verdict } from './validation/row-check.ts';
export { checkTypedEvent, handEventsId } from './validation/typed-event.ts';
export {
  checkTypedResource,
  HAND_FORMAT,
  HAND_SOURCE,
  handDatasetId,
  type TypedResource,
} from './validation/typed-resource.ts';
export { recordId } from './value/record-id.ts';
export { listOpenings, type Recurrence } from './value/recurrence.ts';
export { type Opening, parseSchedule, type ReadSchedule } from './value/schedule.ts';
export { markText } from './value/text-mark.ts';
export {
  AREA_KINDS,
  type AreaKind,
  BOUNDARY_SOURCES,
  type BoundarySource,
  DATASET_NAMES,
  DATASET_TITLES,
  type DatasetName,
  RECORD_DATASETS,
  type RecordDataset,
} from './vocabulary.ts';
