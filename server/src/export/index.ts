export { registerExports } from './export.routes.ts';
export {
  EXPORT_DATASETS,
  EXPORT_ENCODINGS,
  EXPORT_FORMATS,
  type ExportRequest,
  ODS_FORMS,
  parseExportRequest,
} from './export-request.ts';
export { type ExportSummary, writeExport } from './write-export.ts';
