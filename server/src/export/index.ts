export { registerExports } from './export.routes.ts';
export { type ExportRequest, parseExportRequest } from './export-request.ts';
export { EXPORT_FORMATS, ODS_FORMS } from './vocabulary.ts';
export { type ExportSummary, writeExport } from './write-export.ts';
