export { type EditContext, EditResolver } from './edit.resolver.ts';
export { beginEdit, writeAudit } from './ledger.repository.ts';
export { createResourceRecordReader } from './resource-record.reader.ts';
export { ResourceHelpResolver, ResourceRecordResolver } from './resource-record.resolver.ts';
export { endVersion, restoreVersion } from './resource-version.repository.ts';
